// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/trust.hpp"

#include "core/file.hpp"
#include "core/text.hpp"
#include "reports/xml/values.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks {
namespace {

struct Bound {
    std::string_view name;
    std::string Validity::*time;
};

constexpr auto bounds =
    std::to_array<Bound>({{"from", &Validity::from}, {"until", &Validity::until}, {"revoked", &Validity::revoked}});

/// "until=2026-02-01T00:00:00Z"; why not, if it is something else.
std::string_view take_bound(std::string_view word, Validity& validity)
{
    const std::size_t equals = word.find('=');
    const auto* const bound = std::ranges::find(bounds, word.substr(0, equals), &Bound::name);
    if (equals == std::string_view::npos || bound == bounds.end())
        return "what stands behind a key is from=, until= or revoked= and a time";
    const std::string_view time = word.substr(equals + 1);
    if (!is_xml_time(time))
        return "a time is written as 2026-02-01T00:00:00Z";
    std::string& place = validity.*(bound->time);
    if (!place.empty())
        return "a bound stands here twice";
    place = time;
    return {};
}

Result<VerifierKey> parse_line(std::string_view line, const std::string& where)
{
    std::vector<std::string_view> words = split(line, ' ');
    std::erase(words, std::string_view{});
    auto key = parse_verifier_key(words.front());
    if (!key)
        return fail(Errc::malformed, where, key.error().why);
    for (std::size_t index = 1; index < words.size(); ++index) {
        if (const std::string_view why = take_bound(words[index], key->validity); !why.empty())
            return fail(Errc::malformed, where, std::string{why});
    }
    return key;
}

}  // namespace

Result<std::vector<VerifierKey>> parse_trust(std::string_view text, std::string_view name)
{
    std::vector<VerifierKey> keys;
    std::size_t number = 0;
    for (const std::string_view raw : lines(text)) {
        ++number;
        const std::string_view line = trimmed(raw);
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::string where = fmt::format("{}:{}", name, number);
        auto key = parse_line(line, where);
        if (!key)
            return Failure(key.error());
        const auto same = [&](const VerifierKey& other) {
            return other.name == key->name && key_id(other) == key_id(*key);
        };
        if (std::ranges::any_of(keys, same))
            return fail(Errc::malformed, where, "this key stands here twice");
        keys.push_back(std::move(*key));
    }
    return keys;
}

Result<std::vector<VerifierKey>> load_trust(const std::string& path)
{
    const auto text = read_file(path, 1U << 20U);
    if (!text)
        return Failure(text.error());
    return parse_trust(*text, path);
}

std::string trust_line(const VerifierKey& key)
{
    std::string line = to_string(key);
    for (const Bound& bound : bounds) {
        if (const std::string& time = key.validity.*(bound.time); !time.empty())
            line += fmt::format(" {}={}", bound.name, time);
    }
    return line;
}

}  // namespace ocks
