// SPDX-License-Identifier: GPL-3.0-or-later
/// The grammar of device aliases: "pci:v00008086d000010D3sv…" of a device, "pci:v00008086d*" of a module.
#pragma once

#include "core/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// "pci" of "pci:v0000…", "acpi" of the pattern "acpi*:…"; empty for a name without a bus, such as "net_pf_40".
[[nodiscard]] std::string_view bus_of(std::string_view alias);

/// As kmod compares aliases: '-' is '_' except within brackets. Brackets that do not pair are malformed.
[[nodiscard]] Result<std::string> normalized(std::string_view alias);

/// The same into `room`, which is at least as long; false for what is malformed.
[[nodiscard]] bool normalize(std::string_view alias, std::span<char> room);

/// What every alias that matches the pattern begins with: all before the first of * ? [.
[[nodiscard]] std::string_view literal_prefix(std::string_view pattern);

/// How long the "[…]" is that a pattern begins with, both brackets included; a ']' that comes first is one of the set.
/// 0 if it never ends: the bracket is an ordinary character then.
[[nodiscard]] std::size_t set_length(std::string_view pattern);

/// Whether a character is one of "[…]", the whole of which `set` is.
[[nodiscard]] bool is_in_set(std::string_view set, char character);

/// Both normalized. The answer is that of fnmatch(3) in the C locale, whatever the locale of the process.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view alias);

}  // namespace ocks
