// SPDX-License-Identifier: GPL-3.0-or-later
/// The options that a kernel was configured with.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// The text of /proc/config.gz; of a kernel that does not keep its own, of /boot/config-RELEASE. absent: neither.
[[nodiscard]] Result<std::string> read_kernel_config(const Sysroot& root, std::string_view release);

/// What CONFIG_NAME is set to, without its quotes; nothing if it is not set.
[[nodiscard]] std::optional<std::string_view> kernel_option(std::string_view config, std::string_view name);

/// What gzip packed, as long as it is no more than a kernel's options can be.
[[nodiscard]] Result<std::string> unpack_gzip(std::string_view bytes);

}  // namespace ocks
