// SPDX-License-Identifier: GPL-3.0-or-later
/// Recorded machines that are no part of this repository: found by OCKS_CORPUS, unpacked into the build tree once.
#pragma once

#include "core/command.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace ocks::testing {

inline constexpr std::string_view no_corpus = "no corpus: set OCKS_CORPUS to the directory of its archives";

inline std::filesystem::path corpus_directory()
{
    const char* const named = std::getenv("OCKS_CORPUS");
    return named != nullptr ? std::filesystem::path{named} : std::filesystem::path{OCKS_SOURCE} / "../shared/corpus";
}

/// The directory that an archive holds, or nothing if there is no such archive: then SKIP(no_corpus).
inline std::optional<std::filesystem::path> unpacked_corpus(const std::string& name)
{
    const std::filesystem::path archive = corpus_directory() / (name + ".tar.xz");
    const std::filesystem::path home = std::filesystem::path{OCKS_BUILD} / "corpus";
    const std::filesystem::path whole = home / name;
    std::error_code error;
    if (!std::filesystem::exists(archive, error))
        return std::nullopt;
    if (std::filesystem::exists(whole, error))
        return whole;
    // Tests run side by side: each unpacks for itself, the first to be done gives its copy the name.
    const std::filesystem::path mine = home / ("." + name + "." + std::to_string(getpid()));
    std::filesystem::create_directories(mine, error);
    Command command{.arguments = {"tar", "-xf", archive.string(), "-C", mine.string()}};
    const auto done = ProcessRunner{}.run(command);
    if (done && done->exit_status == 0)
        std::filesystem::rename(mine / name, whole, error);
    std::filesystem::remove_all(mine, error);
    return std::filesystem::exists(whole, error) ? std::optional{whole} : std::nullopt;
}

/// The names of the trees in an unpacked archive, sorted.
inline std::vector<std::string> names_below(const std::filesystem::path& directory)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

inline std::vector<std::string> lines_of(const std::filesystem::path& file)
{
    std::vector<std::string> all;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
        all.push_back(line);
    return all;
}

}  // namespace ocks::testing
