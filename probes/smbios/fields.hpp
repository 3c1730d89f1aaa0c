// SPDX-License-Identifier: GPL-3.0-or-later
/// One SMBIOS structure read field by field into a Device.
#pragma once

#include "core/inventory.hpp"
#include "probes/smbios/table.hpp"
#include "probes/smbios/wording.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks::smbios {

/// A field beyond the structure's length, and one that says "unspecified", is left out; one that
/// breaks the specification is left out and noted.
class Fields {
public:
    Fields(const Structure& structure, Device& device, std::vector<Note>& notes);

    /// The string that the byte at `offset` numbers. Blanks stay; what is not printable ASCII becomes '.', as in
    /// dmidecode.
    Fields& text(std::size_t offset, std::string_view property);

    /// The same for a number that the structure gives in another way; 0 is none.
    Fields& text_of(std::uint64_t index, std::string_view property);

    /// The word for the byte at `offset`.
    Fields& word(std::size_t offset, std::string_view property, Wording wording);
    Fields& word_of(std::uint64_t code, std::string_view property, Wording wording);

    /// A number of `width` bytes that is not 0, which stands for "unknown".
    Fields& number(std::size_t offset, std::size_t width, std::string_view property);

    /// Yes or no: whether a bit of a byte is set.
    Fields& flag(std::size_t offset, unsigned bit, std::string_view property);

    /// The handle of another structure, as dmidecode prints it; 0xfffe and 0xffff say that there is none.
    Fields& other(std::size_t offset, std::string_view property);

    /// A PCI function: segment, bus, and device and function. All ones: it is none, or an empty slot.
    Fields& pci_address(std::size_t offset, std::string_view property);

    [[nodiscard]] std::optional<std::uint64_t> at(std::size_t offset, std::size_t width) const;

    /// The string that the byte at `offset` numbers, as it is; empty if there is none.
    [[nodiscard]] std::string_view string(std::size_t offset) const;
    [[nodiscard]] unsigned handle() const { return m_structure.handle; }

    void set(std::string_view property, Value value);
    void note(std::string_view property, std::string_view why);

private:
    const Structure& m_structure;
    Device& m_device;
    std::vector<Note>& m_notes;
};

}  // namespace ocks::smbios
