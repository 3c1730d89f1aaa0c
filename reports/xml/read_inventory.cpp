// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/xml/read_parts.hpp"
#include "reports/xml/values.hpp"

#include <set>

namespace ocks {
namespace {

Value read_value(XmlElement& property)
{
    const std::string type = property.any("type");
    std::string value = property.any("value");
    if (type == "text")
        return value;
    if (type != "number" || !is_xml_count(value))
        property.complain("value is neither a text nor a whole number");
    return parse_unsigned(value).value_or(0);
}

Device read_device(XmlElement& element)
{
    Device device{element.name("kind"), element.text("name"), {}};
    while (auto property = element.next("property")) {
        std::string name = property->name("name");
        if (!device.properties.emplace(std::move(name), read_value(*property)).second)
            property->complain("stands here twice");
        property->finish();
    }
    element.finish();
    return device;
}

}  // namespace

void read_inventory(XmlElement inventory, Report& report)
{
    std::set<std::pair<std::string, std::string>> seen;
    while (auto element = inventory.next("device")) {
        Device device = read_device(*element);
        if (!seen.emplace(device.kind, device.name).second)
            element->complain("stands here twice");
        report.inventory.devices.push_back(std::move(device));
    }
    while (auto note = inventory.next("note")) {
        report.inventory.notes.push_back({note->name("kind"), note->text("where"), note->text("why")});
        note->finish();
    }
    inventory.finish();
}

}  // namespace ocks
