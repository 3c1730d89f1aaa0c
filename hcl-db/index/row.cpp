// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/row.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::array<std::string Listing::*, 14> texts_of_listing{&Listing::policy_id,
                                                                  &Listing::policy_version,
                                                                  &Listing::policy_sha256,
                                                                  &Listing::submitter,
                                                                  &Listing::signer,
                                                                  &Listing::received_at,
                                                                  &Listing::vendor,
                                                                  &Listing::product,
                                                                  &Listing::processor,
                                                                  &Listing::architecture,
                                                                  &Listing::kernel_release,
                                                                  &Listing::profile,
                                                                  &Listing::tested_at,
                                                                  &Listing::bios};

constexpr std::array<std::string ValidFor::*, 5> texts_of_validity{
    &ValidFor::release, &ValidFor::level, &ValidFor::stream, &ValidFor::from, &ValidFor::until};

static_assert(texts_of_listing.size() + texts_of_validity.size() == row_texts);

/// Each differs from listing to listing, so that a number for it would save nothing.
constexpr std::array<std::string Listing::*, row_digests> digests_of_listing{
    &Listing::bundle_sha256, &Listing::report_sha256, &Listing::board, &Listing::platform, &Listing::configuration};

std::array<unsigned char, 32> bytes_of(std::string_view digits)
{
    std::array<unsigned char, 32> bytes{};
    for (std::size_t at = 0; at < bytes.size() && 2 * at + 2 <= digits.size(); ++at)
        bytes[at] = static_cast<unsigned char>(parse_hexadecimal(digits.substr(2 * at, 2)).value_or(0));
    return bytes;
}

/// All zeros stand for a digest that is not known.
std::string digits_of(const std::array<unsigned char, 32>& bytes)
{
    const bool is_known = std::ranges::any_of(bytes, [](unsigned char byte) { return byte != 0; });
    return is_known ? hexadecimal(bytes) : std::string{};
}

std::size_t mixed(std::initializer_list<std::uint32_t> numbers)
{
    std::size_t hash = 0;
    for (const std::uint32_t number : numbers)
        hash = (hash ^ number) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 32U);
}

}  // namespace

std::size_t Rows::Hash::operator()(const Card& card) const
{
    return mixed({card.id, card.subsystem, card.device_class, card.vendor, card.device});
}

std::size_t Rows::Hash::operator()(const Service& service) const
{
    return mixed({service.driver, service.driver_version, service.firmware, service.expected});
}

std::uint32_t Rows::small(std::string_view word)
{
    const auto found = std::ranges::find(m_words, word);
    if (found == m_words.end() && m_words.size() < 16) {
        m_words.emplace_back(word);
        return static_cast<std::uint32_t>(m_words.size() - 1);
    }
    return found == m_words.end() ? 0 : static_cast<std::uint32_t>(found - m_words.begin());
}

void Rows::add(const Listing& listing)
{
    ListingRow row{.id = listing.id,
                   .standing = listing.conclusion.standing,
                   .level = listing.level,
                   .status = listing.status,
                   .emulated = listing.emulated,
                   .certifies = listing.certifies,
                   .first_reason = static_cast<std::uint32_t>(m_reasons.size()),
                   .first_slot = static_cast<std::uint32_t>(m_slots.size())};
    std::size_t next = 0;
    for (const auto member : texts_of_listing)
        row.texts.at(next++) = m_texts.number_of(listing.*member);
    for (const auto member : texts_of_validity)
        row.texts.at(next++) = m_texts.number_of(listing.valid.*member);
    for (std::size_t at = 0; at < row_digests; ++at)
        row.digests.at(at) = bytes_of(listing.*(digests_of_listing.at(at)));
    for (const std::string& reason : listing.conclusion.reasons)
        m_reasons.push_back(m_texts.number_of(reason));
    for (const Component& part : listing.components)
        m_slots.push_back(slot_of(part));
    m_rows.push_back(std::move(row));
}

Slot Rows::slot_of(const Component& part)
{
    const Card card{m_texts.number_of(part.id),
                    m_texts.number_of(part.subsystem),
                    m_texts.number_of(part.device_class),
                    m_texts.number_of(part.vendor),
                    m_texts.number_of(part.device)};
    const Service service{m_texts.number_of(part.driver),
                          m_texts.number_of(part.driver_version),
                          m_texts.number_of(part.firmware),
                          m_texts.number_of(part.expected)};
    const auto [known_card, new_card] = m_card_numbers.emplace(card, static_cast<std::uint32_t>(m_cards.size()));
    if (new_card)
        m_cards.push_back(card);
    const auto [known_service, new_service] =
        m_service_numbers.emplace(service, static_cast<std::uint32_t>(m_services.size()));
    if (new_service)
        m_services.push_back(service);
    return Slot{.card = known_card->second,
                .service = known_service->second,
                .address = m_addresses.number_of(part.address) & 0xffffffU,
                .cover = small(part.cover) & 0xfU,
                .outcome = small(part.outcome) & 0xfU};
}

std::uint32_t Rows::number_of(std::size_t row, std::string Listing::*member) const
{
    const auto* const place = std::ranges::find(texts_of_listing, member);
    return m_rows[row].texts.at(static_cast<std::size_t>(place - texts_of_listing.begin()));
}

std::uint32_t Rows::number_of(std::size_t row, std::string ValidFor::*member) const
{
    const auto* const place = std::ranges::find(texts_of_validity, member);
    return m_rows[row].texts.at(texts_of_listing.size() + static_cast<std::size_t>(place - texts_of_validity.begin()));
}

std::span<const Slot> Rows::slots(std::size_t number) const
{
    const std::size_t first = m_rows[number].first_slot;
    const std::size_t last = number + 1 < m_rows.size() ? m_rows[number + 1].first_slot : m_slots.size();
    return std::span(m_slots).subspan(first, last - first);
}

Listing Rows::listing(std::size_t number) const
{
    const ListingRow& row = m_rows[number];
    Listing listing;
    listing.id = row.id;
    std::size_t next = 0;
    for (const auto member : texts_of_listing)
        listing.*member = m_texts[row.texts.at(next++)];
    for (const auto member : texts_of_validity)
        listing.valid.*member = m_texts[row.texts.at(next++)];
    for (std::size_t at = 0; at < row_digests; ++at)
        listing.*(digests_of_listing.at(at)) = digits_of(row.digests.at(at));
    listing.valid.architecture = listing.architecture;
    listing.conclusion.standing = row.standing;
    listing.level = row.level;
    listing.status = row.status;
    listing.emulated = row.emulated;
    listing.certifies = row.certifies;
    const std::size_t last = number + 1 < m_rows.size() ? m_rows[number + 1].first_reason : m_reasons.size();
    for (std::size_t at = row.first_reason; at < last; ++at)
        listing.conclusion.reasons.push_back(m_texts[m_reasons[at]]);
    return listing;
}

Component Rows::component(const Slot& slot) const
{
    const Card& card = m_cards[slot.card];
    const Service& service = m_services[slot.service];
    return {.address = m_addresses[slot.address],
            .id = m_texts[card.id],
            .subsystem = m_texts[card.subsystem],
            .device_class = m_texts[card.device_class],
            .vendor = m_texts[card.vendor],
            .device = m_texts[card.device],
            .driver = m_texts[service.driver],
            .driver_version = m_texts[service.driver_version],
            .firmware = m_texts[service.firmware],
            .expected = m_texts[service.expected],
            .cover = m_words[slot.cover],
            .outcome = m_words[slot.outcome]};
}

}  // namespace ocks
