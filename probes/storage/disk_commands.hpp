// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands that ask a SATA or SAS disk how it is, and change nothing. They go through the kernel's SCSI layer,
/// which also serves SATA disks, and disks of both kinds behind host bus adapters.
#pragma once

#include "core/sysroot.hpp"

#include <cstdint>
#include <string>

namespace ocks::disk {

/// Sectors of 512 bytes of a log that is read by READ LOG EXT (ACS-4, 7.22 and 9).
inline constexpr std::size_t ata_log_bytes = 512;
inline constexpr std::uint8_t ata_directory_log = 0x00;
inline constexpr std::uint8_t ata_statistics_log = 0x04;

/// `device` is a name below /dev, "sda". Answers are absent where the disk does not know the command.
[[nodiscard]] Sysroot::Question ata_smart_data(std::string device);
/// The answer is the sense data in which the disk's registers come back.
[[nodiscard]] Sysroot::Question ata_smart_status(std::string device);
[[nodiscard]] Sysroot::Question ata_log_page(std::string device, std::uint8_t log, std::uint8_t page);
/// LOG SENSE with cumulative values (SPC-5, 6.8).
[[nodiscard]] Sysroot::Question scsi_log_page(std::string device, std::uint8_t page);

}  // namespace ocks::disk
