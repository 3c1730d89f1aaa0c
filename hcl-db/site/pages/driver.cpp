// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/kernels.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"
#include "hcl-db/site/pages/uses.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

using namespace html;

/// Rows are cards, columns are kernels. On a page of everything there would be no end to either.
constexpr std::size_t most_cards = 40;
constexpr std::size_t most_kernels = 8;

std::string device_name(const Index& index, std::string_view card)
{
    const auto uses = index.uses_of(card, 1);
    return uses.empty() ? std::string{} : uses.front().component.device;
}

Html crosstable(std::span<const Tally> tallies, const Index& index, const Words& words)
{
    Crosstable table;
    for (const Tally& each : tallies)
        table.add(each.id, each.kernel, outcome_of(each.outcome), each.count);
    std::vector<std::string> columns = table.columns();
    if (columns.size() > most_kernels)
        columns.erase(columns.begin(), columns.end() - most_kernels);
    std::vector<std::string_view> titles{words("Device")};
    titles.insert(titles.end(), columns.begin(), columns.end());
    Table drawn{words("Devices by kernel: how they did with this driver"), titles};
    std::size_t count = 0;
    for (const auto& [card, cells] : table.rows()) {
        if (++count > most_cards)
            break;
        std::vector<Html> row{joined(component_link(words, card), " ", element("small", device_name(index, card)))};
        for (const std::string& column : columns) {
            const auto cell = cells.find(column);
            row.push_back(cell == cells.end() ? Html{"–"} : counts_of(cell->second, words));
        }
        drawn.add(row);
    }
    const std::size_t left = table.rows().size() - std::min(table.rows().size(), most_cards);
    return section(
        "devices",
        words("Devices and kernels"),
        joined(drawn.html(),
               left == 0
                   ? Html{}
                   : element("p", words("{} more devices are in the JSON of this page.", {std::to_string(left)}))));
}

Html matrices_part(const Sources& sources, std::string_view driver, const Words& words)
{
    Table table{words("This driver in each kernel"),
                {words("Kernel"), words("How"), words("Configuration"), words("Source version"), words("Ids")}};
    for (const MatrixView* matrix : sources.matrices) {
        const auto number = matrix->find_module(driver);
        if (!number) {
            const std::string_view symbol = matrix->left_out(driver);
            table.add({kernel_title(*matrix),
                       symbol.empty() ? badge(words, "unsupported") : badge(words, "not-enabled"),
                       symbol.empty() ? Html{"–"} : element("code", symbol),
                       "–",
                       "–"});
            continue;
        }
        const ModuleView module = matrix->module(*number);
        std::size_t ids = 0;
        for (std::uint32_t entry = 0; entry < matrix->entry_count(); ++entry)
            ids += matrix->entry(entry).module == *number ? 1U : 0U;
        table.add({kernel_title(*matrix),
                   words(module.builtin ? "built in" : "module"),
                   module.symbol.empty() ? Html{"–"} : element("code", module.symbol),
                   module.srcversion.empty() ? Html{"–"} : element("code", module.srcversion),
                   ids});
    }
    return table.empty() ? Html{} : section("kernels", words("In other kernels"), table.html());
}

bool is_known(const Sources& sources, std::string_view driver)
{
    return std::ranges::any_of(sources.matrices, [&](const MatrixView* matrix) {
        return matrix->find_module(driver).has_value() || !matrix->left_out(driver).empty();
    });
}

}  // namespace

http::Response driver_page(const Sources& sources, const http::Request& request)
{
    const std::string& driver = request.captured.front();
    const auto uses = sources.index.uses_of_driver(driver, most_uses);
    if (uses.empty() && !is_known(sources, driver))
        return not_found(request, "no listed machine and no kernel has a driver " + driver);
    if (request.wants_json)
        return uses_json(sources.index, uses, driver);
    const Words words = words_of(request);
    const std::size_t count = sources.index.with("driver", driver).size();
    const Html machines =
        uses.empty()
            ? Html{}
            : section("machines",
                      words("Machines"),
                      joined(machines_of(sources.index, uses, page_size, words),
                             count <= page_size || request.for_mirror
                                 ? Html{}
                                 : element("p",
                                           element("a",
                                                   {href(words.address("/listings?q=" + http::encoded(driver)))},
                                                   words("All of them")))));
    return to_response(
        {.title = driver,
         .body = joined(heading(words("Driver"),
                                driver,
                                element("p", words.count("Seen in 1 listing.", "Seen in {} listings.", count))),
                        uses.empty() ? Html{} : crosstable(sources.index.tally_of_driver(driver), sources.index, words),
                        matrices_part(sources, driver, words),
                        machines),
         .search = driver},
        request);
}

}  // namespace ocks::site
