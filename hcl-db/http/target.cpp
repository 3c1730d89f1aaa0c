// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/target.hpp"

#include "core/text.hpp"
#include "reports/xml/text.hpp"

#include <algorithm>

namespace ocks::http {
namespace {

constexpr std::size_t most_parameters = 64;

Failure malformed(std::string_view text, std::string why)
{
    return fail(Errc::malformed, one_line(text), std::move(why));
}

enum class Plus { itself, blank };

bool is_control(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7f;
}

Result<std::string> unescaped(std::string_view text, Plus plus)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus == Plus::blank) {
            plain += ' ';
        } else if (text[at] != '%') {
            plain += text[at];
        } else {
            const std::string_view digits = text.substr(at + 1, 2);
            const auto value = parse_hexadecimal(digits);
            if (digits.size() != 2 || !value)
                return malformed(text.substr(0, 200), "a % that is not followed by two hexadecimal digits");
            plain += static_cast<char>(*value);
            at += 2;
        }
    }
    return plain;
}

/// What stands in an address is one line of text.
Result<std::string> decoded(std::string_view text, Plus plus)
{
    auto plain = unescaped(text, plus);
    if (plain && (std::ranges::any_of(*plain, is_control) || !is_one_line(*plain)))
        return malformed(text, "characters that are no text");
    return plain;
}

Result<std::vector<std::string>> parse_path(std::string_view path)
{
    std::vector<std::string> segments;
    for (const std::string_view part : split(path.substr(1), '/')) {
        auto segment = decoded(part, Plus::itself);
        if (!segment)
            return Failure(segment.error());
        if (*segment == "." || *segment == ".." || segment->find('/') != std::string::npos)
            return malformed(path, "a path that leaves its place");
        segments.push_back(*std::move(segment));
    }
    // "/listings/" is "/listings".
    if (!segments.empty() && segments.back().empty())
        segments.pop_back();
    return segments;
}

}  // namespace

Result<Target> parse_target(std::string_view target)
{
    if (!target.starts_with('/'))
        return malformed(target, "not a path");
    const std::size_t mark = target.find('?');
    auto segments = parse_path(target.substr(0, mark));
    if (!segments)
        return Failure(segments.error());
    Target parsed{.segments = *std::move(segments), .query = {}};
    if (mark == std::string_view::npos)
        return parsed;

    const auto pairs = split(target.substr(mark + 1), '&');
    if (pairs.size() > most_parameters)
        return malformed(target.substr(0, mark), "too many parameters");
    for (const std::string_view pair : pairs) {
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), Plus::blank);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::blank);
        if (!name || !value)
            return Failure(!name ? name.error() : value.error());
        if (!name->empty())
            parsed.query.emplace(*std::move(name), *std::move(value));
    }
    return parsed;
}

std::string_view parameter(const Target& target, std::string_view name)
{
    const auto found = target.query.lower_bound(name);
    return found == target.query.end() || found->first != name ? std::string_view{} : std::string_view{found->second};
}

std::vector<std::string_view> parameters(const Target& target, std::string_view name)
{
    std::vector<std::string_view> values;
    const auto [first, last] = target.query.equal_range(name);
    for (auto each = first; each != last; ++each)
        values.emplace_back(each->second);
    return values;
}

Result<std::multimap<std::string, std::string, std::less<>>> parse_form(std::string_view text)
{
    std::multimap<std::string, std::string, std::less<>> fields;
    const auto pairs = split(text, '&');
    if (pairs.size() > most_parameters)
        return malformed(text.substr(0, 80), "too many fields");
    for (const std::string_view pair : pairs) {
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = unescaped(pair.substr(0, equals), Plus::blank);
        auto value = unescaped(pair.substr(std::min(equals + 1, pair.size())), Plus::blank);
        if (!name || !value)
            return Failure(!name ? name.error() : value.error());
        fields.emplace(*std::move(name), *std::move(value));
    }
    return fields;
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view harmless = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:";
    std::string safe;
    for (const char character : text) {
        if (harmless.find(character) != std::string_view::npos) {
            safe += character;
            continue;
        }
        const auto byte = static_cast<unsigned char>(character);
        safe += '%';
        safe += digits[byte >> 4U];
        safe += digits[byte & 0xfU];
    }
    return safe;
}

}  // namespace ocks::http
