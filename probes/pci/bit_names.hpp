// SPDX-License-Identifier: GPL-3.0-or-later
/// A register of flags as a list of names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ocks {

struct BitName {
    unsigned bit = 0;
    std::string_view name = {};
};

/// The names of the bits that are set, with commas between; bits without a name are reserved, and are left out.
[[nodiscard]] inline std::string bit_names(std::uint32_t flags, std::span<const BitName> names)
{
    std::string list;
    for (const auto& [bit, name] : names) {
        if ((flags >> bit & 1U) != 0)
            list += (list.empty() ? "" : ",") + std::string{name};
    }
    return list;
}

}  // namespace ocks
