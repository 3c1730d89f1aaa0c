// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of a NAME.matrix file, version 4. All numbers are little-endian, all records lie at multiples of four.
///
///     Header                      its first line is text: `head -1 NAME.matrix` says what the file is
///     NodeRecord…                 at a multiple of 32, two to a line of a processor's cache
///     ModuleRecord…  Text… (firmware)  EntryRecord…  LeftOutRecord…  NoteRecord…
///     the first byte of each node side by side, so that a search finds the child that fits in one sweep
///     texts                       each once; the records refer to them by place and length
///     SHA-256                     32 bytes, of all before
///
/// A file is used where it lies, mapped into memory: nothing is unpacked, and a look-up walks the nodes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace ocks::matrix_file {

static_assert(std::endian::native == std::endian::little, "records are used as they lie in the file");

constexpr std::string_view magic{"ocks-matrix 4\n\0\0", 16};
constexpr std::string_view magic_of_any_version = "ocks-matrix ";
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t node_alignment = 32;

/// A place among the texts.
struct Text {
    std::uint32_t at = 0;
    std::uint32_t length = 0;
};

struct Section {
    std::uint32_t at = 0;  ///< from the start of the file
    std::uint32_t count = 0;
};

struct Header {
    std::array<char, magic.size()> first_line = {};
    Text release;
    Text architecture;
    Text config_sha256;
    std::uint32_t builtin_tables = 0;
    Section modules;
    Section firmware;
    Section entries;
    Section nodes;
    Section left_out;
    Section notes;
    Section firsts;
    Section texts;
};

struct ModuleRecord {
    Text name;
    Text path;
    Text symbol;
    Text package;
    Text srcversion;
    Text signer;
    Section firmware;  ///< `at` is the index of the first
    std::uint32_t builtin = 0;
    std::uint32_t in_tree = 0;
};

struct EntryRecord {
    Text pattern;
    Text driver;
    std::uint32_t module = 0;
};

struct LeftOutRecord {
    Text module;
    Text symbol;
};

struct NoteRecord {
    Text kind;
    Text where;
    Text why;
};

/// A node of the trie of patterns. What stands on the way from the root to a node is the start of its patterns.
struct NodeRecord {
    enum class Kind : std::uint8_t {
        literal,  ///< `part` as it is
        any,      ///< '?'
        set,      ///< "[0-9]"
        star,     ///< '*', or "*sv*sd*": texts that follow in this order
        rest,     ///< the whole rest of the only pattern below, wildcards and all
        tail,     ///< a rest that has no other wildcards than '*', and ends with one
    };
    std::array<char, 8> head = {};  ///< the start of `part`, of a rest up to its first wildcard; then zeros
    std::uint32_t part_at = 0;      ///< among the texts
    std::uint16_t part_length = 0;
    Kind kind = Kind::literal;
    std::uint8_t literals = 0;  ///< children that begin with a character, which is another for each; in its order
    std::uint32_t children_at =
        0;  ///< the index of the first; of a rest, which has none, the place of its first wildcard
    std::uint32_t wildcards = 0;   ///< children that begin with a wildcard, after the literals
    std::uint32_t entries_at = 0;  ///< the index of the first entry whose pattern ends here
    std::uint32_t entries_count = 0;
};
static_assert(sizeof(NodeRecord) == node_alignment);

template <class Record>
concept Stored = std::is_trivially_copyable_v<Record> && alignof(Record) <= 4;

/// Records in the bytes of a file. They are copied out, so the bytes need not be aligned.
template <Stored Record>
class Records {
public:
    Records() = default;
    Records(std::string_view bytes, Section section) : m_bytes(bytes.data() + section.at), m_count(section.count) {}

    [[nodiscard]] std::uint32_t size() const { return m_count; }

    /// Where one lies.
    [[nodiscard]] const char* at(std::size_t number) const { return m_bytes + number * sizeof(Record); }

    /// The caller knows that there is one.
    [[nodiscard]] Record operator[](std::size_t at) const
    {
        Record record;
        std::memcpy(&record, m_bytes + at * sizeof(Record), sizeof record);
        return record;
    }

private:
    const char* m_bytes = nullptr;
    std::uint32_t m_count = 0;
};

}  // namespace ocks::matrix_file
