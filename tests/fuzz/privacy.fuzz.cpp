// SPDX-License-Identifier: GPL-3.0-or-later
/// The first byte chooses a form; whatever follows, each place lies within it and sealing keeps its length.
#include "probes/privacy/format.hpp"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    constexpr auto paths = std::to_array<std::string_view>({"/sys/firmware/dmi/tables/DMI",
                                                            "/sys/firmware/acpi/tables/MSDM",
                                                            "/sys/bus/pci/devices/0000:00:04.0/config",
                                                            "/sys/bus/pci/devices/0000:00:04.0/vpd",
                                                            "/sys/block/sda/device/vpd_pg80",
                                                            "/sys/block/sda/device/vpd_pg83",
                                                            "/sys/class/drm/card0-VGA-1/edid",
                                                            "/answers/nvme/nvme0/controller",
                                                            "/answers/nvme/nvme0n1/namespace",
                                                            "/answers/ethtool/eth0/permanent_address",
                                                            "/answers/ethtool/eth0/module"});
    if (size == 0)
        return 0;
    const auto* const format = ocks::privacy::format_of(paths.at(data[0] % paths.size()));
    std::string bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    for (const auto& [offset, length, field] : format->places(bytes)) {
        if (length == 0 || offset > bytes.size() || length > bytes.size() - offset)
            __builtin_trap();
    }
    if (format->seal != nullptr)
        format->seal(bytes);
    if (bytes.size() != size - 1)
        __builtin_trap();
    return 0;
}
