// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/policies.hpp"

#include "core/file.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace ocks {

Result<Policies> load_policies(const std::string& directory)
{
    Policies policies;
    std::error_code failed;
    std::filesystem::directory_iterator entry{directory, failed};
    for (; !failed && entry != std::filesystem::directory_iterator{}; entry.increment(failed)) {
        if (entry->path().extension() != ".toml")
            continue;
        const std::string path = entry->path().string();
        auto text = read_file(path, 1U << 20U);
        if (!text)
            return Failure(text.error());
        auto policy = parse_policy(*text, path);
        if (!policy)
            return Failure(policy.error());
        std::string name = policy->sha256;
        policies.emplace(std::move(name), PublishedPolicy{*std::move(policy), *std::move(text)});
    }
    if (failed)
        return fail(
            failed == std::errc::no_such_file_or_directory ? Errc::absent : Errc::io, directory, failed.message());
    if (policies.empty())
        return fail(Errc::absent, directory, "no policy (*.toml) in it");
    return policies;
}

}  // namespace ocks
