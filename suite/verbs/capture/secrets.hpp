// SPDX-License-Identifier: GPL-3.0-or-later
/// The names of single things that one machine told, and what stands in their place.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"
#include "reports/redaction/redaction_key.hpp"
#include "reports/redaction/scrubber.hpp"

#include <map>
#include <string>
#include <string_view>

namespace ocks::verbs {

class Secrets {
public:
    explicit Secrets(const RedactionKey& key) : m_key(key) {}

    /// All that a report would not tell, in the words that it has instead.
    [[nodiscard]] Result<void> learn(const Inventory& inventory);

    /// One value; nothing happens if it is a placeholder.
    void learn(std::string_view field, std::string_view value);

    /// What stands in place of a value. Of a MAC the upper half stays: it names the maker, not the card.
    [[nodiscard]] std::string replacement(std::string_view field, std::string_view value) const;

    /// As long as the value, for bytes whose length is part of their form: hexadecimal digits of the replacement for a
    /// text, bytes of them for bytes.
    [[nodiscard]] std::string fitted(std::string_view field, std::string_view value) const;

    /// Finds all values in texts, in every form in which they may stand there.
    [[nodiscard]] Scrubber in_texts() const { return Scrubber{m_replacements}; }

    /// The same for bytes; nothing gets longer or shorter.
    [[nodiscard]] Scrubber in_bytes() const;

private:
    void add(std::string_view value, const std::string& replacement);

    const RedactionKey& m_key;
    std::map<std::string, std::string> m_replacements = {};
};

}  // namespace ocks::verbs
