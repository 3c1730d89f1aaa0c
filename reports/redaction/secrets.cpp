// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/secrets.hpp"

#include "core/text.hpp"
#include "reports/redaction/secret_forms.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

using Replacements = std::map<std::string, std::string>;

// Properties of docs/inventory.md whose values name one thing in the world. boot_id names one boot of it.
constexpr auto secret_properties = std::to_array<std::string_view>(
    {"asset_tag",  "boot_id",       "by_id", "eui64",      "fabric_wwnn",   "guid",        "host_ip", "hostname",
     "mac",        "module_serial", "nguid", "nqn",        "permanent_mac", "sas_address", "serial",  "service_host",
     "service_ip", "service_uuid",  "uuid",  "vpd_serial", "wwid",          "wwnn",        "wwpn"});

// Words of a kernel command line that say where something of this very machine is.
constexpr auto secret_arguments = std::to_array<std::string_view>({"UUID=",
                                                                   "PARTUUID=",
                                                                   "LABEL=",
                                                                   "PARTLABEL=",
                                                                   "ip=",
                                                                   "nfsroot=",
                                                                   "netroot=",
                                                                   "hostname=",
                                                                   "rd.luks.uuid=",
                                                                   "rd.lvm.lv="});

void learn(std::string_view property, std::string_view value, const RedactionKey& key, Replacements& known)
{
    // The first property that names a value wins; properties come sorted, so that is always the same one.
    const std::string replacement = replacement_of(property, value, key);
    for (std::string& form : secret_forms(value))
        known.emplace(std::move(form), replacement);
}

}  // namespace

bool is_secret(std::string_view property)
{
    return std::ranges::find(secret_properties, property) != secret_properties.end();
}

std::string replacement_of(std::string_view property, std::string_view value, const RedactionKey& key)
{
    constexpr std::size_t maker_length = 9;  // "00:25:38:"
    const auto digits = mac_digits(trimmed(value));
    if (!digits)
        return pseudonym(key, property, lower_case(trimmed(value)));
    return std::string{trimmed(value).substr(0, maker_length)} + pseudonym(key, "mac", *digits);
}

std::string_view secret_argument(std::string_view argument)
{
    for (const std::string_view word : secret_arguments) {
        const auto place = argument.find(word);
        if (place != std::string_view::npos && (place == 0 || argument[place - 1] == '='))
            return argument.substr(place + word.size());
    }
    return {};
}

Replacements secrets_of(const Inventory& inventory, const RedactionKey& key, std::span<const std::string> also)
{
    Replacements known;
    for (const Device& device : inventory.devices) {
        for (const auto& property : device.properties) {
            const auto value = text_of(device, property.first);
            if (value && is_secret(property.first))
                learn(property.first, *value, key, known);
        }
        for (const std::string_view argument : split(text_of(device, "command_line").value_or(""), ' ')) {
            if (const std::string_view value = secret_argument(argument); !value.empty())
                learn("argument", value, key, known);
        }
    }
    for (const std::string& value : also)
        learn("hostname", value, key, known);
    return known;
}

}  // namespace ocks
