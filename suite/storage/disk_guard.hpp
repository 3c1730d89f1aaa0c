// SPDX-License-Identifier: GPL-3.0-or-later
/// The one way to a disk that will be overwritten. It opens only for a disk that the operator named by serial and
/// that holds nothing, belongs to nothing and is used by nobody.
#pragma once

#include "core/descriptor.hpp"
#include "core/inventory.hpp"
#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Who uses the disk, as far as /sys and /proc say: "is mounted on /", "has partitions", "is held by dm-0" …
[[nodiscard]] std::optional<std::string> use_of_disk(const Sysroot& root, const std::string& name);

/// A signature that libblkid finds (file system, LVM, MD, ZFS, LUKS, swap, partition table …). What cannot be
/// read, or is ambiguous, counts as a signature too.
[[nodiscard]] std::optional<std::string> signature_on(int disk, const std::string& name);

/// The serial as the kernel gives it now.
[[nodiscard]] Result<std::string> serial_of_disk(const Sysroot& root, const std::string& name);

/// The text of SCSI VPD page 0x80.
[[nodiscard]] Result<std::string> parse_vpd_serial(std::string_view page);

/// Checks everything anew and opens the disk exclusively, so that nobody can mount it while this is held. Call
/// it immediately before the first write.
[[nodiscard]] Result<Descriptor>
claim_disk(const Sysroot& root, const Device& disk, const std::vector<std::string>& grants);

}  // namespace ocks
