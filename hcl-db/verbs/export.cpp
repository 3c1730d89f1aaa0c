// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/matrices.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/site/mirror.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace ocks::verbs {
namespace {

namespace fs = std::filesystem;

Result<void> write(const fs::path& root, const site::MirrorFile& file)
{
    const fs::path path = root / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error)
        return fail(Errc::io, path.parent_path().string(), error.message());
    std::ofstream stream{path, std::ios::binary};
    stream.write(file.content.data(), static_cast<std::streamsize>(file.content.size()));
    stream.close();
    if (!stream)
        return fail(Errc::io, path.string(), "cannot be written");
    return {};
}

/// A mirror that is only half there is never seen: it is made beside its place, and takes it when it is whole.
Result<std::size_t> write_mirror(const site::Sources& sources, const std::string& directory)
{
    const fs::path place{directory};
    const fs::path fresh{directory + ".new"};
    std::error_code error;
    fs::remove_all(fresh, error);
    auto made = site::make_mirror(sources, [&](const site::MirrorFile& file) { return write(fresh, file); });
    if (!made) {
        fs::remove_all(fresh, error);
        return made;
    }
    fs::rename(fresh, place, error);
    if (error)
        return fail(Errc::io, directory, error.message());
    return made;
}

}  // namespace

int export_site(const ExportOptions& options)
{
    std::error_code error;
    if (fs::exists(options.site, error))
        return could_not({.code = Errc::io, .where = options.site, .why = "is there already; a mirror is made anew"});
    const auto policies = load_policies(options.policies);
    if (!policies)
        return could_not(policies.error());
    auto releases = options.releases.empty() ? Result<Releases>{} : load_releases(options.releases);
    if (!releases)
        return could_not(releases.error());
    const auto matrices = options.matrices.empty() ? Result<Matrices>{} : Matrices::load(options.matrices);
    if (!matrices)
        return could_not(matrices.error());
    const auto store = open_store(options.store.database, false, options.store.blobs);
    if (!store)
        return could_not(store.error());
    Published published{**store, *std::move(releases)};
    if (const auto built = published.refresh(); !built)
        return could_not(built.error());
    const auto index = published.index();
    const auto views = matrices->views();
    const auto files = write_mirror(
        {.index = *index, .published = published, .store = **store, .policies = *policies, .matrices = views},
        options.site);
    if (!files)
        return could_not(files.error());
    std::printf("ocks-hcl: %zu files of %zu listings in %s\n", *files, index->size(), options.site.c_str());
    return 0;
}

}  // namespace ocks::verbs
