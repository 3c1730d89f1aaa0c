// SPDX-License-Identifier: GPL-3.0-or-later
/// What is booted on the models of one architecture.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct KernelBuild {
    std::string architecture;
    std::string kernel;  ///< a directory of kernel/build/build.sh, or one with a vmlinuz
    std::string image;   ///< image.cpio, or the directory of kernel/image/image.sh
    std::string suite;   ///< a directory with bin/ocks-cert; empty for none

    friend bool operator==(const KernelBuild&, const KernelBuild&) = default;
};

/// "architecture" of a build.json; malformed if there is none.
[[nodiscard]] Result<std::string> parse_architecture(std::string_view build_json);

/// The first kernel belongs to the first image and the first suite, and so on. A kernel that has no build.json is
/// taken for one of this machine. malformed: the numbers do not match, or two are of one architecture.
[[nodiscard]] Result<std::vector<KernelBuild>> kernel_builds(const std::vector<std::string>& kernels,
                                                             const std::vector<std::string>& images,
                                                             const std::vector<std::string>& suites);

}  // namespace ocks
