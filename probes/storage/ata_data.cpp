// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/ata_data.hpp"

#include "probes/bytes.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>

namespace ocks::disk {
namespace {

constexpr std::size_t page_bytes = 512;

Failure refused(std::string_view what, std::string_view why)
{
    return fail(Errc::malformed, std::string{what}, std::string{why});
}

/// One statistic: where it lies in its page, and how many bytes it has.
struct Statistic {
    unsigned page = 0;
    std::size_t offset = 0;
    unsigned bytes = 0;
    std::string_view property = {};
};

// ACS-3, tables A.2 to A.14.
constexpr auto statistics = std::to_array<Statistic>({
    {1, 8, 4, "power_cycles"},
    {1, 16, 4, "power_on_hours"},
    {1, 24, 6, "written_sectors"},
    {1, 40, 6, "read_sectors"},
    {3, 32, 4, "reallocated_sectors"},
    {3, 56, 4, "reallocation_candidates"},
    {4, 8, 4, "media_errors"},
    {4, 16, 4, "resets_between_commands"},
    {5, 8, 1, "temperature_celsius"},
    {7, 8, 1, "used_percent"},
});

/// The last byte of the eight says whether there is such a statistic, and whether it has a value.
bool is_valid(const Bytes& bytes, std::size_t offset)
{
    constexpr unsigned supported_and_valid = 0xc0;
    return (bytes.u8(offset + 7) & supported_and_valid) == supported_and_valid;
}

/// The registers of SMART RETURN STATUS: 4Fh and C2h as they were sent, or F4h and 2Ch if a threshold is exceeded.
Result<Device> smart_status(unsigned middle, unsigned high)
{
    const bool is_failing = middle == 0xf4 && high == 0x2c;
    if (!is_failing && (middle != 0x4f || high != 0xc2))
        return refused("smart status", "neither of the two answers that there are");
    return Device{{}, {}, {{"smart_failing", std::uint64_t{is_failing ? 1U : 0U}}}};
}

}  // namespace

Result<Device> decode_smart_data(std::string_view content)
{
    constexpr std::size_t first = 2;
    constexpr std::size_t attribute_bytes = 12;
    constexpr std::size_t attributes = 30;
    if (content.size() < page_bytes)
        return refused("smart data", "not as long as the standard says");
    const unsigned sum =
        std::accumulate(content.begin(), content.begin() + page_bytes, 0U, [](unsigned so_far, char c) {
            return so_far + static_cast<unsigned char>(c);
        });
    if ((sum & 0xffU) != 0)
        return refused("smart data", "its checksum is wrong");
    const Bytes bytes{content};
    std::string list;
    for (std::size_t index = 0; index < attributes; ++index) {
        const Bytes attribute = bytes.from(first + index * attribute_bytes);
        if (attribute.u8(0) == 0)
            continue;
        list += fmt::format("{}{}={}/{}/{}",
                            list.empty() ? "" : ",",
                            attribute.u8(0),
                            attribute.u8(3),
                            attribute.u8(4),
                            attribute.le32(5) | std::uint64_t{attribute.le16(9)} << 32U);
    }
    Device device;
    if (!list.empty())
        device.properties.emplace("smart_attributes", std::move(list));
    return device;
}

Result<Device> decode_smart_status(std::string_view sense)
{
    const Bytes bytes{sense};
    const unsigned form = bytes.u8(0) & 0x7fU;
    // SPC-5, 4.4.2; SAT-4, 12.2.2.6: a list of descriptors, of which number 9 has the registers.
    if (form == 0x72 || form == 0x73) {
        const std::size_t end = std::min<std::size_t>(8U + bytes.u8(7), sense.size());
        for (std::size_t at = 8; at + 2 <= end; at += 2U + bytes.u8(at + 1)) {
            if (bytes.u8(at) == 0x09 && at + 14 <= end)
                return smart_status(bytes.u8(at + 9), bytes.u8(at + 11));
        }
        return refused("smart status", "the registers did not come back");
    }
    // SAT-4, 12.2.2.7: in the places of a fixed form.
    if ((form == 0x70 || form == 0x71) && sense.size() >= 12)
        return smart_status(bytes.u8(10), bytes.u8(11));
    return refused("smart status", "the registers did not come back");
}

std::set<unsigned> decode_log_directory(std::string_view content)
{
    constexpr unsigned most = 255;
    std::set<unsigned> logs;
    const Bytes bytes{content};
    for (unsigned log = 1; log <= most; ++log) {
        if (bytes.le16(2 * std::size_t{log}) != 0)
            logs.insert(log);
    }
    return logs;
}

std::set<unsigned> decode_statistics_list(std::string_view content)
{
    constexpr std::size_t list = 8;
    std::set<unsigned> pages;
    const Bytes bytes{content};
    for (unsigned index = 0; index < bytes.u8(list); ++index)
        pages.insert(bytes.u8(list + 1 + index));
    return pages;
}

Result<Device> decode_statistics(std::string_view content)
{
    if (content.size() < page_bytes)
        return refused("device statistics", "not as long as the standard says");
    const Bytes bytes{content};
    Device device;
    for (const auto& [page, offset, length, property] : statistics) {
        if (page != bytes.u8(2) || !is_valid(bytes, offset))
            continue;
        const std::uint64_t mask = (std::uint64_t{1} << 8U * length) - 1;
        const std::uint64_t value = bytes.le64(offset) & mask;
        // A temperature has a sign; a disk below freezing is no disk of a server.
        if (property != "temperature_celsius" || value < 0x80)
            device.properties.emplace(property, value);
    }
    return device;
}

}  // namespace ocks::disk
