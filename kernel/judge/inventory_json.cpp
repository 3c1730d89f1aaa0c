// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/inventory_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace ocks {
namespace {

using nlohmann::json;

constexpr int deepest = 8;

/// Values nested deeper than an inventory is are dropped while parsing: nlohmann copies and frees by recursion.
json parsed_shallow(std::string_view text)
{
    return json::parse(
        text, [](int depth, json::parse_event_t, json&) { return depth <= deepest; }, false);
}

std::optional<std::string> text_at(const json& object, const char* key)
{
    const auto member = object.find(key);
    if (member == object.end() || !member->is_string())
        return std::nullopt;
    return member->get<std::string>();
}

Result<Device> device_of(const json& object)
{
    const auto kind = object.is_object() ? text_at(object, "kind") : std::nullopt;
    const auto name = object.is_object() ? text_at(object, "name") : std::nullopt;
    if (!kind || !name)
        return fail(Errc::malformed, "inventory", "a device without kind and name");
    Device device{.kind = *kind, .name = *name, .properties = {}};
    const auto properties = object.find("properties");
    if (properties == object.end() || !properties->is_object())
        return fail(Errc::malformed, "inventory", *kind + " " + *name + " has no properties");
    for (const auto& [key, value] : properties->items()) {
        if (value.is_string())
            device.properties.emplace(key, value.get<std::string>());
        else if (value.is_number_unsigned())
            device.properties.emplace(key, value.get<std::uint64_t>());
        else
            return fail(Errc::malformed, "inventory", *name + ": " + key + ": not a text or an unsigned number");
    }
    return device;
}

}  // namespace

Result<Inventory> parse_inventory_json(std::string_view text)
{
    const json document = parsed_shallow(text);
    if (!document.is_object())
        return fail(Errc::malformed, "inventory", "not a JSON object");
    const auto devices = document.find("devices");
    if (devices == document.end() || !devices->is_array())
        return fail(Errc::malformed, "inventory", "no list of devices");
    Inventory inventory;
    for (const json& object : *devices) {
        auto device = device_of(object);
        if (!device)
            return Failure(device.error());
        inventory.devices.push_back(std::move(*device));
    }
    const auto notes = document.find("notes");
    if (notes == document.end() || !notes->is_array())
        return inventory;
    for (const json& object : *notes) {
        if (!object.is_object())
            return fail(Errc::malformed, "inventory", "a note that is not an object");
        inventory.notes.push_back(Note{.kind = text_at(object, "kind").value_or(""),
                                       .where = text_at(object, "where").value_or(""),
                                       .why = text_at(object, "why").value_or("")});
    }
    return inventory;
}

}  // namespace ocks
