// SPDX-License-Identifier: GPL-3.0-or-later
/// The drive that a UEFI firmware starts from: an EFI system partition with one program, which holds the kernel, its
/// command line and its initramfs. One signature covers all three.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"
#include "kernel/machine/setup.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// A section of the program: its name and the file that fills it.
struct ImageSection {
    std::string name;
    std::string path;
    std::uint64_t size = 0;
};

/// objcopy(1)'s arguments: the sections follow each other in memory behind systemd's stub, which finds them by name.
[[nodiscard]] std::vector<std::string>
unified_image_arguments(std::string_view stub, const std::vector<ImageSection>& sections, std::string_view path);

/// absent if this host lacks what make_system_disk() needs, with the package that has it.
[[nodiscard]] Result<void> check_system_disk_tools(Firmware firmware);

/// Fills the image of the setup's system drive; `work` is a directory for what is in between. Where the firmware
/// enforces secure boot the program is signed, unless a fault took the signature. The key is the one that Debian's
/// variables for OVMF trust, and it is public ("snakeoil"): what is tested is that the chain is checked.
[[nodiscard]] Result<void> make_system_disk(const Setup& setup, Runner& runner, const std::string& work);

}  // namespace ocks
