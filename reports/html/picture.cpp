// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"
#include "reports/picture/panel.hpp"

#include <map>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;

/// The icons that stand in the picture, with their words and how often.
Html legend(const std::vector<Panel>& panels, const Words& words)
{
    std::map<std::string_view, std::pair<Mark, std::uint64_t>> counted;
    for (const Panel& panel : panels) {
        for (const Branch& branch : panel.branches) {
            if (!branch.is_bridge)
                ++counted.emplace(branch.mark.word, std::pair{branch.mark, 0}).first->second.second;
        }
    }
    Html list;
    for (const auto& [word, seen] : counted) {
        const std::string style = "dot " + std::string{seen.first.tone};
        list += element("li",
                        element("span", {attribute("class", style), attribute("aria-hidden", "true")}, seen.first.icon),
                        " ",
                        words.known(word),
                        " ",
                        element("b", seen.second));
    }
    return list.empty() ? Html{} : element("ul", {attribute("class", "legend")}, list);
}

}  // namespace

Html picture_section(const Report& report, const Words& words)
{
    const std::vector<Panel> panels = panels_of(report);
    Html drawn;
    for (const Panel& panel : panels)
        drawn += draw_panel(panel, report.inventory, words);
    drawn += draw_modules(report.inventory, words);
    return section("picture",
                   words("Picture of the machine"),
                   html::joined(element("p",
                                        {attribute("class", "lead")},
                                        words("Each panel is a NUMA node with its processors, its memory and the PCI "
                                              "devices that hang off it; the line to a device is as thick as its link "
                                              "is wide.")),
                                legend(panels, words),
                                element("div", {attribute("class", "panels")}, drawn)));
}

}  // namespace ocks
