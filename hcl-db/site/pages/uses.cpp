// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/pages/uses.hpp"

#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"

#include <set>

namespace ocks::site {

using namespace html;

std::string_view outcome_of(std::string_view outcome)
{
    return outcome.empty() ? std::string_view{"untested"} : outcome;
}

Html counts_of(const Outcomes& outcomes, const Words& words)
{
    Html counts;
    for (const auto& [outcome, count] : outcomes)
        counts += element("span", {attribute("class", "sum")}, element("b", count), " ", badge(words, outcome));
    return counts;
}

void Crosstable::add(std::string_view row, std::string_view column, std::string_view outcome, std::size_t count)
{
    m_rows[std::string{row}][std::string{column}][std::string{outcome}] += count;
}

std::vector<std::string> Crosstable::columns() const
{
    std::set<std::string> names;
    for (const auto& [row, cells] : m_rows) {
        for (const auto& [column, outcomes] : cells)
            names.insert(column);
    }
    return {names.begin(), names.end()};
}

Html machines_of(const Index& index, std::span<const Use> uses, std::size_t most, const Words& words)
{
    Table table{words("Machines in which it was seen"),
                {words("Machine"),
                 words("Device"),
                 words("Driver"),
                 words("Kernel"),
                 words("Tests on it"),
                 words("Machine's verdict")}};
    std::set<std::pair<Place, std::string>> seen;
    for (const Use& use : uses) {
        const Component& part = use.component;
        if (!seen.emplace(use.place, part.id + part.subsystem + part.outcome).second)
            continue;
        if (seen.size() > most)
            break;
        const Listing listing = index.at(use.place);
        table.add({listing_link(words, listing),
                   joined(element("code", part.id),
                          part.subsystem.empty() ? Html{} : joined(" ", element("small", part.subsystem))),
                   joined(part.driver.empty() ? Html{"–"} : driver_link(words, part.driver),
                          part.firmware.empty() ? Html{}
                                                : joined(" ", element("small", words("firmware {}", {part.firmware})))),
                   kernel_link(words, listing.kernel_release),
                   badge(words, outcome_of(part.outcome)),
                   verdict_badge(words, listing)});
    }
    return table.html();
}

}  // namespace ocks::site
