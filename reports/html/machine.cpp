// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <map>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;

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

std::string with_unit(const std::string& number, std::string_view unit)
{
    return number.empty() ? std::string{} : number + std::string{unit};
}

Html fact(std::string_view term, const std::string& description)
{
    if (description.empty())
        return {};
    return element("div", element("dt", term), element("dd", description));
}

/// "2 × Intel(R) Xeon(R) Gold 6438N", packages of one model counted together.
std::string processors(const Inventory& inventory)
{
    std::map<std::string, unsigned> models;
    for (const Device& device : inventory.devices) {
        if (device.kind == "cpu")
            ++models[std::string{text_of(device, "model").value_or("unnamed")}];
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
        const std::string speed = said(inventory, "dimm", device.name, "configured_mts");
        ++kinds[phrase({humane_bytes(*number_of(device, "size_bytes")),
                        std::string{text_of(device, "type").value_or("")},
                        speed.empty() ? "" : "at " + speed})];
    }
    std::string all;
    for (const auto& [kind, number] : kinds)
        all += (all.empty() ? "" : ", ") + std::to_string(number) + " × " + kind;
    return all;
}

}  // namespace

std::string machine_name(const Inventory& inventory)
{
    const std::string name =
        phrase({said(inventory, "system", "system", "vendor"), said(inventory, "system", "system", "product")});
    return name.empty() ? "A machine that does not say its name" : name;
}

Html machine_section(const Inventory& inventory, std::string_view virtualization)
{
    const auto of = [&](std::string_view kind, std::string_view name, std::string_view property) {
        return said(inventory, kind, name, property);
    };
    const std::string total = of("memory", "memory", "total_bytes");
    const std::string dimms = modules(inventory);
    const Html facts = joined(
        fact("System", machine_name(inventory)),
        fact(
            "Board",
            phrase(
                {of("board", "board0", "vendor"), of("board", "board0", "product"), of("board", "board0", "version")})),
        fact("Firmware",
             phrase({of("bios", "bios", "vendor"), of("bios", "bios", "version"), of("bios", "bios", "release_date")})),
        fact("Processors", processors(inventory)),
        fact("Topology",
             phrase({with_unit(of("topology", "topology", "packages"), " sockets,"),
                     with_unit(of("topology", "topology", "cores"), " cores,"),
                     with_unit(of("topology", "topology", "threads"), " threads,"),
                     with_unit(of("topology", "topology", "numa_nodes"), " NUMA nodes")})),
        fact("Memory", dimms.empty() ? total : total + " in " + dimms),
        fact("Kernel", phrase({of("kernel", "kernel", "release"), of("kernel", "kernel", "architecture")})),
        fact("Virtualization", virtualization == "none" ? "none: this is hardware" : std::string{virtualization}));
    return element("section",
                   {attribute("aria-labelledby", "machine")},
                   element("h2", {attribute("id", "machine")}, "The machine"),
                   element("dl", {attribute("class", "facts")}, facts));
}

}  // namespace ocks
