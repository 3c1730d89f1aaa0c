// SPDX-License-Identifier: GPL-3.0-or-later
/// What an NVMe controller answers to the commands Identify and Get Log Page.
///
/// NVM Express Base Specification 2.0: figure 275 (controller), figure 207 (SMART / health), figure 209 (firmware
/// slots); NVM Command Set Specification 1.0: figure 97 (namespace). Numbers are little-endian.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <string_view>

namespace ocks::nvme {

inline constexpr std::size_t identify_bytes = 4096;
inline constexpr std::size_t smart_bytes = 512;
inline constexpr std::size_t self_test_bytes = 564;
inline constexpr std::size_t firmware_bytes = 512;

[[nodiscard]] Result<Device> decode_controller(std::string_view content);
[[nodiscard]] Result<Device> decode_namespace(std::string_view content);
[[nodiscard]] Result<Device> decode_smart(std::string_view content);
[[nodiscard]] Result<Device> decode_firmware(std::string_view content);
/// self_test (the newest that ended: "short passed"), self_test_hours (power-on hours then), self_test_failures (of the
/// last 20), self_test_running_percent.
[[nodiscard]] Result<Device> decode_self_tests(std::string_view content);

}  // namespace ocks::nvme
