// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/terms.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ocks {
namespace {

/// What of a listing itself is searched, beside its vendor and product, which are one text.
constexpr auto searched = std::to_array<std::string Listing::*>(
    {&Listing::processor, &Listing::architecture, &Listing::kernel_release, &Listing::bios});

/// The numbers of a listing's own texts in `texts`.
std::vector<std::uint32_t> own_texts(const Rows& rows, std::size_t row, Texts& texts)
{
    std::vector<std::uint32_t> numbers;
    const auto add = [&](std::string_view text) {
        numbers.push_back(texts.number_of(lower_case(text)));
    };
    add(rows.row(row).id);
    add(rows.text(rows.number_of(row, &Listing::vendor)) + " " + rows.text(rows.number_of(row, &Listing::product)));
    for (const auto member : searched)
        add(rows.text(rows.number_of(row, member)));
    add(rows.text(rows.number_of(row, &ValidFor::release)));
    return numbers;
}

std::string text_of(const Rows& rows, const Card& card)
{
    return lower_case(rows.text(card.id) + " " + rows.text(card.subsystem) + " " + rows.text(card.vendor) + " " +
                      rows.text(card.device));
}

}  // namespace

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& letter : lower) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
    return lower;
}

Terms::Terms(const Rows& rows, std::span<const std::uint32_t> order) : m_listings(order.size())
{
    Texts texts;
    std::vector<std::vector<std::uint32_t>> own(order.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        own[place] = own_texts(rows, order[place], texts);

    const auto add = [this](const std::string& text) {
        m_buffer += text;
        m_buffer += '\n';
        m_ends.push_back(static_cast<std::uint32_t>(m_buffer.size()));
    };
    for (std::uint32_t number = 0; number < texts.size(); ++number)
        add(texts[number]);
    for (const Card& card : rows.cards())
        add(text_of(rows, card));
    for (const Service& service : rows.services())
        add(lower_case(rows.text(service.driver)));

    const auto first_card = static_cast<std::uint32_t>(texts.size());
    const auto first_service = static_cast<std::uint32_t>(first_card + rows.cards().size());
    m_places = Postings{m_ends.size(), [&](const auto& say) {
                            for (std::uint32_t place = 0; place < order.size(); ++place) {
                                for (const std::uint32_t number : own[place])
                                    say(number, place);
                                for (const Slot& slot : rows.slots(order[place])) {
                                    say(first_card + slot.card, place);
                                    say(first_service + slot.service, place);
                                }
                            }
                        }};
}

Bits Terms::with(std::string_view word) const
{
    Bits found{m_listings};
    // memmem() reads whole vectors at a time, std::string_view::find() a byte.
    const auto find_from = [&](std::size_t from) {
        const void* hit = from < m_buffer.size()
                              ? memmem(m_buffer.data() + from, m_buffer.size() - from, word.data(), word.size())
                              : nullptr;
        return hit == nullptr ? std::string::npos
                              : static_cast<std::size_t>(static_cast<const char*>(hit) - m_buffer.data());
    };
    for (std::size_t at = word.empty() ? std::string::npos : find_from(0); at != std::string::npos;) {
        const auto end = std::ranges::upper_bound(m_ends, static_cast<std::uint32_t>(at));
        for (const std::uint32_t place : m_places.of(static_cast<std::size_t>(end - m_ends.begin())))
            found.set(place);
        at = find_from(*end);  // one hit in a text is enough
    }
    return found;
}

}  // namespace ocks
