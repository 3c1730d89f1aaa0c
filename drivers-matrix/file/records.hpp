// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of a NAME.matrix file, version 2. All numbers are little-endian, all records lie at multiples of four.
///
///     Header                      its first line is text: `head -1 NAME.matrix` says what the file is
///     ModuleRecord…  Text… (firmware)  EntryRecord…  NodeRecord…  LeftOutRecord…  NoteRecord…
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

constexpr std::string_view magic{"ocks-matrix 2\n\0\0", 16};
constexpr std::string_view magic_of_any_version = "ocks-matrix ";
constexpr std::size_t digest_bytes = 32;

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
    Section modules;
    Section firmware;
    Section entries;
    Section nodes;
    Section left_out;
    Section notes;
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
        star,     ///< '*'
        rest,     ///< the whole rest of the only pattern below, wildcards and all
    };
    Text part;
    Section children;  ///< indices of nodes: literals by their first byte, then the others
    Section entries;   ///< indices of the entries whose pattern ends here
    Kind kind = Kind::literal;
    char first = '\0';  ///< of `part`
    std::uint16_t unused = 0;
};

template <class Record>
concept Stored = std::is_trivially_copyable_v<Record> && alignof(Record) <= 4;

/// Records in the bytes of a file. They are copied out, so the bytes need not be aligned.
template <Stored Record>
class Records {
public:
    Records() = default;
    Records(std::string_view bytes, Section section) : m_bytes(bytes.data() + section.at), m_count(section.count) {}

    [[nodiscard]] std::uint32_t size() const { return m_count; }

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
