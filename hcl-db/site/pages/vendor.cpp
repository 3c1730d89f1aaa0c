// SPDX-License-Identifier: GPL-3.0-or-later
/// What one vendor, or one kernel, has: every model with its newest runs.
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/kernels.hpp"
#include "hcl-db/site/pages/facets.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

using namespace html;

/// How the listings stand, as links to them.
Html sums(const Found& found, std::string_view facet, std::string_view value, const Words& words)
{
    Html items;
    for (const Facet& each : found.facets) {
        if (each.name != "verdict" && each.name != "level")
            continue;
        for (const FacetValue& counted : each.values)
            items += element("a",
                             {attribute("class", "sum"),
                              href(words.address("/listings?" + std::string{facet} + "=" + http::encoded(value) + "&" +
                                                 std::string{each.name} + "=" + http::encoded(counted.value)))},
                             element("b", counted.count),
                             " ",
                             badge(words, counted.value));
    }
    return element("p", {attribute("class", "sums")}, items);
}

http::Response value_page(const Sources& sources,
                          const http::Request& request,
                          std::string_view facet,
                          std::string_view kicker,
                          const Html& more)
{
    const std::string& value = request.captured.front();
    Search search;
    search.chosen[std::string{facet}] = {value};
    const Found found = sources.index.search(search);
    const Slice slice = slice_of(found.places.size(), request);
    if (request.wants_json)
        return listings_json(sources.index, found, slice);
    const Words words = words_of(request);
    return to_response(
        {.title = value,
         .body =
             joined(heading(words(kicker), value, request.for_mirror ? Html{} : sums(found, facet, value, words)),
                    more,
                    element("h2", {attribute("class", "kicker")}, words.count("1 listing", "{} listings", slice.total)),
                    cards(sources.index, part_of(found.places, slice), words),
                    pager(slice, request)),
         .feed = facet == "vendor" ? "/feeds/vendors/" + http::encoded(value) + ".atom" : std::string{}},
        request);
}

Html matrix_part(const MatrixView& matrix, const Words& words)
{
    std::size_t builtin = 0;
    for (std::uint32_t number = 0; number < matrix.module_count(); ++number)
        builtin += matrix.module(number).builtin ? 1U : 0U;
    return element("section",
                   element("h2", words("Drivers matrix of {}", {matrix.architecture()})),
                   element("dl",
                           {attribute("class", "facts-grid")},
                           fact(words("Drivers"), matrix.module_count()),
                           fact(words("built in"), builtin),
                           fact(words("Ids"), matrix.entry_count()),
                           fact(words("Configuration"), element("code", matrix.config_sha256().substr(0, 16)))));
}

}  // namespace

http::Response vendor_page(const Sources& sources, const http::Request& request)
{
    const std::string& vendor = request.captured.front();
    if (sources.index.with("vendor", vendor).empty())
        return not_found(request, "no listed machine is made by " + vendor);
    return value_page(sources, request, "vendor", "Vendor", {});
}

http::Response kernel_page(const Sources& sources, const http::Request& request)
{
    const std::string& release = request.captured.front();
    const auto matrices = matrices_of(sources.matrices, release);
    if (matrices.empty() && sources.index.with("kernel", release).empty())
        return not_found(request, "nothing is known of a kernel " + release);
    const Words words = words_of(request);
    Html more;
    for (const MatrixView* matrix : matrices)
        more += matrix_part(*matrix, words);
    return value_page(sources, request, "kernel", "Kernel", more);
}

}  // namespace ocks::site
