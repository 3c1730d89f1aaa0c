// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/vpd.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {

Result<std::string> serial_of_vpd(std::string_view page)
{
    constexpr std::size_t header = 4;  // peripheral, page code, length in two bytes, big-endian
    constexpr unsigned char page_code = 0x80;
    const auto byte = [&](std::size_t offset) {
        return static_cast<unsigned char>(page[offset]);
    };
    if (page.size() < header || byte(1) != page_code)
        return fail(Errc::malformed, "vpd_pg80", "not a unit serial number page");
    const std::size_t length = static_cast<std::size_t>(byte(2)) << 8U | byte(3);
    if (page.size() - header < length)
        return fail(Errc::malformed, "vpd_pg80", "the page is shorter than it says");
    const std::string_view serial = trimmed(page.substr(header, length));
    if (!std::ranges::all_of(serial, [](char c) { return c >= ' ' && c <= '~'; }))
        return fail(Errc::malformed, "vpd_pg80", "the serial number is not ASCII");
    return std::string{serial};
}

}  // namespace ocks
