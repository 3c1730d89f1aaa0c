// SPDX-License-Identifier: GPL-3.0-or-later
/// A listing and its components in some three hundred and some twelve bytes each: texts by number, digests as bytes.
#pragma once

#include "hcl-db/index/texts.hpp"
#include "hcl-db/listing.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ocks {

inline constexpr std::size_t row_texts = 19;
inline constexpr std::size_t row_digests = 5;

struct ListingRow {
    std::string id;
    std::array<std::uint32_t, row_texts> texts{};
    std::array<std::array<unsigned char, 32>, row_digests> digests{};
    Standing standing = Standing::incomplete;
    Level level = Level::none;
    Status status = Status::candidate;
    bool emulated = false;
    bool certifies = false;
    std::uint32_t first_reason = 0;  ///< up to that of the next row
    std::uint32_t first_slot = 0;
};

/// What is the same of a card wherever it is plugged in.
struct Card {
    std::uint32_t id = 0;
    std::uint32_t subsystem = 0;
    std::uint32_t device_class = 0;
    std::uint32_t vendor = 0;
    std::uint32_t device = 0;

    friend bool operator==(const Card&, const Card&) = default;
};

/// What serves it, which many cards have in common.
struct Service {
    std::uint32_t driver = 0;
    std::uint32_t driver_version = 0;
    std::uint32_t firmware = 0;
    std::uint32_t expected = 0;

    friend bool operator==(const Service&, const Service&) = default;
};

struct Slot {
    std::uint32_t card = 0;
    std::uint32_t service = 0;
    std::uint32_t address : 24 = 0;
    std::uint32_t cover : 4 = 0;
    std::uint32_t outcome : 4 = 0;
};

/// Listings as rows, in the order in which they were added. What a page of one listing alone shows is not kept: report
/// id, nonce, history and what others inherit.
class Rows {
public:
    void add(const Listing& listing);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const ListingRow& row(std::size_t number) const { return m_rows[number]; }
    [[nodiscard]] const std::string& text(std::uint32_t number) const { return m_texts[number]; }

    /// The number of a row's text, for a member that is kept as one.
    [[nodiscard]] std::uint32_t number_of(std::size_t row, std::string Listing::*member) const;
    [[nodiscard]] std::uint32_t number_of(std::size_t row, std::string ValidFor::*member) const;

    [[nodiscard]] std::span<const Slot> slots(std::size_t number) const;
    [[nodiscard]] const std::vector<Card>& cards() const { return m_cards; }
    [[nodiscard]] const std::vector<Service>& services() const { return m_services; }

    [[nodiscard]] Listing listing(std::size_t number) const;
    [[nodiscard]] Component component(const Slot& slot) const;

private:
    struct Hash {
        std::size_t operator()(const Card& card) const;
        std::size_t operator()(const Service& service) const;
    };

    [[nodiscard]] std::uint32_t small(std::string_view word);
    [[nodiscard]] Slot slot_of(const Component& part);

    std::vector<ListingRow> m_rows;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_reasons;
    std::vector<Card> m_cards;
    std::vector<Service> m_services;
    std::unordered_map<Card, std::uint32_t, Hash> m_card_numbers;
    std::unordered_map<Service, std::uint32_t, Hash> m_service_numbers;
    std::vector<std::string> m_words;  ///< of covers and outcomes: a handful
    Texts m_texts;
    Texts m_addresses;  ///< apart, so that their numbers fit 24 bits
};

}  // namespace ocks
