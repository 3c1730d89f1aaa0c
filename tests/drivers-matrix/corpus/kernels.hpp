// SPDX-License-Identifier: GPL-3.0-or-later
/// Kernels that other tests built or fetched, where they keep them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace ocks::testing {

inline constexpr std::string_view no_kernel =
    "no kernel: set OCKS_KERNEL to the directory that kernel/build/build.sh prints";

inline std::filesystem::path kernel_cache()
{
    const char* const cache = std::getenv("XDG_CACHE_HOME");
    const char* const home = std::getenv("HOME");
    return (cache != nullptr ? std::filesystem::path{cache}
                             : std::filesystem::path{home != nullptr ? home : "/"} / ".cache") /
           "ocks";
}

/// The newest build for x86_64, or the one that OCKS_KERNEL names.
inline std::optional<std::filesystem::path> built_kernel()
{
    if (const char* const named = std::getenv("OCKS_KERNEL"))
        return named;
    std::optional<std::filesystem::path> newest;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(kernel_cache() / "kernel", error)) {
        const bool complete = std::filesystem::exists(entry.path() / "build.json", error);
        if (complete && entry.path().filename().string().find("x86_64") != std::string::npos &&
            (!newest || entry.last_write_time(error) > std::filesystem::last_write_time(*newest, error)))
            newest = entry.path();
    }
    return newest;
}

/// The modules of Debian's kernel 6.12, if tests/drivers-matrix/debian_kernel.sh has fetched them.
inline std::optional<std::filesystem::path> debian_kernel()
{
    const auto kernel = kernel_cache() / "debian-kernels/6.12-amd64";
    std::error_code error;
    return std::filesystem::exists(kernel / "package", error) ? std::optional{kernel} : std::nullopt;
}

}  // namespace ocks::testing
