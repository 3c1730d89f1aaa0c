// SPDX-License-Identifier: GPL-3.0-or-later
/// Parts of the machine whose power the kernel can hold down, with the limits that firmware or an operator has set: a
/// limit below what the processors are sold with explains a slow server.
///
///   intel-rapl:0/name                           "package-0"
///   intel-rapl:0/enabled                        "1"
///   intel-rapl:0/constraint_0_name              "long_term"
///   intel-rapl:0/constraint_0_power_limit_uw    "205000000"
///
/// Documentation/power/powercap/powercap.rst in the kernel. `intel-rapl` itself is the method, and has no name.

#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/powercap";

constexpr auto attributes = std::to_array<Attribute>({
    {"name", "zone"},
    {"enabled", "enabled", Form::number},
});

/// "long_term", and nothing that could not be part of a property's name.
bool is_word(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void read_limits(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr unsigned most = 8;  // two or three in practice
    for (unsigned index = 0; index < most; ++index) {
        const std::string constraint = below(path, "constraint_" + std::to_string(index));
        const auto name = read_if_answered(root, constraint + "_name", "power_zone", notes);
        if (!name || !is_word(*name))
            continue;
        const std::string file = constraint + "_power_limit_uw";
        const auto text = read_if_answered(root, file, "power_zone", notes);
        if (!text)
            continue;
        if (const auto microwatts = parse_unsigned(*text))
            device.properties.emplace(*name + "_limit_microwatts", *microwatts);
        else
            notes.push_back({"power_zone", file, microwatts.error().why});
    }
}

void observe_zones(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "power_zone", inventory.notes)) {
        const std::string path = below(std::string{directory}, name);
        if (!is_there(root, below(path, "name")))
            continue;
        Device device{.kind = "power_zone", .name = name, .properties = {}};
        read_attributes(root, path, attributes, device, inventory.notes);
        read_limits(root, path, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe power_zone{
    .id = "power_zone",
    .summary = "parts of the machine whose power can be limited",
    .observe = observe_zones,
};

}  // namespace ocks::probes
