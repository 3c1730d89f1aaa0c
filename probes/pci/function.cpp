// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci/function.hpp"

#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/pci/config_space.hpp"
#include "probes/pci/error_reporting.hpp"
#include "probes/pci/product_data.hpp"

#include <array>
#include <optional>

namespace ocks {
namespace {

void note_unless_absent(const Error& error, std::vector<Note>& notes)
{
    if (error.code != Errc::absent)
        notes.push_back({"pci", error.where, error.why});
}

bool has_capability(const Device& device, std::string_view name)
{
    const auto list = text_of(device, "capabilities");
    if (!list)
        return false;
    const auto names = split(*list, ',');
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// "0x00000000fea00000 0x00000000fea7ffff 0x0000000000046200": first byte, last byte, flags.
std::optional<std::uint64_t> bytes_of_resource(std::string_view line)
{
    const auto words = split(line, ' ');
    if (words.size() != 3)
        return std::nullopt;
    const auto first = parse_unsigned(words[0]);
    const auto last = parse_unsigned(words[1]);
    if (!first || !last || *last < *first)
        return std::nullopt;
    return *first == *last ? 0 : *last - *first + 1;
}

}  // namespace

Seen read_config_space(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const std::string file = path + "/config";
    const auto bytes = root.read_beginning(file, [](std::string_view so_far) { return capabilities_of(so_far).reach; });
    if (!bytes) {
        note_unless_absent(bytes.error(), notes);
        return Seen::whole;
    }
    const CapabilityList list = capabilities_of(*bytes);
    for (const std::string& doubt : list.doubts)
        notes.push_back({"pci", file, doubt});
    Device decoded = decode_config_space(*bytes, list);
    device.properties.merge(decoded.properties);
    return list.cut ? Seen::cut : Seen::whole;
}

void read_product_data(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    if (!has_capability(device, "Vital Product Data"))
        return;
    const std::string file = path + "/vpd";
    const auto bytes = root.read(file);
    if (!bytes) {
        // Many cards have the capability and nothing behind it, and then answer with an error or not at all.
        if (bytes.error().code == Errc::denied)
            note_unless_absent(bytes.error(), notes);
        return;
    }
    if (bytes->empty())
        return;
    auto decoded = decode_product_data(*bytes);
    if (decoded)
        device.properties.merge(decoded->properties);
    else
        notes.push_back({"pci", file, decoded.error().why});
}

void read_error_counters(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr auto counters = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"/aer_dev_correctable", "aer_correctable_errors"},
        {"/aer_dev_nonfatal", "aer_nonfatal_errors"},
        {"/aer_dev_fatal", "aer_fatal_errors"},
    });
    std::string seen;
    for (const auto& [name, property] : counters) {
        const std::string file = path + std::string{name};
        const auto text = root.read(file);
        if (!text) {
            note_unless_absent(text.error(), notes);
            continue;
        }
        const auto parsed = parse_error_counters(*text);
        if (!parsed) {
            notes.push_back({"pci", file, parsed.error().why});
            continue;
        }
        device.properties.emplace(property, parsed->total);
        for (const std::string& each : parsed->seen)
            seen += (seen.empty() ? "" : ",") + each;
    }
    if (!seen.empty())
        device.properties.emplace("aer_errors", std::move(seen));
}

void read_option_rom(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr std::size_t rom = 6;  // PCI_ROM_RESOURCE, after the six BARs
    const std::string file = path + "/resource";
    const auto text = root.read(file);
    if (!text) {
        note_unless_absent(text.error(), notes);
        return;
    }
    const auto resources = lines(*text);
    const auto bytes = rom < resources.size() ? bytes_of_resource(resources[rom]) : std::nullopt;
    if (!bytes)
        notes.push_back({"pci", file, "not a list of resources"});
    else if (*bytes > 0)
        device.properties.emplace("option_rom_bytes", *bytes);
}

}  // namespace ocks
