// SPDX-License-Identifier: GPL-3.0-or-later
/// What the machine measures of itself: temperatures, voltages, fans, currents, power. These values differ from one
/// look to the next.
///
///   hwmon2/name            "coretemp"
///   hwmon2/temp1_label     "Package id 0"
///   hwmon2/temp1_input     "38000", in thousandths of a degree
///   hwmon2/temp1_crit      "94000"
///   hwmon2/device       -> ../../../0000:00:18.3
///
/// Documentation/hwmon/sysfs-interface.rst in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/hwmon";

/// A quantity by the stem of its files, with the unit that the property ends in, and the kernel's fraction of it.
struct Quantity {
    std::string_view stem = {};
    std::string_view unit = {};
    double fraction = 1;
};

constexpr auto quantities = std::to_array<Quantity>({
    {"temp", "celsius", 1e3},
    {"in", "volts", 1e3},
    {"curr", "amperes", 1e3},
    {"power", "watts", 1e6},
    {"energy", "joules", 1e6},
    {"humidity", "percent", 1e3},
    {"fan", "rpm", 1},
});

/// The value itself, by the first of two names, and its limits.
struct Reading {
    std::string_view suffix = {};
    std::string_view property = {};
};

constexpr auto readings = std::to_array<Reading>({
    {"_input", "value"},
    {"_average", "average"},
    {"_min", "min"},
    {"_max", "max"},
    {"_crit", "critical"},
});

/// "temp1_input" and "power1_average" name a sensor: "temp1".
std::string_view sensor_of(std::string_view file)
{
    for (const std::string_view suffix : {"_input", "_average"}) {
        if (file.ends_with(suffix))
            return file.substr(0, file.size() - suffix.size());
    }
    return {};
}

const Quantity* quantity_of(std::string_view sensor)
{
    const auto* const found = std::ranges::find_if(quantities, [&](const Quantity& quantity) {
        return sensor.starts_with(quantity.stem) && parse_unsigned(sensor.substr(quantity.stem.size())).has_value();
    });
    return found == quantities.end() ? nullptr : found;
}

Device read_sensor(const Sysroot& root,
                   const std::string& chip,
                   std::string_view sensor,
                   const Quantity& quantity,
                   const std::vector<std::string>& files,
                   std::vector<Note>& notes)
{
    Device device{.kind = "sensor", .name = chip + "/" + std::string{sensor}, .properties = {}};
    const std::string path = below(below(std::string{directory}, chip), sensor);
    for (const auto& [suffix, property] : readings) {
        if (!std::ranges::binary_search(files, std::string{sensor} + std::string{suffix}))
            continue;
        const std::string file = path + std::string{suffix};
        const auto content = root.read(file);
        const auto value = content.and_then([](const std::string& text) { return parse_signed(trimmed(text)); });
        if (value)
            device.properties.emplace(std::string{property} + "_" + std::string{quantity.unit},
                                      shortest(static_cast<double>(*value) / quantity.fraction));
        else if (value.error().code != Errc::absent)
            notes.push_back({"sensor", file, value.error().why});
    }
    if (std::ranges::binary_search(files, std::string{sensor} + "_label"))
        Node(root, below(std::string{directory}, chip), device, notes).text(std::string{sensor} + "_label", "label");
    return device;
}

void observe_sensors(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& chip : entries(root, directory, "sensor", inventory.notes)) {
        const std::string path = below(std::string{directory}, chip);
        const auto files = entries(root, path, "sensor", inventory.notes);
        Device common{.kind = "sensor", .name = chip, .properties = {}};
        Node(root, path, common, inventory.notes).text("name", "chip");
        if (auto address = pci_address_of(root, path))
            common.properties.emplace("pci_address", std::move(*address));
        std::string_view last;
        for (const std::string& file : files) {
            const std::string_view sensor = sensor_of(file);
            const Quantity* const quantity = quantity_of(sensor);
            // A sensor with both an average and a value is one: the names are in order.
            if (quantity == nullptr || sensor == last)
                continue;
            last = sensor;
            Device device = read_sensor(root, chip, sensor, *quantity, files, inventory.notes);
            device.properties.insert(common.properties.begin(), common.properties.end());
            inventory.devices.push_back(std::move(device));
        }
    }
}

}  // namespace

extern constinit const Probe sensor{
    .id = "sensor",
    .summary = "what the machine measures of itself",
    .observe = observe_sensors,
};

}  // namespace ocks::probes
