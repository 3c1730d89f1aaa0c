// SPDX-License-Identifier: GPL-3.0-or-later
/// A NodeRecord where it lies in the file: a walk reads two or three of its numbers, and copies none of the others.
#pragma once

#include "drivers-matrix/file/records.hpp"

#include <algorithm>
#include <cstddef>

namespace ocks::matrix_file {

constexpr std::size_t head_bytes = sizeof(NodeRecord::head);

class Node {
public:
    explicit Node(const char* bytes) : m_bytes(bytes) {}

    [[nodiscard]] char first() const { return m_bytes[offsetof(NodeRecord, head)]; }
    [[nodiscard]] NodeRecord::Kind kind() const
    {
        return static_cast<NodeRecord::Kind>(m_bytes[offsetof(NodeRecord, kind)]);
    }
    [[nodiscard]] std::uint32_t part_at() const { return number<std::uint32_t>(offsetof(NodeRecord, part_at)); }
    [[nodiscard]] std::size_t part_length() const { return number<std::uint16_t>(offsetof(NodeRecord, part_length)); }
    [[nodiscard]] std::uint32_t literals() const { return number<std::uint8_t>(offsetof(NodeRecord, literals)); }
    [[nodiscard]] std::uint32_t wildcards() const { return number<std::uint32_t>(offsetof(NodeRecord, wildcards)); }
    [[nodiscard]] std::uint32_t children_at() const { return number<std::uint32_t>(offsetof(NodeRecord, children_at)); }
    [[nodiscard]] std::size_t literal_of_rest() const { return children_at(); }
    [[nodiscard]] std::uint32_t entries_at() const { return number<std::uint32_t>(offsetof(NodeRecord, entries_at)); }
    [[nodiscard]] std::uint32_t entries_count() const
    {
        return number<std::uint32_t>(offsetof(NodeRecord, entries_count));
    }

    /// Whether the head's first `length` bytes, or all of it, stand at `text`, where head_bytes can be read.
    [[nodiscard]] bool head_is(const char* text, std::size_t length) const
    {
        std::uint64_t wanted = 0;
        std::memcpy(&wanted, text, sizeof wanted);
        const auto difference = wanted ^ number<std::uint64_t>(offsetof(NodeRecord, head));
        // The first bytes are the low ones.
        const auto unused = 8 * (head_bytes - std::min(length, head_bytes));
        return length == 0 || difference << unused == 0;
    }

private:
    template <class Number>
    [[nodiscard]] Number number(std::size_t at) const
    {
        Number value = 0;
        std::memcpy(&value, m_bytes + at, sizeof value);
        return value;
    }

    const char* m_bytes;
};

}  // namespace ocks::matrix_file
