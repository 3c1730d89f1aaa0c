// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/pattern.hpp"

#include "core/text.hpp"

#include <array>
#include <fmt/format.h>

namespace ocks {
namespace {

struct Field {
    std::string_view label;
    std::size_t digits;
    std::string_view open;  ///< stands for "*"
};

// PCI Code and ID Assignment Specification: class FF is for what fits no other; no driver asks for it.
constexpr std::array<Field, 7> fields{{{"v", 8, ""},
                                       {"d", 8, ""},
                                       {"sv", 8, "00000000"},
                                       {"sd", 8, "00000000"},
                                       {"bc", 2, "FF"},
                                       {"sc", 2, "00"},
                                       {"i", 2, "00"}}};

/// Takes a field off the front of a pattern and writes it to an alias. Its number, 0 for one that is left open; nothing
/// if the pattern goes on otherwise, or leaves open what makes a claim.
std::optional<std::uint64_t> take_field(std::string_view& pattern, const Field& field, std::string& alias)
{
    const auto& [label, digits, open] = field;
    // "v00008086d000010D3*" leaves all that follows open.
    bool is_open = pattern == "*" || pattern.empty();
    if (!is_open) {
        if (!pattern.starts_with(label))
            return std::nullopt;
        pattern.remove_prefix(label.size());
        is_open = pattern.starts_with('*');
        if (is_open && pattern.size() > 1)
            pattern.remove_prefix(1);
    }
    if (is_open) {
        alias += fmt::format("{}{}", label, open);
        return open.empty() ? std::nullopt : std::optional<std::uint64_t>{0};
    }
    const auto number = parse_hexadecimal(pattern.substr(0, digits));
    if (pattern.size() < digits || !number)
        return std::nullopt;
    alias += fmt::format("{}{}", label, pattern.substr(0, digits));
    pattern.remove_prefix(digits);
    return *number;
}

}  // namespace

std::optional<PciClaim> claim_of(std::string_view pattern)
{
    constexpr std::string_view bus = "pci:";
    if (!pattern.starts_with(bus))
        return std::nullopt;
    pattern.remove_prefix(bus.size());
    PciClaim claim{.alias = std::string{bus}};
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const auto number = take_field(pattern, fields[at], claim.alias);
        if (!number)
            return std::nullopt;
        if (at < 2)  // vendor and device
            claim.id = (claim.id << 16U) | static_cast<std::uint32_t>(*number & 0xffffU);
    }
    return claim;
}

std::string alias_of(std::uint32_t id, std::string_view device_class)
{
    return fmt::format("pci:v0000{:04X}d0000{:04X}sv00000000sd00000000{}", id >> 16U, id & 0xffffU, device_class);
}

}  // namespace ocks
