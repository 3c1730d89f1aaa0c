// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the kernel itself watches a temperature, and from which on it slows the machine down or switches it off.
///
///   thermal_zone0/type                 "x86_pkg_temp"
///   thermal_zone0/mode                 "enabled"
///   thermal_zone0/policy               "step_wise"
///   thermal_zone0/temp                 "38000", in thousandths of a degree
///   thermal_zone0/trip_point_0_type    "critical", "hot", "passive", "active"
///   thermal_zone0/trip_point_0_temp    "105000"; of a point that is not set "-274000" or less
///   thermal_zone0/cdev0             -> ../cooling_device3
///
/// Documentation/driver-api/thermal/sysfs-api.rst in the kernel.

#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/thermal";
constexpr std::int64_t absolute_zero = -273'150;

constexpr auto attributes = std::to_array<Attribute>({
    {"type", "type"},
    {"mode", "mode"},
    {"policy", "policy"},
});

/// What the kernel calls a point at which it does something. Zones have several that are passive, or active.
constexpr auto kinds = std::to_array<std::string_view>({"active", "critical", "hot", "passive"});

std::optional<std::int64_t> millidegrees(const Sysroot& root, const std::string& file, std::vector<Note>& notes)
{
    const auto text = read_if_answered(root, file, "thermal_zone", notes);
    if (!text)
        return std::nullopt;
    const auto value = parse_signed(*text);
    if (!value)
        notes.push_back({"thermal_zone", file, value.error().why});
    return value && *value > absolute_zero ? std::optional{*value} : std::nullopt;
}

std::string celsius(std::int64_t millidegrees)
{
    return shortest(static_cast<double>(millidegrees) / 1000);
}

void read_trip_points(const Sysroot& root,
                      const std::string& path,
                      const std::vector<std::string>& files,
                      Device& device,
                      std::vector<Note>& notes)
{
    std::array<std::vector<std::int64_t>, kinds.size()> points;
    for (const std::string& file : files) {
        if (!file.starts_with("trip_point_") || !file.ends_with("_type"))
            continue;
        const auto kind = read_if_answered(root, below(path, file), "thermal_zone", notes);
        const auto* const known = kind ? std::ranges::find(kinds, *kind) : kinds.end();
        if (known == kinds.end())
            continue;
        const std::string stem = file.substr(0, file.size() - std::string_view{"type"}.size());
        if (const auto value = millidegrees(root, below(path, stem + "temp"), notes))
            points.at(static_cast<std::size_t>(known - kinds.begin())).push_back(*value);
    }
    for (std::size_t index = 0; index < kinds.size(); ++index) {
        std::ranges::sort(points.at(index));
        std::vector<std::string> texts;
        std::ranges::transform(points.at(index), std::back_inserter(texts), celsius);
        if (std::string list = comma_list(texts); !list.empty())
            device.properties.emplace(std::string{kinds.at(index)} + "_celsius", std::move(list));
    }
}

void observe_thermal_zones(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "thermal_zone", inventory.notes)) {
        if (!name.starts_with("thermal_zone"))
            continue;  // the other half of the class are what cools
        Device device{.kind = "thermal_zone", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        if (const auto value = millidegrees(root, below(path, "temp"), inventory.notes))
            device.properties.emplace("value_celsius", celsius(*value));
        read_trip_points(root, path, entries(root, path, "thermal_zone", inventory.notes), device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe thermal_zone{
    .id = "thermal_zone",
    .summary = "where the kernel watches a temperature",
    .observe = observe_thermal_zones,
};

}  // namespace ocks::probes
