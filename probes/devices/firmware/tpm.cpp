// SPDX-License-Identifier: GPL-3.0-or-later
/// Trusted platform modules, and whether the firmware handed its log of the boot to the kernel.
///
///   tpm0/tpm_version_major                         "2"
///   tpm0/device/driver                          -> ../../../bus/acpi/drivers/tpm_crb
///   tpm0/pcr-sha256/0                              "3F2A…": the module has a bank of registers for that digest
///   /sys/kernel/security/tpm0/binary_bios_measurements
///
/// Documentation/ABI/stable/sysfs-class-tpm and Documentation/security/tpm/ in the kernel. What the registers hold
/// differs from boot to boot, and is evidence, not inventory.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/tpm";

constexpr auto attributes = std::to_array<Attribute>({
    {"tpm_version_major", "version_major", Form::number},
    {"device/description", "description"},
    {"device/driver", "driver", Form::link_name},
});

void observe_modules(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "tpm", inventory.notes)) {
        Device device{.kind = "tpm", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        constexpr std::string_view bank = "pcr-";
        std::string banks;
        for (const std::string& entry : entries(root, path, "tpm", inventory.notes)) {
            if (entry.starts_with(bank))
                banks += (banks.empty() ? "" : ",") + entry.substr(bank.size());
        }
        if (!banks.empty())
            device.properties.emplace("pcr_banks", std::move(banks));
        // Only whether it is there: nobody but root may list the directory.
        const auto log = root.list(below("/sys/kernel/security", name));
        if (log)
            device.properties.emplace("event_log",
                                      std::uint64_t{std::ranges::binary_search(*log, "binary_bios_measurements")});
        else if (log.error().code != Errc::absent)
            inventory.notes.push_back({"tpm", log.error().where, log.error().why});
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe tpm{
    .id = "tpm",
    .summary = "trusted platform modules",
    .observe = observe_modules,
};

}  // namespace ocks::probes
