// SPDX-License-Identifier: GPL-3.0-or-later
/// Which values name one thing in the world, and what stands in their place.
#pragma once

#include "core/inventory.hpp"
#include "reports/redaction/redaction_key.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace ocks {

[[nodiscard]] bool is_secret(std::string_view property);

/// "root=UUID=…": the part after the word that gives it away. Empty if the argument names nothing.
[[nodiscard]] std::string_view secret_argument(std::string_view argument);

/// Of a MAC the upper half stays: it names the maker, not the card.
[[nodiscard]] std::string replacement_of(std::string_view property, std::string_view value, const RedactionKey& key);

/// Every form of every secret of this inventory, in lower case, and what replaces it. `also` are names of the host.
[[nodiscard]] std::map<std::string, std::string>
secrets_of(const Inventory& inventory, const RedactionKey& key, std::span<const std::string> also);

}  // namespace ocks
