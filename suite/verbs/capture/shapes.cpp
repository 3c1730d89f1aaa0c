// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/capture/shapes.hpp"

#include "reports/redaction/secret_forms.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <string>

namespace ocks::verbs {
namespace {

bool is_decimal(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool is_hexadecimal(char byte)
{
    return is_decimal(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/// "hh:hh" is a pattern: h stands for a hexadecimal digit, all else for itself.
bool fits(std::string_view text, std::string_view pattern)
{
    return text.size() >= pattern.size() &&
           std::ranges::equal(text.substr(0, pattern.size()), pattern, [](char byte, char wanted) {
               return wanted == 'h' ? is_hexadecimal(byte) : byte == wanted;
           });
}

struct Pattern {
    std::string_view form = {};
    std::string_view separators = {};  ///< may not stand beside it, or it is part of something longer
    std::string_view field = {};
};

// A port of InfiniBand has twenty bytes for a MAC; longer forms come first.
constexpr auto patterns = std::to_array<Pattern>({
    {"hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh:hh", ":", "mac"},
    {"hh:hh:hh:hh:hh:hh:hh:hh", ":", "wwid"},
    {"hh-hh-hh-hh-hh-hh-hh-hh", "-", "wwid"},
    {"hh:hh:hh:hh:hh:hh", ":", "mac"},
    {"hh-hh-hh-hh-hh-hh", "-", "mac"},
    {"hhhh:hhhh:hhhh:hhhh", ":", "guid"},
    {"hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh", "-", "uuid"},
});

constexpr auto prefixes = std::to_array<std::string_view>({"eui.", "naa.", "wwn-0x", "0x"});

bool is_alone(std::string_view text, std::size_t offset, std::size_t length, std::string_view separators)
{
    const auto joins = [&](std::size_t index) {
        return index < text.size() &&
               (is_hexadecimal(text[index]) || separators.find(text[index]) != std::string_view::npos);
    };
    return !joins(offset - 1) && !joins(offset + length);
}

Shape by_pattern(std::string_view text, std::size_t offset, bool uuids)
{
    for (const auto& [form, separators, field] : patterns) {
        if ((uuids || field != "uuid") && fits(text.substr(offset), form) &&
            is_alone(text, offset, form.size(), separators) && !is_placeholder(text.substr(offset, form.size())))
            return {offset, form.size(), field};
    }
    return {};
}

/// "eui.0025384b21b0a9e1"; after a bare "0x" only what has the length and the first digit of a worldwide name (NAA 2,
/// 3, 5 and 6): addresses of memory begin with zeros.
Shape by_prefix(std::string_view text, std::size_t offset)
{
    constexpr std::size_t shortest = 16;
    constexpr std::size_t longest = 32;
    const std::string_view rest = text.substr(offset);
    const auto* const prefix =
        std::ranges::find_if(prefixes, [&](std::string_view each) { return rest.starts_with(each); });
    if (prefix == prefixes.end())
        return {};
    const std::string_view name = rest.substr(prefix->size());
    const auto* const end = std::ranges::find_if_not(name, is_hexadecimal);
    const auto digits = static_cast<std::size_t>(end - name.begin());
    if ((digits != shortest && digits != longest) || is_placeholder(name.substr(0, digits)))
        return {};
    if (*prefix == "0x" && std::string_view{"2356"}.find(name[0]) == std::string_view::npos)
        return {};
    return {offset, prefix->size() + digits, "wwid"};
}

bool is_nobody(const in_addr& address)
{
    constexpr std::uint32_t loopback = 127;
    const std::uint32_t number = ntohl(address.s_addr);
    const std::uint32_t inverse = ~number;
    // A netmask is ones and then zeros.
    return number >> 24U == loopback || (inverse & (inverse + 1U)) == 0 || number == 0;
}

bool is_nobody(const in6_addr& address)
{
    return IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address);
}

/// A run of the characters of an address, as the C library understands it.
Shape by_address(std::string_view text, std::size_t offset)
{
    constexpr std::string_view characters = "0123456789abcdefABCDEF.:";
    // Behind a colon another field may begin; within a number nothing does.
    if (offset > 0 && (is_hexadecimal(text[offset - 1]) || text[offset - 1] == '.'))
        return {};
    const std::size_t length = std::min(text.find_first_not_of(characters, offset), text.size()) - offset;
    if (length < std::string_view{"1.1.1.1"}.size() || length > INET6_ADDRSTRLEN)
        return {};
    const std::string run{text.substr(offset, length)};
    // "192.168.0.7:4420" and the many fields of the kernel's ip= have other parts behind it.
    const std::string first = run.substr(0, run.find(':'));
    in_addr four{};
    if (inet_pton(AF_INET, first.c_str(), &four) == 1)
        return is_nobody(four) ? Shape{} : Shape{offset, first.size(), "address"};
    in6_addr six{};
    if (run.find(':') != std::string::npos && inet_pton(AF_INET6, run.c_str(), &six) == 1 && !is_nobody(six))
        return {offset, length, "address"};
    return {};
}

}  // namespace

std::vector<Shape> shapes_in(std::string_view text, const ShapeRules& rules)
{
    std::vector<Shape> shapes;
    for (std::size_t offset = 0; offset < text.size();) {
        Shape shape = by_pattern(text, offset, rules.uuids);
        if (shape.length == 0)
            shape = by_prefix(text, offset);
        if (shape.length == 0 && rules.addresses)
            shape = by_address(text, offset);
        if (shape.length > 0)
            shapes.push_back(shape);
        offset += std::max<std::size_t>(shape.length, 1);
    }
    return shapes;
}

}  // namespace ocks::verbs
