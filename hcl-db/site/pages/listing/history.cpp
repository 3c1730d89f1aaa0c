// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

using namespace html;

std::string_view sentence_of(Decision::Kind kind)
{
    switch (kind) {
    case Decision::Kind::award:
        return "Level awarded";
    case Decision::Kind::reject:
        return "Rejected";
    case Decision::Kind::waive:
        return "Waived";
    case Decision::Kind::embargo:
        return "Embargoed";
    case Decision::Kind::withdraw:
        return "Withdrawn by the vendor";
    case Decision::Kind::revoke:
        return "Revoked";
    }
    return {};
}

Html entry(const Decision& decision, const Words& words)
{
    Html what = element("b", words(sentence_of(decision.kind)));
    if (decision.kind == Decision::Kind::award)
        what += joined(" ", badge(words, to_string(decision.level)));
    if (!decision.subject.empty())
        what += joined(" ", element("code", decision.subject));
    if (!decision.until.empty())
        what += joined(" ", words("until"), " ", day_of(decision.until));
    Html signers;
    for (const std::string& signer : decision.signers)
        signers += joined(signers.empty() ? "" : ", ", signer);
    return element("li",
                   time_of(decision.made),
                   " ",
                   what,
                   element("p", {attribute("class", "why")}, decision.reason),
                   element("p",
                           {attribute("class", "more")},
                           words("signed by"),
                           " ",
                           signers,
                           " · ",
                           element("code", decision.sha256.substr(0, 16))));
}

/// The worst of a kernel's devices, which count.
Html open_devices(const Inherited& inherited, const Words& words)
{
    Html lines;
    for (const InheritedDevice& device : inherited.devices) {
        if (device.carried == Carried::over)
            continue;
        Html tests;
        for (const std::string& test : device.tests)
            tests += joined(" ", element("code", test));
        lines += element("li",
                         badge(words, to_string(device.carried)),
                         " ",
                         component_link(words, device.id),
                         " ",
                         driver_link(words, device.driver),
                         tests.empty() ? Html{} : joined(" ", words("run again:"), tests));
    }
    return lines.empty() ? Html{} : element("ul", {attribute("class", "plain")}, lines);
}

}  // namespace

Html history_part(const Listing& listing, const Words& words)
{
    Html entries = element("li", time_of(listing.tested_at), " ", element("b", words("Tested")));
    entries += element("li",
                       time_of(listing.received_at),
                       " ",
                       element("b", words("Received")),
                       " ",
                       words("signed by"),
                       " ",
                       listing.signer);
    for (const Decision& decision : listing.history)
        entries += entry(decision, words);
    return section("history",
                   words("History"),
                   joined(element("p", words("Nothing is ever taken away from it; each decision is a signed note.")),
                          element("ol", {attribute("class", "timeline")}, entries)));
}

Html lineage_part(const Listing& listing, const Words& words)
{
    if (listing.inherited.empty())
        return {};
    Table table{words("What other builds of the kernel make of this certificate, by the drivers of its own devices"),
                {words("Release"), words("Kernel"), words("Carried"), words("Devices that need another look")}};
    for (const Inherited& each : listing.inherited)
        table.add({joined(each.release, " ", element("small", each.level)),
                   kernel_link(words, each.kernel),
                   badge(words, to_string(each.carried)),
                   or_dash(open_devices(each, words))});
    return section("lineage", words("Other kernels"), table.html());
}

Html runs_part(const Index& index, const Listing& listing, const http::Request& request)
{
    constexpr std::size_t most_runs = 8;
    if (listing.vendor.empty() || listing.product.empty())
        return {};
    const Words words = words_of(request);
    Table table{words("Other runs of this model"),
                {words("Tested"), words("Kernel"), words("Verdict"), words("What changed")}};
    std::size_t count = 0;
    for (const Place place : index.with("vendor", listing.vendor)) {
        const Listing other = index.at(place);
        if (other.product != listing.product || other.id == listing.id || ++count > most_runs)
            continue;
        const bool is_older = other.tested_at < listing.tested_at;
        const std::string pair = is_older ? other.id + "/" + listing.id : listing.id + "/" + other.id;
        table.add({element("a", {href(words.address("/listings/" + other.id))}, day_of(other.tested_at)),
                   other.kernel_release,
                   verdict_badge(words, other),
                   request.for_mirror ? Html{"–"}
                                      : element("a", {href(words.address("/compare/" + pair))}, words("compare"))});
    }
    if (table.empty())
        return {};
    return section("runs", words("This model"), table.html());
}

}  // namespace ocks::site
