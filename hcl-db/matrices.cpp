// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/matrices.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace ocks {

Result<Matrices> Matrices::load(const std::string& directory)
{
    namespace fs = std::filesystem;
    std::error_code error;
    std::vector<std::string> paths;
    for (fs::recursive_directory_iterator entry{directory, error}, end; !error && entry != end;
         entry.increment(error)) {
        // A cache of builds has the trees that they were built from beside them.
        if (entry.depth() > 0)
            entry.disable_recursion_pending();
        if (entry->path().extension() == ".matrix")
            paths.push_back(entry->path().string());
    }
    if (error)
        return fail(Errc::io, directory, error.message());
    std::ranges::sort(paths);
    Matrices matrices;
    for (const std::string& path : paths) {
        auto file = MatrixFile::open(path);
        if (!file)
            return Failure(file.error());
        matrices.m_files.push_back(*std::move(file));
    }
    matrices.m_files.sort([](const MatrixFile& left, const MatrixFile& right) {
        // Of two builds of one release the configurations keep the order.
        return std::tuple{right.release(), left.architecture(), left.config_sha256()} <
               std::tuple{left.release(), right.architecture(), right.config_sha256()};
    });
    return matrices;
}

std::vector<const MatrixView*> Matrices::views() const
{
    std::vector<const MatrixView*> views;
    for (const MatrixFile& file : m_files)
        views.push_back(&file);
    return views;
}

}  // namespace ocks
