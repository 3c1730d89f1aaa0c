// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/driver_names.hpp"

#include "drivers-matrix/sorted.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ocks {
namespace {

constexpr std::uint64_t pointer_bytes = 8;

/// Where a driver's structure has its name, seen from the pointer to its device table.
enum class Place {
    just_before,  ///< name and table are neighbours
    first,        ///< the first text that the structure points to
    after,        ///< in a struct device_driver that follows; what comes before is a description
};

struct Layout {
    std::string_view bus;
    Place place;
    std::uint64_t least = 0;  ///< bytes from the start of the structure to the pointer to the table, at least
    bool prefixed = false;    ///< sysfs shows "module.name"
};

// Members as in Linux 6.1 to 6.12: include/linux/{pci,pnp,hid,usb,virtio,i2c,serio,auxiliary_bus,…}.h, acpi/acpi_bus.h.
// A struct usb_serial_driver begins with a description and the table; it is not what binds to the interface.
constexpr std::array<Layout, 16> layouts{{
    {"acpi", Place::first},
    {"auxiliary", Place::first, 0, true},
    {"hid", Place::just_before},
    {"i2c", Place::first},
    {"mei", Place::first},
    {"of", Place::first},
    {"pci", Place::just_before},
    {"platform", Place::first},
    {"pnp", Place::just_before},
    {"sdio", Place::just_before},
    {"serio", Place::after},
    {"spi", Place::after},
    {"usb", Place::first, 5 * pointer_bytes},
    {"virtio", Place::first},
    {"vmbus", Place::first},
    {"wmi", Place::first},
}};

/// struct acpi_driver is the one driver with its name inside: char name[80], class[80], then the table.
constexpr std::uint64_t acpi_driver_ids = 160;

std::optional<std::string> as_name(std::optional<std::string_view> text)
{
    constexpr std::size_t longest = 64;
    if (!text || text->empty() || text->size() > longest)
        return std::nullopt;
    if (!std::ranges::all_of(*text, [](char character) { return character >= ' ' && character <= '~'; }))
        return std::nullopt;
    return std::string{*text};
}

std::uint64_t target_offset(const ElfObject& object, const ElfPointer& pointer)
{
    return object.symbols()[pointer.symbol].value + static_cast<std::uint64_t>(pointer.addend);
}

/// What a pointer to a text points to: a literal, or a char array that the text fills. Some device tables
/// begin with the name of a device, and must not be taken for one.
std::optional<std::string> name_at(const ElfObject& object, const ElfPointer& pointer)
{
    const auto section = object.symbols()[pointer.symbol].section;
    const auto offset = target_offset(object, pointer);
    auto name = as_name(text_at(object.section(section), offset));
    if (!name || object.holds_texts(section))
        return name;
    const bool fills = std::ranges::any_of(object.symbols(), [&](const ElfSymbol& symbol) {
        return symbol.is_object && symbol.section == section && symbol.value == offset &&
               symbol.size == name->size() + 1;
    });
    return fills ? name : std::nullopt;
}

const ElfSymbol* structure_around(const ElfObject& object, const ElfPointer& pointer)
{
    const auto symbols = object.symbols();
    const auto found = std::ranges::find_if(symbols, [&](const ElfSymbol& symbol) {
        return symbol.is_object && symbol.section == pointer.section && symbol.value <= pointer.offset &&
               pointer.offset - symbol.value < symbol.size;
    });
    return found == symbols.end() ? nullptr : &*found;
}

/// The first text that the structure points to from one of its bytes [from, to).
std::optional<std::string>
first_name(const ElfObject& object, std::uint32_t section, std::uint64_t from, std::uint64_t to)
{
    for (const auto& pointer : object.pointers()) {
        if (pointer.section != section || pointer.offset < from || pointer.offset >= to)
            continue;
        // A pointer to a function or to a symbol of another file has no text.
        if (auto name = name_at(object, pointer))
            return name;
    }
    return std::nullopt;
}

std::optional<std::string> name_of(const ElfObject& object, const Layout& layout, const ElfPointer& table)
{
    const auto* const structure = structure_around(object, table);
    if (structure == nullptr || table.offset - structure->value < layout.least)
        return std::nullopt;
    const auto begin = structure->value;
    const auto end = structure->value + structure->size;
    if (layout.bus == "acpi" && table.offset - begin == acpi_driver_ids)
        return as_name(text_at(object.bytes_of(*structure).value_or(""), 0));
    switch (layout.place) {
    case Place::just_before:
        if (table.offset - begin < pointer_bytes)
            return std::nullopt;
        return first_name(object, table.section, table.offset - pointer_bytes, table.offset);
    case Place::first:
        return first_name(object, table.section, begin, table.offset);
    case Place::after:
        return first_name(object, table.section, table.offset + pointer_bytes, end);
    }
    return std::nullopt;
}

bool points_to(const ElfObject& object, const ElfPointer& pointer, std::string_view name, const ElfSymbol* table)
{
    const auto& target = object.symbols()[pointer.symbol];
    if (table == nullptr)
        return target.name == name;
    return target.section == table->section && target_offset(object, pointer) == table->value;
}

}  // namespace

std::vector<std::string>
driver_names(const ElfObject& object, std::string_view bus, std::string_view symbol, std::string_view module)
{
    const auto* const layout = std::ranges::find(layouts, bus, &Layout::bus);
    if (layout == layouts.end())
        return {};
    const auto symbols = object.symbols();
    const auto defined = std::ranges::find_if(
        symbols, [&](const ElfSymbol& candidate) { return candidate.name == symbol && candidate.section != 0; });
    const auto* const table = defined == symbols.end() ? nullptr : &*defined;

    std::vector<std::string> names;
    for (const auto& pointer : object.pointers()) {
        if (!points_to(object, pointer, symbol, table))
            continue;
        if (auto name = name_of(object, *layout, pointer))
            names.push_back(layout->prefixed ? std::string{module} + "." + *name : *std::move(name));
    }
    sort_and_drop_repeats(names);
    return names;
}

}  // namespace ocks
