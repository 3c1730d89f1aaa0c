// SPDX-License-Identifier: GPL-3.0-or-later
/// A relocatable ELF file, as kernel objects (.o) and modules (.ko) are: sections, symbols, pointers.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ocks {

struct ElfSymbol {
    std::string_view name = {};
    std::uint64_t value = 0;  ///< offset in its section
    std::uint64_t size = 0;
    std::uint32_t section = 0;  ///< 0 if it is defined in another file
    bool is_object = false;     ///< data, neither a function nor a section
};

/// A place in a section that will hold the address of symbol + addend.
struct ElfPointer {
    std::uint32_t section = 0;
    std::uint64_t offset = 0;
    std::uint32_t symbol = 0;
    std::int64_t addend = 0;
};

/// Views into the bytes that it was parsed from, which must outlive it.
class ElfObject {
public:
    /// 64-bit little-endian only, as all architectures of OCKS are. `name` is used in errors.
    [[nodiscard]] static Result<ElfObject> parse(std::string_view bytes, std::string_view name);

    /// uname -m of the machine it is for; empty if we do not know it.
    [[nodiscard]] std::string_view architecture() const;

    [[nodiscard]] std::span<const ElfSymbol> symbols() const { return m_symbols; }

    /// Sorted by section and offset.
    [[nodiscard]] std::span<const ElfPointer> pointers() const { return m_pointers; }

    /// The bytes of a section; empty if there is none of that name or number, or it is all zeros (.bss).
    [[nodiscard]] std::string_view section(std::string_view name) const;
    [[nodiscard]] std::string_view section(std::uint32_t number) const;

    /// Whether a section is nothing but NUL-terminated texts, as .rodata.str1.1 is.
    [[nodiscard]] bool holds_texts(std::uint32_t number) const;

    /// The initial bytes of a symbol, before relocation; nothing if they are not all in this file.
    [[nodiscard]] std::optional<std::string_view> bytes_of(const ElfSymbol& symbol) const;

private:
    struct Section {
        std::string_view name = {};
        std::string_view bytes = {};
        std::uint32_t type = 0;
        std::uint32_t link = 0;
        std::uint32_t info = 0;
        bool texts = false;
    };

    explicit ElfObject(std::string_view bytes) : m_bytes(bytes) {}
    [[nodiscard]] Result<void> read_sections(std::string_view name);
    void read_symbols();
    void read_pointers();

    std::string_view m_bytes;
    std::uint16_t m_machine = 0;
    std::vector<Section> m_sections;
    std::vector<ElfSymbol> m_symbols;
    std::vector<ElfPointer> m_pointers;
};

/// The bytes up to the first NUL; nothing if there is no NUL.
[[nodiscard]] std::optional<std::string_view> text_at(std::string_view bytes, std::uint64_t offset);

}  // namespace ocks
