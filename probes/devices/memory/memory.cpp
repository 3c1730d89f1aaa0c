// SPDX-License-Identifier: GPL-3.0-or-later
/// Memory as the kernel has it to give: less than what the DIMMs hold, by what firmware and kernel keep.
///
///   MemTotal:       131841532 kB
///   HugePages_Total:       0
///   Hugepagesize:       2048 kB
///
/// Documentation/filesystems/proc.rst, "meminfo"; only what does not change from minute to minute.
#include "core/node.hpp"
#include "probes/meminfo.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

void observe_memory(const Sysroot& root, Inventory& inventory)
{
    constexpr std::string_view path = "/proc/meminfo";
    const auto content = root.read(path);
    if (!content) {
        if (content.error().code != Errc::absent)
            inventory.notes.push_back({"memory", content.error().where, content.error().why});
        return;
    }
    Device device{.kind = "memory", .name = "memory", .properties = {}};
    const auto read = [&](std::string_view field, std::string_view property) {
        const auto amount = meminfo_field(*content, field);
        if (amount)
            device.properties.emplace(property, *amount);
        else if (amount.error().code != Errc::absent)
            inventory.notes.push_back({"memory", std::string{path}, amount.error().why});
    };
    read("MemTotal", "total_bytes");
    read("SwapTotal", "swap_bytes");
    read("HardwareCorrupted", "hardware_corrupted_bytes");
    Node(root, "/sys/kernel/mm/hugepages", device, inventory.notes)
        .number("hugepages-2048kB/nr_hugepages", "hugepages_2m")
        .number("hugepages-1048576kB/nr_hugepages", "hugepages_1g");
    inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe memory{
    .id = "memory",
    .summary = "memory that the kernel manages",
    .observe = observe_memory,
};

}  // namespace ocks::probes
