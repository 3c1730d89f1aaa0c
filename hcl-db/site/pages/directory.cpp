// SPDX-License-Identifier: GPL-3.0-or-later
/// The ways into the list other than search: all vendors, kernels, drivers and components.
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/kernels.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"

#include <set>

namespace ocks::site {
namespace {

using namespace html;

/// More names fit on a page than listings do.
constexpr std::size_t names_on_page = 150;

struct Directory {
    std::string_view facet;
    std::string_view title;
    std::string_view about;
    std::string (*path)(std::string_view value);
};

http::Response directory_page(const Sources& sources, const http::Request& request, const Directory& directory)
{
    const std::vector<FacetValue> values = sources.index.values_of(directory.facet);
    if (request.wants_json)
        return values_json(directory.facet, values);
    const Words words = words_of(request);
    const Slice slice = slice_of(values.size(), request, names_on_page);
    Html items;
    for (const FacetValue& value : part_of(values, slice))
        items += element("li",
                         element("a", {href(words.address(directory.path(value.value)))}, value.value),
                         " ",
                         element("span", {attribute("class", "count")}, value.count));
    return to_response(
        {.title = std::string{words(directory.title)},
         .body = joined(
             heading({}, words(directory.title), element("p", {attribute("class", "lead")}, words(directory.about))),
             items.empty() ? element("p", words("Nothing is listed yet."))
                           : section("all",
                                     words("All of them, with the number of machines"),
                                     element("ul", {attribute("class", "columns")}, items)),
             pager(slice, request))},
        request);
}

}  // namespace

http::Response vendors_page(const Sources& sources, const http::Request& request)
{
    return directory_page(sources,
                          request,
                          {.facet = "vendor",
                           .title = "Vendors",
                           .about = "Who made the machines, as their firmware says it.",
                           .path = &vendor_path});
}

http::Response drivers_page(const Sources& sources, const http::Request& request)
{
    return directory_page(sources,
                          request,
                          {.facet = "driver",
                           .title = "Drivers",
                           .about = "Drivers that were bound to a device of a tested machine.",
                           .path = &driver_path});
}

http::Response kernels_page(const Sources& sources, const http::Request& request)
{
    const std::vector<FacetValue> values = sources.index.values_of("kernel");
    if (request.wants_json)
        return values_json("kernel", values);
    const Words words = words_of(request);
    Table table{words("Kernels, with what was tested on them"),
                {words("Kernel"), words("Machines"), words("Drivers matrix")}};
    const auto matrices_cell = [&](std::string_view release) {
        Html cell;
        for (const MatrixView* matrix : matrices_of(sources.matrices, release))
            cell += joined(cell.empty() ? "" : ", ", matrix->architecture());
        return or_dash(cell);
    };
    std::set<std::string_view> named;
    for (const FacetValue& value : values) {
        named.emplace(value.value);
        table.add({kernel_link(words, value.value), value.count, matrices_cell(value.value)});
    }
    for (const MatrixView* matrix : sources.matrices) {
        if (named.insert(matrix->release()).second)
            table.add({kernel_link(words, matrix->release()), 0U, matrices_cell(matrix->release())});
    }
    return to_response(
        {.title = std::string{words("Kernels")},
         .body = joined(
             heading({},
                     words("Kernels"),
                     element("p",
                             {attribute("class", "lead")},
                             words("Each build of an OpenCloudOS kernel that a machine was tested with, or whose "
                                   "drivers are known."))),
             table.empty() ? element("p", words("Nothing is listed yet."))
                           : section("all", words("Kernels"), table.html()))},
        request);
}

http::Response components_page(const Sources& sources, const http::Request& request)
{
    const std::vector<KnownCard> cards = sources.index.known_cards();
    if (request.wants_json)
        return cards_json(cards);
    const Words words = words_of(request);
    const Slice slice = slice_of(cards.size(), request, 2 * page_size);
    Table table{words("PCI devices of tested machines"),
                {words("PCI id"), words("Device"), words("Vendor"), words("Machines")}};
    for (const KnownCard& card : part_of(cards, slice))
        table.add({component_link(words, card.id), or_dash(card.device), or_dash(card.vendor), card.listings});
    return to_response({.title = std::string{words("Components")},
                        .body = joined(heading({},
                                               words("Components"),
                                               element("p",
                                                       {attribute("class", "lead")},
                                                       words("Cards and chips, by PCI id, wherever they were seen."))),
                                       table.empty() ? element("p", words("Nothing is listed yet."))
                                                     : section("all", words("PCI devices"), table.html()),
                                       pager(slice, request))},
                       request);
}

}  // namespace ocks::site
