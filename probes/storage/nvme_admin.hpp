// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands that ask an NVMe controller about itself, and change nothing.
#pragma once

#include "core/sysroot.hpp"

#include <cstdint>
#include <string>

namespace ocks::nvme {

/// `device` is "nvme0" or "nvme0n1"; a namespace is asked about itself, and knows its number.
[[nodiscard]] Sysroot::Question identify_controller(std::string device);
[[nodiscard]] Sysroot::Question identify_namespace(std::string device, std::uint32_t number);
[[nodiscard]] Sysroot::Question smart_log(std::string device);
[[nodiscard]] Sysroot::Question firmware_log(std::string device);
[[nodiscard]] Sysroot::Question self_test_log(std::string device);

}  // namespace ocks::nvme
