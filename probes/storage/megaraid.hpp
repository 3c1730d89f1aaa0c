// SPDX-License-Identifier: GPL-3.0-or-later
/// Questions to the firmware of MegaRAID controllers (Broadcom, Dell PERC, Lenovo, Inspur, Huawei …), whose drives no
/// directory of the kernel lists. They change nothing. The driver's file has no name in /dev, as the kernel gives it
/// none: one is made for the moment of opening.
///
/// struct megasas_iocpacket and the commands of MFI: drivers/scsi/megaraid/megaraid_sas.h in the kernel.
#pragma once

#include "core/sysroot.hpp"

#include <cstddef>

namespace ocks::megaraid {

inline constexpr std::size_t drive_info_bytes = 512;

/// Of the SCSI host with that number. Absent where there is no such driver, host or drive.
[[nodiscard]] Sysroot::Question list_drives(unsigned host);
[[nodiscard]] Sysroot::Question drive_info(unsigned host, unsigned drive);

}  // namespace ocks::megaraid
