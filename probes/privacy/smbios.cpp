// SPDX-License-Identifier: GPL-3.0-or-later
/// DSP0134: the strings and bytes of each type that name one machine, one part of it, or one place in a network.
#include "probes/privacy/format.hpp"
#include "probes/smbios/table.hpp"

#include <algorithm>
#include <array>

namespace ocks::privacy {
namespace {

struct StringField {
    unsigned type = 0;
    std::size_t offset = 0;
    std::string_view field = {};
};

constexpr auto string_fields = std::to_array<StringField>({
    {1, 0x07, "serial"},
    {2, 0x07, "serial"},
    {2, 0x08, "asset_tag"},
    {3, 0x07, "serial"},
    {3, 0x08, "asset_tag"},
    {4, 0x20, "serial"},
    {4, 0x21, "asset_tag"},
    {17, 0x18, "serial"},
    {17, 0x19, "asset_tag"},
    {22, 0x07, "serial"},
    {39, 0x08, "serial"},
    {39, 0x09, "asset_tag"},
});

constexpr unsigned type_system = 1;
constexpr unsigned type_host_interface = 42;
constexpr unsigned type_end = 127;
constexpr unsigned first_vendor_type = 128;  // what stands there nobody else knows
constexpr std::size_t header_bytes = 4;
constexpr std::size_t uuid_offset = 0x08;
constexpr std::size_t uuid_bytes = 16;

class Finder {
public:
    explicit Finder(std::string_view table) : m_table(table) {}

    void add(std::string_view part, std::string_view field)
    {
        if (!part.empty())
            m_places.push_back({static_cast<std::size_t>(part.data() - m_table.data()), part.size(), field});
    }

    void add_structure(const smbios::Structure& structure)
    {
        const std::string_view formatted = structure.formatted;
        if (structure.type >= first_vendor_type) {
            add(formatted.substr(std::min(header_bytes, formatted.size())), "vendor");
            for (const std::string_view text : structure.strings)
                add(text, "vendor");
            return;
        }
        for (const auto& [type, offset, field] : string_fields) {
            if (type != structure.type || offset >= formatted.size())
                continue;
            const auto number = static_cast<unsigned char>(formatted[offset]);
            if (number > 0 && number <= structure.strings.size())
                add(structure.strings[number - 1U], field);
        }
        if (structure.type == type_system && formatted.size() > uuid_offset)
            add(formatted.substr(uuid_offset, uuid_bytes), "uuid");
        if (structure.type == type_host_interface)
            add_host_interface(formatted);
    }

    [[nodiscard]] std::vector<Place> places() &&
    {
        // Two fields may have one string.
        std::ranges::sort(m_places, {}, &Place::offset);
        const auto same = [](const Place& one, const Place& other) {
            return one.offset == other.offset;
        };
        // clang 14 cannot take ranges::unique's answer.
        m_places.erase(std::unique(m_places.begin(), m_places.end(), same), m_places.end());
        return std::move(m_places);
    }

private:
    /// As much of it as is there.
    void add_part(std::string_view whole, std::size_t offset, std::size_t length, std::string_view field)
    {
        if (offset < whole.size())
            add(whole.substr(offset, length), field);
    }

    /// The way to the management controller: DSP0134, 7.43, and what Redfish tells in it, DSP0270, clause 8.
    void add_host_interface(std::string_view formatted)
    {
        constexpr std::size_t data_offset = 6;
        constexpr std::size_t redfish_over_ip = 4;
        const auto byte = [&](std::size_t offset) -> std::size_t {
            return offset < formatted.size() ? static_cast<unsigned char>(formatted[offset]) : 0U;
        };
        const std::size_t data_length = byte(data_offset - 1);
        if (data_length > 0)
            add_network_device(formatted.substr(std::min(data_offset, formatted.size()), data_length));
        std::size_t record = data_offset + data_length + 1;
        for (std::size_t left = byte(record - 1); left > 0 && record + 1 < formatted.size(); --left) {
            const std::string_view data = formatted.substr(std::min(record + 2, formatted.size()), byte(record + 1));
            if (byte(record) == redfish_over_ip) {
                add_part(data, 0, uuid_bytes, "uuid");
                add_part(data, 18, 16, "address");
                add_part(data, 52, 16, "address");
                add_part(data, 91, data.size(), "hostname");
            }
            record += 2 + byte(record + 1);
        }
    }

    void add_network_device(std::string_view data)
    {
        constexpr std::size_t mac_bytes = 6;
        switch (data.empty() ? 0 : static_cast<unsigned char>(data[0])) {
        case 2:  // USB
            add_part(data, 7, data.size(), "serial");
            break;
        case 4:  // USB, version 2
            add_part(data, 7, mac_bytes, "mac");
            break;
        case 5:  // PCI, version 2
            add_part(data, 10, mac_bytes, "mac");
            break;
        default:
            break;
        }
    }

    std::string_view m_table;
    std::vector<Place> m_places = {};
};

}  // namespace

std::vector<Place> places_in_smbios(std::string_view table)
{
    constexpr std::size_t terminator = 2;
    Finder finder(table);
    std::size_t known = 0;
    for (const smbios::Structure& structure : smbios::walk(table, std::nullopt).structures) {
        finder.add_structure(structure);
        const std::string_view last = structure.strings.empty() ? structure.formatted : structure.strings.back();
        known = static_cast<std::size_t>(last.data() - table.data()) + last.size() + terminator;
    }
    if (smbios::little_endian(table, known, 1) == type_end)
        known += smbios::little_endian(table, known + 1, 1).value_or(0) + terminator;
    // Behind the first structure that makes no sense there may be more, and behind the last one nothing is told.
    finder.add(table.substr(std::min(known, table.size())), "vendor");
    return std::move(finder).places();
}

}  // namespace ocks::privacy
