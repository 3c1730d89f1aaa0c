// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

using namespace ocks;
using namespace ocks::testing;
using nlohmann::json;

namespace ocks::probes {
extern const Probe smbios;
}

namespace {

constexpr std::array smbios_alone{&probes::smbios};

/// What dmidecode would print for a property: the other way round than the decoder went.
using Rendering = std::string (*)(const Device&, std::string_view property);

std::string as_text(const Device& device, std::string_view property)
{
    return std::string{text_of(device, property).value_or("Not Specified")};
}

std::string as_word(const Device& device, std::string_view property)
{
    return std::string{text_of(device, property).value_or("<OUT OF SPEC>")};
}

std::string as_number(const Device& device, std::string_view property)
{
    const auto number = number_of(device, property);
    return number ? std::to_string(*number) : "Unknown";
}

std::string as_height(const Device& device, std::string_view property)
{
    const auto number = number_of(device, property);
    return number ? std::to_string(*number) + " U" : "Unspecified";
}

std::string as_size(const Device& device, std::string_view property)
{
    return number_of(device, "populated") == 0U ? "No Module Installed" : as_number(device, property);
}

std::string as_status(const Device& device, std::string_view property)
{
    return number_of(device, "populated") == 1U ? "Populated, " + as_word(device, property) : "Unpopulated";
}

/// "x8 PCI Express 3 x16": the width stands in front unless it is not known.
std::string as_slot_type(const Device& device, std::string_view property)
{
    const auto width = text_of(device, "data_width").value_or("");
    const std::string type = as_word(device, property);
    return width.empty() || width == "Other" || width == "Unknown" ? type : std::string{width} + " " + type;
}

std::string as_i2c_address(const Device& device, std::string_view property)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto address = number_of(device, property).value_or(0);
    return std::string{"0x"} + digits[address >> 4U & 0xfU] + digits[address & 0xfU];
}

std::string as_base_address(const Device& device, std::string_view property)
{
    return as_word(device, property) + " (" + as_word(device, "address_space") + ")";
}

struct Rule {
    std::string_view field;
    std::string_view property;
    Rendering render;
};

struct Section {
    std::string_view section;
    std::string_view kind;
    std::vector<Rule> rules;
};

const std::vector<Section> sections{
    {"bios",
     "bios",
     {{"Vendor", "vendor", as_text}, {"Version", "version", as_text}, {"Release Date", "release_date", as_text}}},
    {"system",
     "system",
     {{"Manufacturer", "vendor", as_text},
      {"Product Name", "product", as_text},
      {"Version", "version", as_text},
      {"SKU Number", "sku", as_text},
      {"Family", "family", as_text}}},
    {"board",
     "board",
     {{"Manufacturer", "vendor", as_text},
      {"Product Name", "product", as_text},
      {"Version", "version", as_text},
      {"Type", "type", as_word}}},
    {"chassis",
     "chassis",
     {{"Manufacturer", "vendor", as_text}, {"Type", "type", as_word}, {"Height", "height_units", as_height}}},
    {"cpu",
     "processor",
     {{"handle", "handle", as_text},
      {"Socket Designation", "socket", as_text},
      {"Type", "type", as_word},
      {"Family", "family", as_word},
      {"Manufacturer", "manufacturer", as_text},
      {"Version", "version", as_text},
      {"Status", "status", as_status},
      {"Max Speed", "max_mhz", as_number},
      {"Current Speed", "current_mhz", as_number},
      {"Core Count", "cores", as_number},
      {"Core Enabled", "cores_enabled", as_number},
      {"Thread Count", "threads", as_number}}},
    {"mem_array",
     "memory_array",
     {{"handle", "handle", as_text},
      {"Use", "use", as_word},
      {"Error Correction Type", "error_correction", as_word},
      {"Maximum Capacity", "capacity_bytes", as_number},
      {"Number Of Devices", "slots", as_number}}},
    {"dimm",
     "dimm",
     {{"handle", "handle", as_text},
      {"Array Handle", "array_handle", as_text},
      {"Size", "size_bytes", as_size},
      {"Form Factor", "form_factor", as_word},
      {"Locator", "locator", as_text},
      {"Bank Locator", "bank", as_text},
      {"Type", "type", as_word},
      {"Speed", "speed_mts", as_number},
      {"Manufacturer", "manufacturer", as_text},
      {"Part Number", "part_number", as_text},
      {"Rank", "ranks", as_number},
      {"Configured Memory Speed", "configured_mts", as_number},
      {"Configured Clock Speed", "configured_mts", as_number},
      {"Total Width", "total_width_bits", as_number},
      {"Data Width", "data_width_bits", as_number}}},
    {"slots",
     "slot",
     {{"handle", "handle", as_text},
      {"Designation", "designation", as_text},
      {"Type", "type", as_slot_type},
      {"Current Usage", "usage", as_word},
      {"Bus Address", "pci_address", as_text}}},
    {"ipmi",
     "ipmi_interface",
     {{"Interface Type", "type", as_word},
      {"Specification Version", "specification", as_text},
      {"I2C Slave Address", "i2c_address", as_i2c_address},
      {"Base Address", "base_address", as_base_address},
      {"Register Spacing", "register_spacing", as_word}}},
};

/// "16 GB" and "16384 MB" are the same size; "1333 MHz" and "1333 MT/s" the same speed, by reports of different age.
std::string normalized(const json& value, std::string_view field)
{
    if (value.is_number_unsigned()) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto handle = value.get<unsigned>();
        std::string text = "0x";
        for (const unsigned shift : {12U, 8U, 4U, 0U})
            text += digits[handle >> shift & 0xfU];
        return text;
    }
    const auto& text = value.get_ref<const std::string&>();
    const auto blank = text.find(' ');
    const auto number = parse_unsigned(text.substr(0, blank));
    if (!number || blank == std::string::npos)
        return text;
    const std::string unit = text.substr(blank + 1);
    if (field == "Size" || field == "Maximum Capacity") {
        const std::vector<std::string> units{"bytes", "kB", "MB", "GB", "TB"};
        const auto power = std::ranges::find(units, unit) - units.begin();
        return std::to_string(*number << (10U * static_cast<unsigned>(power)));
    }
    return unit == "MHz" || unit == "MT/s" || unit == "bits" ? std::to_string(*number) : text;
}

void compare(const json& expected, const Inventory& seen, Score& score)
{
    const auto hwid = expected["hwid"].get<std::string>();
    for (const auto& [section, kind, rules] : sections) {
        std::vector<const Device*> devices;
        for (const Device& device : seen.devices) {
            if (device.kind == kind)
                devices.push_back(&device);
        }
        const json& entries = expected[std::string{section}];
        // Of a few machines nobody could say for sure what their slots and BMC are.
        if (entries.is_null())
            continue;
        score.compare(
            std::string{kind} + ": number", std::to_string(entries.size()), std::to_string(devices.size()), hwid);
        for (std::size_t i = 0; i < std::min(entries.size(), devices.size()); ++i) {
            for (const auto& [field, property, render] : rules) {
                const auto found = entries[i].find(std::string{field});
                if (found != entries[i].end())
                    score.compare(std::string{kind} + ": " + std::string{field},
                                  normalized(*found, field),
                                  render(*devices[i], property),
                                  hwid + " " + devices[i]->name);
            }
        }
    }
    const std::string version = expected["smbios"].get<std::string>();
    const Device* const table = find_device(seen, "smbios", "smbios");
    const std::string got{table == nullptr ? "" : text_of(*table, "version").value_or("")};
    // dmidecode adds a third part for the revision of the document: "3.2.1".
    score.compare("smbios: version", version.substr(0, version.find('.', 2)), got, hwid);
}

/// Every field that a machine of the corpus has is compared, so that none is left out by mistake.
bool is_known(std::string_view section, std::string_view field)
{
    return std::ranges::any_of(sections, [&](const Section& known) {
        return known.section == section && std::ranges::find(known.rules, field, &Rule::field) != known.rules.end();
    });
}

}  // namespace

TEST_CASE("SMBIOS tables of servers are decoded as dmidecode decoded them, field by field", "[corpus][smbios]")
{
    const auto corpus = unpacked_corpus("smbios");
    if (!corpus)
        SKIP(no_corpus);
    Score score("smbios");
    unsigned machines = 0;
    for (const std::string& line : lines_of(*corpus / "expected.jsonl")) {
        const json expected = json::parse(line, nullptr, false);
        REQUIRE_FALSE(expected.is_discarded());
        for (const auto& [section, kind, rules] : sections) {
            for (const json& entry : expected[std::string{section}]) {
                for (const auto& [field, value] : entry.items())
                    CHECK((is_known(section, field) || section.empty()));
            }
        }
        const auto root = Sysroot::open((*corpus / "trees" / expected["hwid"].get<std::string>()).string());
        REQUIRE(root);
        compare(expected, observe(*root, smbios_alone), score);
        ++machines;
    }
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(machines == 442);
    CHECK(score.compared() > 90'000);
    CHECK(score.differences().size() == 0);
}

TEST_CASE("SMBIOS tables that nobody vouches for are read without a crash", "[corpus][smbios]")
{
    const auto corpus = unpacked_corpus("smbios");
    if (!corpus)
        SKIP(no_corpus);
    const auto names = names_below(*corpus / "unverified");
    CHECK(names.size() == 63);
    for (const std::string& name : names) {
        const auto root = Sysroot::open((*corpus / "unverified" / name).string());
        REQUIRE(root);
        CHECK(find_device(observe(*root, smbios_alone), "smbios", "smbios") != nullptr);
    }
}

TEST_CASE("SMBIOS tables as firmware made them give what dmidecode prints", "[corpus][smbios]")
{
    const auto corpus = unpacked_corpus("smbios-original");
    if (!corpus)
        SKIP(no_corpus);
    unsigned compared = 0;
    for (const std::string& name : names_below(*corpus)) {
        if (!std::filesystem::exists(*corpus / name / "dmidecode.txt"))
            continue;
        const auto root = Sysroot::open((*corpus / name).string());
        REQUIRE(root);
        const Inventory seen = observe(*root, smbios_alone);
        // Of each structure: the section's title, and a field that always has a text.
        const std::map<std::string, std::pair<std::string, Rule>> titles{
            {"BIOS Information", {"bios", {"Version", "version", as_text}}},
            {"System Information", {"system", {"Product Name", "product", as_text}}},
            {"Chassis Information", {"chassis", {"Type", "type", as_word}}},
            {"Processor Information", {"processor", {"Socket Designation", "socket", as_text}}},
            {"Physical Memory Array", {"memory_array", {"Use", "use", as_word}}},
            {"Memory Device", {"dimm", {"Locator", "locator", as_text}}},
        };
        std::map<std::string, std::vector<std::string>> wanted;
        std::string title;
        for (const std::string& line : lines_of(*corpus / name / "dmidecode.txt")) {
            if (titles.contains(line))
                title = line;
            else if (line.empty())
                title.clear();
            else if (!title.empty() && line.starts_with("\t" + std::string{titles.at(title).second.field} + ": "))
                wanted[titles.at(title).first].push_back(line.substr(titles.at(title).second.field.size() + 3));
        }
        for (const auto& [heading, place] : titles) {
            std::vector<std::string> got;
            for (const Device& device : seen.devices) {
                if (device.kind == place.first)
                    got.push_back(place.second.render(device, place.second.property));
            }
            INFO(name << ": " << place.first);
            CHECK(got == wanted[place.first]);
            compared += static_cast<unsigned>(got.size());
        }
    }
    CHECK(compared > 100);
}
