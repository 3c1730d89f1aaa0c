// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <map>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

std::string said(const Inventory& inventory, std::string_view kind, std::string_view name, std::string_view property)
{
    const Device* device = find_device(inventory, kind, name);
    if (device == nullptr)
        return {};
    const auto found = device->properties.find(property);
    return found == device->properties.end() ? std::string{} : humane_property(property, found->second);
}

/// Those that are known, with blanks between.
std::string phrase(std::initializer_list<std::string> words)
{
    std::string all;
    for (const std::string& word : words) {
        if (!word.empty())
            all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

/// "2 sockets, 64 cores", of what is known.
std::string topology(const Inventory& inventory, const Words& words)
{
    const auto count = [&](Phrase phrase, std::string_view property) {
        const std::string number = said(inventory, "topology", "topology", property);
        std::string text = number.empty() ? std::string{} : words.filled(phrase, {number});
        // "1 socket": Chinese does not tell one from many.
        if (number == "1" && words.language() == Language::english)
            text.pop_back();
        return text;
    };
    std::string all;
    for (const std::string& part : {count("{} sockets", "packages"),
                                    count("{} cores", "cores"),
                                    count("{} threads", "threads"),
                                    count("{} NUMA nodes", "numa_nodes")}) {
        if (!part.empty())
            all += (all.empty() ? "" : " · ") + part;
    }
    return all;
}

Html fact(std::string_view term, const std::string& description)
{
    if (description.empty())
        return {};
    return element("div", element("dt", term), element("dd", description));
}

/// "2 × Intel(R) Xeon(R) Gold 6438N", packages of one model counted together.
std::string processors(const Inventory& inventory, const Words& words)
{
    std::map<std::string, unsigned> models;
    for (const Device& device : inventory.devices) {
        if (device.kind == "cpu")
            ++models[std::string{text_of(device, "model").value_or(words("unnamed"))}];
    }
    std::string all;
    for (const auto& [model, number] : models)
        all += (all.empty() ? "" : ", ") + std::to_string(number) + " × " + model;
    return all;
}

std::string modules(const Inventory& inventory)
{
    std::map<std::string, unsigned> kinds;
    for (const Device& device : inventory.devices) {
        if (device.kind != "dimm" || !number_of(device, "size_bytes"))
            continue;
        // In MT/s however many they are, as memory is sold.
        const auto speed = number_of(device, "configured_mts");
        ++kinds[phrase({humane_bytes(*number_of(device, "size_bytes")),
                        std::string{text_of(device, "type").value_or("")},
                        speed ? std::to_string(*speed) + " MT/s" : ""})];
    }
    std::string all;
    for (const auto& [kind, number] : kinds)
        all += (all.empty() ? "" : ", ") + std::to_string(number) + " × " + kind;
    return all;
}

/// "23.5 °C, as the operator said", or of which sensor.
std::string ambient(const Environment& environment, const Words& words)
{
    if (environment.ambient_celsius.empty())
        return {};
    const std::string value = environment.ambient_celsius + " °C";
    if (environment.ambient_source == "operator")
        return words.filled("{}, as the operator said", {value});
    return words.filled("{}, by sensor {}", {value, environment.ambient_source});
}

}  // namespace

std::string machine_name(const Inventory& inventory, const Words& words)
{
    const std::string name =
        phrase({said(inventory, "system", "system", "vendor"), said(inventory, "system", "system", "product")});
    return name.empty() ? std::string{words("A machine that does not say its name")} : name;
}

Html machine_section(const Report& report, const Words& words)
{
    const Inventory& inventory = report.inventory;
    const auto of = [&](std::string_view kind, std::string_view name, std::string_view property) {
        return said(inventory, kind, name, property);
    };
    const std::string total = of("memory", "memory", "total_bytes");
    const std::string dimms = modules(inventory);
    const Environment& environment = report.environment;
    const bool bare = environment.virtualization == "none";
    const Html facts = joined(
        fact(words("System"), machine_name(inventory, words)),
        fact(
            words("Board"),
            phrase(
                {of("board", "board0", "vendor"), of("board", "board0", "product"), of("board", "board0", "version")})),
        fact(words("Firmware"),
             phrase({of("bios", "bios", "vendor"), of("bios", "bios", "version"), of("bios", "bios", "release_date")})),
        fact(words("Processors"), processors(inventory, words)),
        fact(words("Topology"), topology(inventory, words)),
        fact(words("Memory"), dimms.empty() ? total : words.filled("{} in {}", {total, dimms})),
        fact(words("Kernel"), phrase({of("kernel", "kernel", "release"), of("kernel", "kernel", "architecture")})),
        fact(words("Operating system"), phrase({of("os", "os", "name"), of("os", "os", "version")})),
        fact(words("Virtualization"), bare ? std::string{words("none: this is hardware")} : environment.virtualization),
        fact(words("Container"), of("os", "os", "container")),
        fact(words("Rack"), environment.rack),
        fact(words("Ambient temperature"), ambient(environment, words)));
    return section("machine", words("The machine"), element("dl", {attribute("class", "facts")}, facts));
}

}  // namespace ocks
