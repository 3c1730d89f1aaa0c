// SPDX-License-Identifier: GPL-3.0-or-later
/// The drives behind MegaRAID controllers, whether they are part of a volume, spare, or bad: the kernel sees volumes
/// alone. Only root may ask.
///
///   host0/proc_name     "megaraid_sas"
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/answers.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/probe.hpp"
#include "probes/storage/megaraid.hpp"
#include "probes/storage/megaraid_data.hpp"

#include <fmt/format.h>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/scsi_host";

void observe_host(const Sysroot& root, const std::string& host, unsigned number, Inventory& inventory)
{
    const auto list = root.ask(fmt::format("megaraid/{}/drives", host), megaraid::list_drives(number));
    const auto drives = list.and_then(megaraid::decode_drives);
    if (!drives) {
        if (drives.error().code != Errc::absent)
            inventory.notes.push_back(
                {"raid_drive", fmt::format("/answers/megaraid/{}/drives", host), drives.error().why});
        return;
    }
    const auto address = pci_address_of(root, below(std::string{directory}, host));
    for (const unsigned drive : *drives) {
        Device device{
            .kind = "raid_drive", .name = fmt::format("{}/{}", host, drive), .properties = {{"scsi_host", host}}};
        if (address)
            device.properties.emplace("pci_address", *address);
        read_answer(root,
                    fmt::format("megaraid/{}/drive_{}", host, drive),
                    megaraid::drive_info(number, drive),
                    megaraid::decode_drive_info,
                    device,
                    inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

void observe_raid_drives(const Sysroot& root, Inventory& inventory)
{
    constexpr std::string_view stem = "host";
    for (const std::string& host : entries(root, directory, "raid_drive", inventory.notes)) {
        const auto driver =
            read_if_answered(root, below(std::string{directory}, host) + "/proc_name", "raid_drive", inventory.notes);
        const auto number = host.starts_with(stem) ? parse_unsigned(std::string_view{host}.substr(stem.size()))
                                                   : Result<std::uint64_t>{};
        if (driver == "megaraid_sas" && number)
            observe_host(root, host, static_cast<unsigned>(*number), inventory);
    }
}

}  // namespace

extern constinit const Probe raid_drive{
    .id = "raid_drive",
    .summary = "drives behind RAID controllers",
    .observe = observe_raid_drives,
};

}  // namespace ocks::probes
