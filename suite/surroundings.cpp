// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/surroundings.hpp"

#include "core/command.hpp"
#include "core/text.hpp"
#include "suite/network/cables.hpp"
#include "suite/network/port_use.hpp"
#include "suite/storage/disk_guard.hpp"
#include "suite/subject.hpp"

#include <algorithm>
#include <unistd.h>

namespace ocks {
namespace {

std::vector<std::string> tools_found(std::span<const TestCase* const> cases)
{
    std::vector<std::string> found;
    for (const TestCase* test : cases) {
        for (const std::string_view tool : test->needs.tools) {
            if (std::ranges::find(found, tool) == found.end() && find_program(tool))
                found.emplace_back(tool);
        }
    }
    std::ranges::sort(found);
    return found;
}

// MemAvailable:   24164172 kB
std::uint64_t free_memory(const Sysroot& root)
{
    const auto text = root.read("/proc/meminfo");
    if (!text)
        return 0;
    for (const std::string_view line : lines(*text)) {
        if (line.starts_with("MemAvailable:") && line.ends_with(" kB"))
            return parse_unsigned(trimmed(line.substr(13, line.size() - 13 - 3))).value_or(0) * 1024;
    }
    return 0;
}

std::map<std::string, std::string> what_is_in_use(const Sysroot& root, const Inventory& inventory)
{
    std::map<std::string, std::string> in_use;
    for (const Device& device : inventory.devices) {
        if (device.kind == "block") {
            if (const auto use = use_of_disk(root, device.name))
                in_use.emplace(device.name, *use);
        } else if (device.kind == "nic") {
            if (const auto use = use_of_port(root, device.name))
                in_use.emplace(device.name, *use);
        }
    }
    return in_use;
}

std::vector<std::string> idle_ports(const Inventory& inventory, const std::map<std::string, std::string>& in_use)
{
    std::vector<std::string> ports;
    for (const Device& device : inventory.devices) {
        if (device.kind == "nic" && !in_use.contains(device.name))
            ports.push_back(device.name);
    }
    return ports;
}

}  // namespace

Allowed look_around(const Sysroot& root,
                    const Inventory& inventory,
                    std::span<const TestCase* const> cases,
                    const Consent& consent)
{
    Allowed allowed;
    allowed.live = root.is_live();
    allowed.root = allowed.live && geteuid() == 0;
    allowed.seed = consent.seed;
    allowed.harm = consent.harm;
    allowed.in_use = what_is_in_use(root, inventory);
    allowed.free_memory_bytes = free_memory(root);
    if (!allowed.live)
        return allowed;
    allowed.grants = consent.grants;
    allowed.tools = tools_found(cases);
    allowed.cables = consent.cables;
    if (allowed.cables.empty() && consent.find_cables && allowed.root && consent.harm >= Harm::disrupts)
        allowed.cables = find_cables(idle_ports(inventory, allowed.in_use), std::chrono::seconds{8});
    return allowed;
}

}  // namespace ocks
