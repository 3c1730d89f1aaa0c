// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/scsi_log.hpp"

#include "probes/bytes.hpp"

#include <array>
#include <limits>
#include <optional>

namespace ocks::disk {
namespace {

constexpr std::size_t header_bytes = 4;

/// Network byte order, of as many bytes as a parameter has.
std::uint64_t big_endian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char each : bytes)
        value = value << 8U | static_cast<unsigned char>(each);
    return value;
}

unsigned be16(const Bytes& bytes, std::size_t offset)
{
    return bytes.u8(offset) << 8U | bytes.u8(offset + 1);
}

struct Parameter {
    unsigned page = 0;
    unsigned code = 0;
    std::string_view value = {};

    /// Of its first so many bytes; nothing if it has fewer, or if they say that nothing is known.
    [[nodiscard]] std::optional<std::uint64_t> number(std::size_t offset, std::size_t length) const
    {
        if (value.size() < offset + length)
            return std::nullopt;
        const std::uint64_t number = big_endian(value.substr(offset, length));
        const std::uint64_t unknown =
            length >= sizeof number ? std::numeric_limits<std::uint64_t>::max() : (std::uint64_t{1} << 8U * length) - 1;
        return number == unknown ? std::nullopt : std::optional{number};
    }
};

/// Where a number lies: page and parameter, and its bytes in that. A counter of errors is as long as its drive makes
/// it.
struct Field {
    unsigned page = 0;
    unsigned code = 0;
    std::size_t offset = 0;
    std::size_t length = 0;  ///< 0 is all of it
    std::string_view property = {};
};

constexpr auto fields = std::to_array<Field>({
    {0x02, 0x0005, 0, 0, "written_bytes"},
    {0x02, 0x0006, 0, 0, "write_errors"},
    {0x03, 0x0005, 0, 0, "read_bytes"},
    {0x03, 0x0006, 0, 0, "read_errors"},
    {0x0d, 0x0000, 1, 1, "temperature_celsius"},
    {0x0d, 0x0001, 1, 1, "reference_celsius"},
    {0x0e, 0x0004, 0, 4, "power_cycles"},
    {0x11, 0x0001, 3, 1, "used_percent"},
    {0x15, 0x0000, 0, 4, "power_on_minutes"},
});

void take(const Parameter& parameter, Device& device)
{
    for (const auto& [page, code, offset, length, property] : fields) {
        if (page != parameter.page || code != parameter.code)
            continue;
        const std::size_t bytes = length == 0 ? parameter.value.size() : length;
        if (bytes == 0 || bytes > sizeof(std::uint64_t))
            continue;
        if (const auto number = parameter.number(offset, bytes))
            device.properties.emplace(property, *number);
    }
    // SPC-5, 7.3.9: additional sense code 5Dh is a failure that is foreseen; 00h is none.
    constexpr unsigned exceptions = 0x2f;
    constexpr std::uint64_t foreseen = 0x5d;
    if (parameter.page == exceptions && parameter.code == 0) {
        if (const auto sense = parameter.number(0, 1))
            device.properties.emplace("smart_failing", std::uint64_t{*sense == foreseen ? 1U : 0U});
    }
}

}  // namespace

std::set<unsigned> decode_log_pages(std::string_view content)
{
    const Bytes bytes{content};
    std::set<unsigned> pages;
    if ((bytes.u8(0) & 0x3fU) != 0)
        return pages;
    for (const char each : bytes.part(header_bytes, be16(bytes, 2)))
        pages.insert(static_cast<unsigned char>(each) & 0x3fU);
    return pages;
}

Result<Device> decode_log_page(std::string_view content)
{
    const Bytes bytes{content};
    if (content.size() < header_bytes)
        return fail(Errc::malformed, "log page", "not as long as the standard says");
    const std::size_t end = header_bytes + be16(bytes, 2);
    if (end > content.size())
        return fail(Errc::malformed, "log page", "the page is shorter than it says");
    Device device;
    for (std::size_t at = header_bytes; at + header_bytes <= end;) {
        const std::size_t length = bytes.u8(at + 3);
        if (at + header_bytes + length > end)
            return fail(Errc::malformed, "log page", "a parameter is longer than its page");
        take({bytes.u8(0) & 0x3fU, be16(bytes, at), bytes.part(at + header_bytes, length)}, device);
        at += header_bytes + length;
    }
    return device;
}

}  // namespace ocks::disk
