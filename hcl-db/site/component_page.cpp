// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/component_page.hpp"

#include "hcl-db/site/layout.hpp"
#include "hcl-db/site/table.hpp"

#include <map>
#include <set>

namespace ocks::site {
namespace {

using namespace html;

std::string_view outcome_of(const Component& part)
{
    return part.outcome.empty() ? std::string_view{"untested"} : std::string_view{part.outcome};
}

/// A release has dashes in it, and is no good in two lines.
Html release(std::string_view kernel)
{
    return element("span", {attribute("class", "nowrap")}, kernel);
}

/// Driver and kernel are a pair: one of them alone says little.
Html drivers(const Index& index, const std::vector<Use>& uses, const Words& words)
{
    std::map<std::pair<std::string, std::string>, std::map<std::string, std::size_t, std::less<>>> pairs;
    for (const Use& use : uses)
        ++pairs[{use.component.driver, index.at(use.place).kernel_release}][std::string{outcome_of(use.component)}];
    Table table{words("How it did, by driver and kernel"), {words("Driver"), words("Kernel"), words("Tests on it")}};
    for (const auto& [pair, outcomes] : pairs) {
        Html counts;
        for (const auto& [outcome, count] : outcomes)
            counts += element("span", {attribute("class", "sum")}, element("b", count), " ", badge(words, outcome));
        table.add({pair.first.empty() ? Html{words("none bound")} : element("code", pair.first),
                   release(pair.second),
                   counts});
    }
    return element("section", element("h2", words("Driver and kernel")), table.html());
}

Html machines(const Index& index, const std::vector<Use>& uses, const Words& words)
{
    Table table{words("Machines in which it was seen"),
                {words("Machine"),
                 words("Address"),
                 words("Subsystem"),
                 words("Driver"),
                 words("Kernel"),
                 words("Tests on it"),
                 words("Machine's verdict")}};
    for (const Use& use : uses) {
        const Listing listing = index.at(use.place);
        table.add({listing_link(words, listing),
                   element("code", use.component.address),
                   use.component.subsystem.empty() ? Html{"–"} : element("code", use.component.subsystem),
                   use.component.driver.empty() ? Html{"–"} : element("code", use.component.driver),
                   release(listing.kernel_release),
                   badge(words, outcome_of(use.component)),
                   badge(words, to_string(listing.conclusion.standing))});
    }
    return element("section", element("h2", words("Machines")), table.html());
}

}  // namespace

http::Response component_page(const Index& index, const std::vector<Use>& uses, const http::Request& request)
{
    const Words words = words_of(request);
    const Component& part = uses.front().component;
    std::set<Place> ids;
    for (const Use& use : uses)
        ids.insert(use.place);
    const std::string path = "/components/pci/" + part.id;
    const std::string name = part.device.empty() ? part.id : part.device;
    const std::string count = std::to_string(ids.size());
    return to_response(
        {.words = words,
         .title = name + " (" + part.id + ")",
         .path = path,
         .query = {},
         .json_path = path + ".json",
         .search = part.id,
         .body =
             joined(element("p", {attribute("class", "kicker")}, words("PCI device"), " ", element("code", part.id)),
                    element("h1", name),
                    element("p", {attribute("class", "sub")}, part.vendor),
                    element("p",
                            ids.size() == 1 ? std::string{words("Seen in 1 listing.")}
                                            : words("Seen in {} listings.", {count})),
                    drivers(index, uses, words),
                    machines(index, uses, words)),
         .status = 200});
}

}  // namespace ocks::site
