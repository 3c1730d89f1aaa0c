// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/blobs.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ocks {
namespace {

bool is_sha256(std::string_view name)
{
    return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

/// Two levels, so that no directory ever holds more than some hundred names.
std::string Blobs::directory_of(std::string_view sha256) const
{
    return m_directory + '/' + std::string{sha256.substr(0, 2)} + '/' + std::string{sha256.substr(2, 2)};
}

Result<std::string> Blobs::put(std::string_view bytes) const
{
    std::string name = sha256(bytes);
    if (get(name))
        return name;
    const std::string directory = directory_of(name);
    if (auto made = make_directory(directory); !made)
        return Failure(made.error());
    if (auto written = write_file(directory + '/' + name, bytes); !written)
        return Failure(written.error());
    return name;
}

Result<std::string> Blobs::get(std::string_view sha256) const
{
    if (!is_sha256(sha256))
        return fail(Errc::malformed, std::string{sha256}, "not a SHA-256");
    const std::string path = directory_of(sha256) + '/' + std::string{sha256};
    auto bytes = read_file(path);
    if (bytes && ocks::sha256(*bytes) != sha256)
        return fail(Errc::malformed, path, "its content is not that of its name");
    return bytes;
}

Result<std::vector<std::string>> Blobs::list() const
{
    std::vector<std::string> names;
    std::error_code failed;
    if (!std::filesystem::exists(m_directory, failed))
        return names;
    std::filesystem::recursive_directory_iterator entry{m_directory, failed};
    for (; !failed && entry != std::filesystem::recursive_directory_iterator{}; entry.increment(failed)) {
        std::string name = entry->path().filename().string();
        if (entry->is_regular_file(failed) && is_sha256(name))
            names.push_back(std::move(name));
    }
    if (failed)
        return fail(Errc::io, m_directory, failed.message());
    std::ranges::sort(names);
    return names;
}

}  // namespace ocks
