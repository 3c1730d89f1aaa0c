// SPDX-License-Identifier: GPL-3.0-or-later
/// What was found on one server: the output of the probes and the input of everything else.
///
/// docs/inventory.md lists the kinds and their properties.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ocks {

using Value = std::variant<std::uint64_t, std::string>;

struct Device {
    std::string kind = {};                                      ///< "nvme", "nic", "cpu": see docs/inventory.md
    std::string name = {};                                      ///< the kernel's name for it: "nvme0", "0000:3b:00.0"
    std::map<std::string, Value, std::less<>> properties = {};  ///< keys end in their unit: "size_bytes"

    friend bool operator==(const Device&, const Device&) = default;
};

/// Something that was there and could not be understood. An inventory never lies by omission.
struct Note {
    std::string kind = {};  ///< the id of the probe that met it
    std::string where = {};
    std::string why = {};

    friend bool operator==(const Note&, const Note&) = default;
};

struct Inventory {
    std::vector<Device> devices = {};
    std::vector<Note> notes = {};

    friend bool operator==(const Inventory&, const Inventory&) = default;
};

/// The device of that kind and name, or null.
[[nodiscard]] const Device* find_device(const Inventory& inventory, std::string_view kind, std::string_view name);

/// A property that is a text; nothing if it is absent or a number.
[[nodiscard]] std::optional<std::string_view> text_of(const Device& device, std::string_view property);

/// A property that is a number; nothing if it is absent or a text.
[[nodiscard]] std::optional<std::uint64_t> number_of(const Device& device, std::string_view property);

/// A value as people and documents read it: the text, or decimal digits.
[[nodiscard]] std::string to_string(const Value& value);

/// By kind, then name with its numbers in order of size (nvme2 before nvme10).
void sort_devices(std::vector<Device>& devices);

}  // namespace ocks
