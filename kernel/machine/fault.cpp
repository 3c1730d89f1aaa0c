// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using nlohmann::json;

constexpr std::uint64_t sector_bytes = 512;
constexpr std::uint64_t spacing = (512U << 10U) / sector_bytes;
constexpr std::uint64_t margin = (1U << 20U) / sector_bytes;

}  // namespace

Result<void> apply_fault(Setup& setup, std::string_view faults)
{
    for (const std::string_view fault : split(faults, '+')) {
        const Fault* known = find_fault(fault);
        if (known == nullptr)
            return fail(Errc::absent, "fault " + std::string{fault}, "no such fault; --list names them");
        const auto colon = fault.find(':');
        auto applied =
            known->apply(setup, colon == std::string_view::npos ? std::string_view{} : fault.substr(colon + 1));
        if (!applied)
            return applied;
    }
    return {};
}

const Fault* find_fault(std::string_view fault)
{
    const auto known = std::ranges::find(all_faults(), fault.substr(0, fault.find(':')), &Fault::id);
    return known == all_faults().end() ? nullptr : *known;
}

Result<Drive*> struck_drive(Setup& setup, std::string_view attachment, std::string_view serial)
{
    const auto drive = std::ranges::find_if(setup.drives, [&](const Drive& candidate) {
        return candidate.disk.attachment == attachment &&
               (serial.empty() ? candidate.disk.content == DiskContent::blank : candidate.disk.serial == serial);
    });
    if (drive == setup.drives.end())
        return fail(Errc::absent,
                    "model " + setup.model.name,
                    "has no such " + std::string{attachment} + " drive" + (serial.empty() ? "" : " as ") +
                        std::string{serial});
    return &*drive;
}

Result<std::string> struck_device(const Setup& setup, std::string_view type, std::string_view id)
{
    const std::string option = "-device " + std::string{type} + ",";
    for (const std::string& argument : setup.model.arguments) {
        const std::string_view device = std::string_view{argument}.substr(std::min<std::size_t>(argument.size(), 8));
        if (argument.starts_with(option) && (id.empty() || property_of(device, "id") == id))
            return std::string{device};
    }
    return fail(Errc::absent,
                "model " + setup.model.name,
                "has no device " + std::string{type} + (id.empty() ? "" : " with the id ") + std::string{id});
}

Result<std::string> struck_port(const Setup& setup)
{
    return struck_device(setup, "pcie-root-port", {}).map([](const std::string& port) {
        return property_of(port, "id");
    });
}

Result<std::string> struck_hotplug(Setup& setup, std::string_view id)
{
    auto device = struck_device(setup, "nvme", id);
    if (!device)
        return device;
    const auto port = struck_device(setup, "pcie-root-port", property_of(*device, "bus"));
    if (property_of(*device, "bus").empty() || !port)
        return fail(Errc::absent, "model " + setup.model.name, "has no such NVMe drive in a slot of its own");
    // A q35 machine gives the slots to ACPI otherwise, which kernels of servers leave out.
    if (setup.model.architecture == "x86_64")
        setup.model.arguments.emplace_back("-global ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off");
    return device;
}

MonitorCommand removal_of(std::string_view device)
{
    return {.name = "device_del", .arguments = json{{"id", property_of(device, "id")}}.dump()};
}

MonitorCommand insertion_of(std::string_view device)
{
    json arguments = {{"driver", device.substr(0, device.find(','))}};
    for (const std::string_view property : split(device, ',')) {
        if (const auto sign = property.find('='); sign != std::string_view::npos)
            arguments[std::string{property.substr(0, sign)}] = property.substr(sign + 1);
    }
    return {.name = "device_add", .arguments = arguments.dump(-1, ' ', false, json::error_handler_t::replace)};
}

std::string property_of(std::string_view device, std::string_view key)
{
    for (const std::string_view property : split(device, ',')) {
        if (property.starts_with(key) && property.substr(key.size()).starts_with('='))
            return std::string{property.substr(key.size() + 1)};
    }
    return {};
}

void strike(Setup& setup, std::string_view name, std::string_view script, std::vector<MonitorCommand> commands)
{
    const std::string hook{name};
    setup.guest_files.emplace("/ocks/hooks/" + hook, script);
    if (!commands.empty())
        setup.reactions.push_back({.mark = "hook " + hook, .commands = std::move(commands)});
}

Result<void> needs_architecture(const Setup& setup, std::string_view architecture)
{
    if (setup.model.architecture != architecture)
        return fail(Errc::absent,
                    "model " + setup.model.name,
                    "is not " + std::string{architecture} + ", and the fault strikes only that");
    return {};
}

std::vector<std::uint64_t> scattered_sectors(const Drive& drive)
{
    std::vector<std::uint64_t> sectors;
    const std::uint64_t count = drive.disk.size_bytes / sector_bytes;
    for (std::uint64_t sector = margin + spacing / 2; sector + margin < count; sector += spacing)
        sectors.push_back(sector);
    return sectors;
}

}  // namespace ocks
