// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/lookup/annotate.hpp"
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/kernels.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"
#include "hcl-db/site/pages/uses.hpp"

#include <array>
#include <map>

namespace ocks::site {
namespace {

using namespace html;

/// Driver, firmware and kernel belong together: one of them alone says little.
Html drivers_part(std::span<const Tally> tallies, const Words& words)
{
    constexpr std::size_t most_lines = 60;
    std::map<std::array<std::string_view, 3>, Outcomes> lines;
    for (const Tally& each : tallies)
        lines[{each.driver, each.firmware, each.kernel}][std::string{outcome_of(each.outcome)}] += each.count;
    Table table{words("How it did, by driver, firmware and kernel"),
                {words("Driver"), words("Firmware"), words("Kernel"), words("Tests on it")}};
    std::size_t count = 0;
    for (const auto& [line, outcomes] : lines) {
        if (++count > most_lines)
            break;
        const auto& [driver, firmware, kernel] = line;
        table.add({driver.empty() ? Html{words("none bound")} : driver_link(words, driver),
                   or_dash(firmware),
                   kernel_link(words, kernel),
                   counts_of(outcomes, words)});
    }
    return section("drivers", words("Driver and kernel"), table.html());
}

/// What the kernels that we know would do with it, tested or not.
Html matrices_part(const Sources& sources, const Component& part, const Words& words)
{
    Table table{words("By the drivers matrix of each kernel"), {words("Kernel"), words("Driver"), words("Found by")}};
    for (const MatrixView* matrix : sources.matrices) {
        const Offer offer = offer_for(*matrix, alias_of(part.id, part.subsystem, part.device_class));
        Html drivers;
        for (const std::string& driver : offer.drivers)
            drivers += joined(drivers.empty() ? "" : " ", driver_link(words, driver));
        table.add({kernel_title(*matrix),
                   !drivers.empty()           ? drivers
                   : matrix->builtin_tables() ? badge(words, "unsupported")
                                              : badge(words, "unknown"),
                   offer.support == Support::none         ? Html{"–"}
                   : offer.support == Support::class_only ? Html{words("its class alone")}
                                                          : Html{words("its id")}});
    }
    return table.empty() ? Html{} : section("kernels", words("In other kernels"), table.html());
}

}  // namespace

http::Response component_page(const Sources& sources, const http::Request& request)
{
    const std::string& id = request.captured.front();
    const auto uses = sources.index.uses_of(id, most_uses);
    if (uses.empty())
        return not_found(request, "no listed machine has a PCI device " + id);
    if (request.wants_json)
        return uses_json(sources.index, uses, id);
    const Words words = words_of(request);
    const Component& part = uses.front().component;
    const std::string name = part.device.empty() ? part.id : part.device;
    const std::size_t count = sources.index.with_card(id).size();
    return to_response(
        {.title = name + " (" + part.id + ")",
         .body = joined(heading(words("PCI device {}", {part.id}),
                                name,
                                joined(element("p", {attribute("class", "sub")}, part.vendor),
                                       element("p", words.count("Seen in 1 listing.", "Seen in {} listings.", count)))),
                        drivers_part(sources.index.tally_of(id), words),
                        matrices_part(sources, part, words),
                        section("machines",
                                words("Machines"),
                                joined(machines_of(sources.index, uses, page_size, words),
                                       count <= page_size || request.for_mirror
                                           ? Html{}
                                           : element("p",
                                                     element("a",
                                                             {href(words.address("/listings?q=" + http::encoded(id)))},
                                                             words("All of them")))))),
         .search = part.id},
        request);
}

}  // namespace ocks::site
