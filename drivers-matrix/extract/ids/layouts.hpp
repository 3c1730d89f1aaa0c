// SPDX-License-Identifier: GPL-3.0-or-later
/// The buses whose device tables we can read, each with the size of an entry and its decoder.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct IdLayout {
    std::string_view bus = {};
    std::size_t size = 0;  ///< sizeof(struct …_device_id)
    /// Appends the aliases of one entry, which is exactly `size` bytes.
    void (*decode)(std::string_view entry, std::vector<std::string>& aliases) = nullptr;
};

/// Buses whose ids need code of their own: acpi, amba, dmi, of, pci, usb …
[[nodiscard]] std::span<const IdLayout> special_layouts();

/// A field of a bus whose alias is a list of numbers. It is "*" if the device may have any value.
struct IdNumber {
    enum class Given { always, unless, flagged };
    std::string_view label = {};
    unsigned offset = 0;
    unsigned width = 0;  ///< bytes: 1, 2 or 4
    Given given{};
    std::uint32_t operand = 0;  ///< the value that stands for any, or the bit in the flags at offset 0
};

struct NumberLayout {
    std::string_view bus = {};
    std::size_t size = 0;
    unsigned flags_width = 0;
    bool open_ended = true;  ///< a "*" at the end
    std::string_view prefix = {};
    std::span<const IdNumber> fields = {};
};

[[nodiscard]] std::span<const NumberLayout> number_layouts();

/// A bus whose alias is a prefix and the name at the start of the entry.
struct NameLayout {
    std::string_view bus = {};
    std::size_t size = 0;
    std::size_t name_size = 0;
    std::string_view prefix = {};
};

[[nodiscard]] std::span<const NameLayout> name_layouts();

}  // namespace ocks
