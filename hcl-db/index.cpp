// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks {
namespace {

/// Of ASCII alone: Chinese has no case, and its bytes are left as they are.
std::string lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& letter : lower) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
    return lower;
}

/// Everything of a listing that somebody could look for. Parts end in a line, so that no word spans two.
std::string haystack(const Listing& listing)
{
    std::string text;
    const auto add = [&text](std::string_view part) {
        text += lower_case(part) + '\n';
    };
    add(listing.id);
    add(listing.vendor + " " + listing.product);
    add(listing.processor);
    add(listing.architecture);
    add(listing.kernel_release);
    for (const Component& part : listing.components) {
        add(part.id);
        add(part.subsystem);
        add(part.vendor + " " + part.device);
        add(part.driver);
    }
    return text;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    const std::string lower = lower_case(text);
    for (const std::string_view word : split(lower, ' ')) {
        if (!word.empty())
            words.emplace_back(word);
    }
    return words;
}

bool has_all(std::string_view haystack, const std::vector<std::string>& words)
{
    return std::ranges::all_of(words,
                               [&](const std::string& word) { return haystack.find(word) != std::string_view::npos; });
}

/// How many of the facets asked for a listing does not have, and which was the last of them.
struct Missed {
    std::size_t count = 0;
    std::string_view facet = {};
};

Missed missed_by(const Listing& listing, const Search& search)
{
    Missed missed;
    for (const auto& [facet, value] : search.chosen) {
        if (facet_value(listing, facet) == value)
            continue;
        ++missed.count;
        missed.facet = facet;
    }
    return missed;
}

using Counts = std::map<std::string_view, std::map<std::string_view, std::size_t>>;

std::vector<Facet> facets_of(const Counts& counts, const Search& search)
{
    std::vector<Facet> facets;
    for (const std::string_view name : facet_names()) {
        Facet facet{.name = std::string{name}, .values = {}};
        const auto chosen = search.chosen.find(name);
        if (const auto counted = counts.find(name); counted != counts.end()) {
            for (const auto& [value, count] : counted->second) {
                const bool is_chosen = chosen != search.chosen.end() && chosen->second == value;
                facet.values.push_back({std::string{value}, count, is_chosen});
            }
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace

std::vector<std::string_view> facet_names()
{
    return {"verdict", "vendor", "kernel", "architecture", "profile", "machine"};
}

std::string_view facet_value(const Listing& listing, std::string_view facet)
{
    if (facet == "verdict")
        return to_string(listing.conclusion.standing);
    if (facet == "vendor")
        return listing.vendor;
    if (facet == "kernel")
        return listing.kernel_release;
    if (facet == "architecture")
        return listing.architecture;
    if (facet == "profile")
        return listing.profile;
    if (facet == "machine")
        return listing.emulated ? "virtual" : "physical";
    return {};
}

Index::Index(std::vector<Listing> listings, std::int64_t change_seq)
    : m_change_seq(change_seq), m_listings(std::move(listings))
{
    std::ranges::sort(m_listings, [](const Listing& left, const Listing& right) {
        return std::tie(right.tested_at, left.id) < std::tie(left.tested_at, right.id);
    });
    m_haystacks.reserve(m_listings.size());
    for (const Listing& listing : m_listings) {
        m_haystacks.push_back(haystack(listing));
        m_by_id.emplace(listing.id, &listing);
        for (const Component& part : listing.components)
            m_uses[part.id].push_back({&listing, &part});
    }
}

Found Index::search(const Search& search) const
{
    Found found;
    Counts counts;
    const std::vector<std::string> words = words_of(search.text);
    for (std::size_t at = 0; at < m_listings.size(); ++at) {
        const Listing& listing = m_listings[at];
        if (!has_all(m_haystacks[at], words))
            continue;
        const Missed missed = missed_by(listing, search);
        if (missed.count == 0)
            found.listings.push_back(&listing);
        // A facet counts what would be there if another of its own values were chosen.
        for (const std::string_view facet : facet_names()) {
            const std::string_view value = facet_value(listing, facet);
            if (!value.empty() && (missed.count == 0 || (missed.count == 1 && missed.facet == facet)))
                ++counts[facet][value];
        }
    }
    found.facets = facets_of(counts, search);
    return found;
}

const Listing* Index::find(std::string_view id) const
{
    const auto found = m_by_id.find(id);
    return found == m_by_id.end() ? nullptr : found->second;
}

std::vector<Use> Index::uses_of(std::string_view component_id) const
{
    const auto found = m_uses.find(component_id);
    return found == m_uses.end() ? std::vector<Use>{} : found->second;
}

}  // namespace ocks
