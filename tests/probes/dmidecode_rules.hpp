// SPDX-License-Identifier: GPL-3.0-or-later
/// What dmidecode would print for the properties of a device: the other way round than the decoder went.
#pragma once

#include "tests/probes/dmidecode.hpp"
#include "tests/support/score.hpp"

#include <fmt/format.h>
#include <functional>
#include <string_view>

namespace ocks::testing {

using Render = std::function<std::string(const Device&)>;

inline Render text(std::string_view property)
{
    return [property](const Device& device) {
        return std::string{text_of(device, property).value_or("Not Specified")};
    };
}

inline Render word(std::string_view property)
{
    return [property](const Device& device) {
        return std::string{text_of(device, property).value_or("<OUT OF SPEC>")};
    };
}

inline Render number(std::string_view property, std::string_view unit = "", std::string_view absent = "Unknown")
{
    return [property, unit, absent](const Device& device) {
        const auto value = number_of(device, property);
        return value ? std::to_string(*value) + std::string{unit} : std::string{absent};
    };
}

inline Render yes_no(std::string_view property, std::string_view yes, std::string_view no)
{
    return [property, yes, no](const Device& device) {
        return std::string{number_of(device, property) == 1U ? yes : no};
    };
}

/// Bytes in the unit that dmidecode chose, what is left over cut off as it does: "16 GB" for 17179870208.
inline std::string in_its_unit(const std::string& bytes, const std::string& said)
{
    const auto amount = parse_unsigned(bytes);
    const auto blank = said.find(' ');
    if (!amount || blank == std::string::npos)
        return bytes;
    const std::vector<std::string> units{"bytes", "kB", "MB", "GB", "TB"};
    const auto power = std::ranges::find(units, said.substr(blank + 1)) - units.begin();
    return std::to_string(*amount >> (10U * static_cast<unsigned>(power))) + said.substr(blank);
}

/// "0x0007FFFFFFF" and "0x000000007FFFFFFF" are one address. Extended ones are in bytes (DSP0134, 7.20), and dmidecode
/// prints a "k" behind them all the same.
inline std::string as_address(const std::string& text, const std::string& /*said*/)
{
    const std::string address = text.ends_with('k') ? text.substr(0, text.size() - 1) : text;
    const auto first = address.find_first_not_of('0', 2);
    return address.starts_with("0x") ? "0x" + (first == std::string::npos ? "0" : address.substr(first)) : address;
}

struct FieldRule {
    std::string_view field;
    Render render;
    std::string (*normalize)(const std::string& text, const std::string& said) = nullptr;  ///< of both sides
};

struct TitleRules {
    std::string_view title;
    std::string_view kind;
    std::vector<FieldRule> fields;
};

inline std::string cache_configuration(const Device& device)
{
    return fmt::format("{}, {}, Level {}",
                       number_of(device, "enabled") == 1U ? "Enabled" : "Disabled",
                       number_of(device, "socketed") == 1U ? "Socketed" : "Not Socketed",
                       number_of(device, "level").value_or(0));
}

/// "x8 PCI Express 3 x16": the width stands in front unless it is not known.
inline std::string slot_type(const Device& device)
{
    const std::string width = word("data_width")(device);
    const std::string type = word("type")(device);
    return width == "Other" || width == "Unknown" ? type : width + " " + type;
}

inline std::string base_address(const Device& device)
{
    return fmt::format("{} ({})", word("base_address")(device), word("address_space")(device));
}

inline std::string power_status(const Device& device)
{
    return number_of(device, "present") == 1U ? "Present, " + word("status")(device) : "Not Present";
}

inline std::string hex_id(const Device& device, std::string_view property)
{
    return "0x" + std::string{text_of(device, property).value_or("")};
}

inline const std::vector<TitleRules>& dmidecode_rules()
{
    static const std::vector<TitleRules> rules{
        {"Cache Information",
         "cache",
         {{"Socket Designation", text("designation")},
          {"Configuration", cache_configuration},
          {"Operational Mode", word("mode")},
          {"Location", word("location")},
          {"Installed Size", number("size_bytes"), in_its_unit},
          {"Maximum Size", number("max_size_bytes"), in_its_unit},
          {"Speed", number("speed_ns", " ns")},
          {"Error Correction Type", word("error_correction")},
          {"System Type", word("type")},
          {"Associativity", word("associativity")}}},
        {"Port Connector Information",
         "port",
         {{"Internal Reference Designator", text("internal_designation")},
          {"Internal Connector Type", word("internal_connector")},
          {"External Reference Designator", text("external_designation")},
          {"External Connector Type", word("external_connector")},
          {"Port Type", word("type")}}},
        {"System Slot Information",
         "slot",
         {{"Designation", text("designation")},
          {"Type", slot_type},
          {"Current Usage", word("usage")},
          {"Length", word("length")},
          {"ID", number("id")},
          {"Bus Address", text("pci_address")},
          {"PCI Express Generation", number("pcie_generation")}}},
        {"OEM Strings",
         "oem_strings",
         {{"String 1", text("string_1")}, {"String 2", text("string_2")}, {"String 3", text("string_3")}}},
        {"Memory Array Mapped Address",
         "mapped_memory",
         {{"Starting Address", text("start"), as_address},
          {"Ending Address", text("end"), as_address},
          {"Range Size", number("size_bytes"), in_its_unit},
          {"Physical Array Handle", text("array_handle")},
          {"Partition Width", number("partition_width")}}},
        {"IPMI Device Information",
         "ipmi_interface",
         {{"Interface Type", word("type")},
          {"Specification Version", text("specification")},
          {"I2C Slave Address",
           [](const Device& device) {
               return fmt::format("0x{:02x}", number_of(device, "i2c_address").value_or(0));
           }},
          {"Base Address", base_address, as_address},
          {"Register Spacing", word("register_spacing")},
          {"Interrupt Number", number("interrupt")}}},
        {"System Power Supply",
         "power_supply",
         {{"Power Unit Group", number("group")},
          {"Location", text("location")},
          {"Name", text("product")},
          {"Manufacturer", text("manufacturer")},
          {"Serial Number", text("serial")},
          {"Asset Tag", text("asset_tag")},
          {"Model Part Number", text("part_number")},
          {"Revision", text("revision")},
          {"Max Power Capacity", number("max_power_watts", " W")},
          {"Status", power_status},
          {"Type", word("type")},
          {"Input Voltage Range Switching", word("input_switching")},
          {"Plugged", yes_no("plugged", "Yes", "No")},
          {"Hot Replaceable", yes_no("hot_replaceable", "Yes", "No")}}},
        {"Onboard Device",
         "onboard",
         {{"Reference Designation", text("designation")},
          {"Type", word("type")},
          {"Status", yes_no("enabled", "Enabled", "Disabled")},
          {"Type Instance", number("instance", "", "0")},
          {"Bus Address", text("pci_address")}}},
        {"Management Controller Host Interface",
         "host_interface",
         {{"Host Interface Type", word("type")},
          {"Device Type", word("device_type")},
          {"idVendor",
           [](const Device& device) {
               return hex_id(device, "vendor_id");
           }},
          {"idProduct",
           [](const Device& device) {
               return hex_id(device, "device_id");
           }},
          {"VendorID",
           [](const Device& device) {
               return hex_id(device, "vendor_id");
           }},
          {"DeviceID",
           [](const Device& device) {
               return hex_id(device, "device_id");
           }},
          {"SubVendorID",
           [](const Device& device) {
               return hex_id(device, "subsystem_vendor_id");
           }},
          {"SubDeviceID",
           [](const Device& device) {
               return hex_id(device, "subsystem_device_id");
           }},
          {"Service UUID", text("service_uuid")},
          {"Host IP Assignment Type", word("host_ip_assignment")},
          {"IPv4 Address", text("host_ip")},
          {"IPv4 Mask", text("host_ip_mask")},
          {"Redfish Service IP Discovery Type", word("service_ip_discovery")},
          {"IPv4 Redfish Service Address", text("service_ip")},
          {"IPv4 Redfish Service Mask", text("service_ip_mask")},
          {"Redfish Service Port", number("service_port")},
          {"Redfish Service Vlan", number("service_vlan", "", "0")},
          {"Redfish Service Hostname", text("service_host")}}},
        {"TPM Device",
         "tpm_device",
         {{"Vendor ID", text("vendor")},
          {"Specification Version", text("specification")},
          {"Firmware Revision", text("firmware")},
          {"Description", text("description")}}},
        {"Firmware Inventory Information",
         "firmware",
         {{"Firmware Component Name", text("component")},
          {"Firmware Version", text("version")},
          {"Firmware ID", text("id")},
          {"Release Date", text("release_date")},
          {"Manufacturer", text("manufacturer")},
          {"Lowest Supported Firmware Version", text("lowest_supported_version")},
          {"Image Size", number("size_bytes"), in_its_unit},
          {"State", word("state")}}},
    };
    return rules;
}

/// Every field of the new kinds that dmidecode printed, structure by structure.
inline void compare_with_dmidecode(const std::vector<DmidecodeSection>& sections,
                                   const Inventory& seen,
                                   std::string_view machine,
                                   Score& score)
{
    for (const auto& [title, kind, fields] : dmidecode_rules()) {
        std::vector<const Device*> devices;
        for (const Device& device : seen.devices) {
            if (device.kind == kind)
                devices.push_back(&device);
        }
        std::size_t next = 0;
        for (const DmidecodeSection& section : sections) {
            if (section.title != title)
                continue;
            const Device none{};
            const Device& device = next < devices.size() ? *devices[next] : none;
            ++next;
            const std::string where = std::string{machine} + " " + section.handle;
            score.compare(fmt::format("{}: handle", kind), section.handle, text("handle")(device), where);
            for (const auto& [field, render, normalize] : fields) {
                const auto said = section.fields.find(std::string{field});
                if (said == section.fields.end())
                    continue;
                const std::string got = render(device);
                score.compare(fmt::format("{}: {}", kind, field),
                              normalize == nullptr ? said->second : normalize(said->second, said->second),
                              normalize == nullptr ? got : normalize(got, said->second),
                              where);
            }
        }
        if (next != devices.size())
            score.compare(
                fmt::format("{}: number", kind), std::to_string(next), std::to_string(devices.size()), machine);
    }
}

}  // namespace ocks::testing
