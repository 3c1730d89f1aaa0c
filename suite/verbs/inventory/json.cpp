// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity.hpp"
#include "suite/verbs/inventory/view.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace ocks::verbs {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Device& device)
{
    Json properties = Json::object();
    for (const auto& [key, value] : device.properties) {
        if (const auto* number = std::get_if<std::uint64_t>(&value))
            properties[key] = *number;
        else
            properties[key] = std::get<std::string>(value);
    }
    return {{"kind", device.kind}, {"name", device.name}, {"properties", std::move(properties)}};
}

/// Firmware strings need not be UTF-8; JSON must be. An indent of -1 is one line.
std::string written(const Json& document, int indent)
{
    return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const Inventory& inventory)
{
    Json devices = Json::array();
    for (const Device& device : inventory.devices)
        devices.push_back(json_of(device));
    Json notes = Json::array();
    for (const Note& note : inventory.notes)
        notes.push_back({{"kind", note.kind}, {"where", note.where}, {"why", note.why}});
    const Identity identity = identify(inventory);
    const Json fingerprints{{"topology", identity.topology.sha256},
                            {"board", identity.board.sha256},
                            {"platform", identity.platform.sha256},
                            {"configuration", identity.configuration.sha256}};
    const Json document{{"fingerprints", fingerprints}, {"devices", std::move(devices)}, {"notes", std::move(notes)}};
    return written(document, 1) + "\n";
}

std::string to_json_line(const Device& device)
{
    return written(json_of(device), -1);
}

}  // namespace ocks::verbs
