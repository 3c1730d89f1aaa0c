// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/firmware.hpp"

#include "core/text.hpp"
#include "kernel/machine/host.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ocks {
namespace {

struct Known {
    Firmware firmware;
    std::string_view code;
    std::string_view variables;
    std::string_view package;
};

// The code is that of a flash chip of 4 MiB: the variables of the 2 MiB one have no room for keys.
constexpr std::array known{
    Known{Firmware::ovmf, "/OVMF/OVMF_CODE_4M.fd", "/OVMF/OVMF_VARS_4M.fd", "ovmf"},
    Known{Firmware::ovmf_secure, "/OVMF/OVMF_CODE_4M.secboot.fd", "/OVMF/OVMF_VARS_4M.snakeoil.fd", "ovmf"},
    Known{Firmware::uefi_aarch64, "/AAVMF/AAVMF_CODE.fd", "/AAVMF/AAVMF_VARS.fd", "qemu-efi-aarch64"},
};

}  // namespace

Result<FirmwareFiles> find_firmware(Firmware firmware, const std::string& share)
{
    for (const Known& candidate : known) {
        if (candidate.firmware != firmware)
            continue;
        FirmwareFiles files{.code = share + std::string{candidate.code},
                            .variables = share + std::string{candidate.variables}};
        for (const std::string& file : {files.code, files.variables}) {
            const auto there = need_file(file, candidate.package);
            if (!there)
                return Failure(there.error());
        }
        return files;
    }
    return FirmwareFiles{};
}

bool has_nothing_to_start(std::string_view console)
{
    // BdsDxe of EDK2 tries the shell that the firmware brings last of all.
    return std::ranges::any_of(lines(console), [](std::string_view line) {
        return line.find("BdsDxe: No bootable option or device was found") != std::string_view::npos ||
               (line.find("BdsDxe: failed to ") != std::string_view::npos &&
                line.find("\"EFI Internal Shell\"") != std::string_view::npos);
    });
}

}  // namespace ocks
