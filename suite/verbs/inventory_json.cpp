// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/inventory_view.hpp"

#include <nlohmann/json.hpp>

namespace ocks::verbs {

std::string to_json(const Inventory& inventory)
{
    nlohmann::ordered_json devices = nlohmann::ordered_json::array();
    for (const Device& device : inventory.devices) {
        nlohmann::ordered_json properties = nlohmann::ordered_json::object();
        for (const auto& [key, value] : device.properties) {
            if (const auto* number = std::get_if<std::uint64_t>(&value))
                properties[key] = *number;
            else
                properties[key] = std::get<std::string>(value);
        }
        devices.push_back({{"kind", device.kind}, {"name", device.name}, {"properties", std::move(properties)}});
    }
    nlohmann::ordered_json notes = nlohmann::ordered_json::array();
    for (const Note& note : inventory.notes)
        notes.push_back({{"kind", note.kind}, {"where", note.where}, {"why", note.why}});
    const nlohmann::ordered_json document{{"devices", std::move(devices)}, {"notes", std::move(notes)}};
    // Firmware strings need not be UTF-8; JSON must be.
    return document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ocks::verbs
