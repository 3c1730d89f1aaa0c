// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/index.hpp"

#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/sorted.hpp"

#include <algorithm>

namespace ocks {

Index::Index(const Matrix& matrix) : m_matrix(&matrix)
{
    std::int64_t enclosing = -1;
    std::uint32_t at = 0;
    for (const auto& entry : matrix.entries) {
        const auto text = literal_prefix(entry.pattern);
        if (m_prefixes.empty() || m_prefixes.back().text != text) {
            // The order of the entries puts a prefix before all that begin with it.
            while (enclosing >= 0 && !text.starts_with(m_prefixes[static_cast<std::size_t>(enclosing)].text))
                enclosing = m_prefixes[static_cast<std::size_t>(enclosing)].parent;
            m_prefixes.push_back({.text = text, .begin = at, .end = at, .parent = enclosing});
            enclosing = static_cast<std::int64_t>(m_prefixes.size()) - 1;
        }
        m_prefixes.back().end = ++at;
    }
}

std::vector<const Entry*> Index::lookup(std::string_view alias) const
{
    const auto wanted = normalized(alias);
    if (!wanted)
        return {};
    std::vector<const Entry*> found;
    // Whatever the alias begins with sorts before it, and is an ancestor of its predecessor.
    const auto after = std::ranges::upper_bound(m_prefixes, std::string_view{*wanted}, {}, &Prefix::text);
    for (auto at = after - m_prefixes.begin() - 1; at >= 0;) {
        const auto& prefix = m_prefixes[static_cast<std::size_t>(at)];
        at = prefix.parent;
        if (!wanted->starts_with(prefix.text))
            continue;
        for (auto place = prefix.begin; place != prefix.end; ++place) {
            if (const auto& entry = m_matrix->entries[place]; matches(entry.pattern, *wanted))
                found.push_back(&entry);
        }
    }
    std::ranges::sort(found);  // pointers into one vector
    return found;
}

std::vector<std::string> modules_of(const Index& index, std::string_view alias)
{
    std::vector<std::string> names;
    for (const auto* entry : index.lookup(alias))
        names.push_back(index.matrix().modules[entry->module].name);
    sort_and_drop_repeats(names);
    return names;
}

}  // namespace ocks
