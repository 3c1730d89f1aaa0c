// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/smbios/redfish.hpp"

#include "core/digest.hpp"

#include <array>
#include <vector>

namespace ocks::smbios {
namespace {

/// 8.3.1
constexpr auto device_types = std::to_array<Word>({
    {0x02, "USB"},
    {0x03, "PCI/PCIe"},
    {0x04, "USB v2"},
    {0x05, "PCI/PCIe v2"},
});

/// 8.4.1, how the machine gets its address, and how the service is found
constexpr auto assignments = std::to_array<Word>({
    {0x00, "Unknown"},
    {0x01, "Static"},
    {0x02, "DHCP"},
    {0x03, "AutoConf"},
    {0x04, "Host Selected"},
});

constexpr std::uint64_t assigned_static = 1;
constexpr std::uint64_t assigned_by_autoconf = 3;

std::string hexadecimal_at(const Fields& fields, std::size_t offset, std::size_t count)
{
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i < count; ++i)
        bytes.push_back(static_cast<unsigned char>(fields.at(offset + i, 1).value_or(0)));
    return hexadecimal(bytes);
}

/// Four hexadecimal digits, as PCI and USB print their ids.
void read_id(Fields& fields, std::size_t offset, std::string_view property)
{
    if (const auto id = fields.at(offset, 2))
        fields.set(property,
                   hexadecimal(std::array{static_cast<unsigned char>(*id >> 8U), static_cast<unsigned char>(*id)}));
}

void read_mac(Fields& fields, std::size_t offset)
{
    std::string text = hexadecimal_at(fields, offset, 6);
    for (const std::size_t colon : {10U, 8U, 6U, 4U, 2U})
        text.insert(colon, ":");
    fields.set("mac", text);
}

/// An IPv4 address in the first four of sixteen bytes, or an IPv6 one in all, without the short forms.
void read_address(Fields& fields, std::size_t offset, std::uint64_t format, std::string_view property)
{
    constexpr std::uint64_t ipv4 = 1;
    constexpr std::uint64_t ipv6 = 2;
    std::string text;
    if (format == ipv4) {
        for (std::size_t i = 0; i < 4; ++i)
            text += (i == 0 ? "" : ".") + std::to_string(fields.at(offset + i, 1).value_or(0));
    } else if (format == ipv6) {
        for (std::size_t i = 0; i < 16; i += 2)
            text += (i == 0 ? "" : ":") + hexadecimal_at(fields, offset + i, 2);
    } else {
        return;
    }
    fields.set(property, text);
}

void read_service_uuid(Fields& fields, std::size_t offset)
{
    std::string text;
    // The first three parts are little-endian, as those of the system's UUID.
    for (const std::size_t byte : {3U, 2U, 1U, 0U, 5U, 4U, 7U, 6U})
        text += hexadecimal_at(fields, offset + byte, 1);
    text += hexadecimal_at(fields, offset + 8, 8);
    for (const std::size_t dash : {20U, 16U, 12U, 8U})
        text.insert(dash, "-");
    fields.set("service_uuid", text);
}

void read_host_name(Fields& fields, std::size_t offset, std::uint64_t length, std::uint64_t room)
{
    if (length > room) {
        fields.note("service_host", "the name is longer than its record");
        return;
    }
    std::string name;
    for (std::size_t i = 0; i < length; ++i) {
        const std::uint64_t byte = fields.at(offset + i, 1).value_or(0);
        if (byte == 0)
            break;
        name += byte >= ' ' && byte <= '~' ? static_cast<char>(byte) : '.';
    }
    if (!name.empty())
        fields.set("service_host", name);
}

/// Redfish over IP, 8.4.1: 91 bytes, and a host name.
void read_redfish(Fields& fields, std::size_t offset, std::uint64_t length)
{
    constexpr std::uint64_t smallest = 91;
    if (length < smallest) {
        fields.note("protocol", "a record of Redfish over IP is shorter than the specification says");
        return;
    }
    read_service_uuid(fields, offset);
    const auto is_fixed = [](std::uint64_t assignment) {
        return assignment == assigned_static || assignment == assigned_by_autoconf;
    };
    fields.word(offset + 16, "host_ip_assignment", assignments);
    if (is_fixed(fields.at(offset + 16, 1).value_or(0))) {
        const std::uint64_t format = fields.at(offset + 17, 1).value_or(0);
        read_address(fields, offset + 18, format, "host_ip");
        read_address(fields, offset + 34, format, "host_ip_mask");
    }
    fields.word(offset + 50, "service_ip_discovery", assignments);
    if (is_fixed(fields.at(offset + 50, 1).value_or(0))) {
        const std::uint64_t format = fields.at(offset + 51, 1).value_or(0);
        read_address(fields, offset + 52, format, "service_ip");
        read_address(fields, offset + 68, format, "service_ip_mask");
        fields.number(offset + 84, 2, "service_port").number(offset + 86, 4, "service_vlan");
    }
    read_host_name(fields, offset + smallest, fields.at(offset + 90, 1).value_or(0), length - smallest);
}

}  // namespace

void read_network_device(Fields& fields, std::size_t offset, std::uint64_t length)
{
    constexpr std::uint64_t first_of_makers = 0x80;
    const auto type = fields.at(offset, 1);
    if (length == 0 || !type)
        return;
    if (*type >= first_of_makers)
        fields.set("device_type", std::string{"OEM"});
    else
        fields.word(offset, "device_type", device_types);
    // Version 2 of a record begins with its own length, which is where the ids began.
    const std::size_t ids = offset + (*type >= 4 ? 2 : 1);
    const bool is_usb = *type == 2 || *type == 4;
    const bool is_pci = *type == 3 || *type == 5;
    if (is_usb || is_pci) {
        read_id(fields, ids, "vendor_id");
        read_id(fields, ids + 2, "device_id");
    }
    if (is_pci) {
        read_id(fields, ids + 4, "subsystem_vendor_id");
        read_id(fields, ids + 6, "subsystem_device_id");
    }
    constexpr std::uint64_t usb_v2_bytes = 0x0d;
    constexpr std::uint64_t pci_v2_bytes = 0x14;
    if (*type == 4 && length >= usb_v2_bytes)
        read_mac(fields, ids + 5);
    if (*type == 5 && length >= pci_v2_bytes) {
        read_mac(fields, ids + 8);
        fields.pci_address(ids + 14, "pci_address");
    }
}

void read_protocols(Fields& fields, std::size_t offset)
{
    constexpr std::uint64_t redfish_over_ip = 4;
    const std::uint64_t count = fields.at(offset, 1).value_or(0);
    std::size_t record = offset + 1;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto kind = fields.at(record, 1);
        const auto length = fields.at(record + 1, 1);
        if (!kind || !length || (*length > 0 && !fields.at(record + 1 + *length, 1))) {
            fields.note("protocol", "the structure is shorter than its records");
            return;
        }
        // DSP0239, table 5: IPMI is 2, MCTP 3, Redfish over IP 4.
        if (*kind == redfish_over_ip) {
            fields.set("protocol", std::string{"Redfish over IP"});
            read_redfish(fields, record + 2, *length);
        }
        record += 2 + *length;
    }
}

}  // namespace ocks::smbios
