// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"

namespace ocks::site {
namespace {

using namespace html;

std::string_view tone_of(const Listing& listing)
{
    if (listing.status == Status::revoked || listing.status == Status::withdrawn ||
        listing.status == Status::rejected || listing.conclusion.standing == Standing::fail)
        return "verdict bad";
    if (listing.status == Status::lapsed || listing.conclusion.standing == Standing::incomplete)
        return "verdict warn";
    return "verdict good";
}

std::string_view sentence_of(const Listing& listing)
{
    switch (listing.status) {
    case Status::revoked:
        return "The maintainers have taken this certificate back.";
    case Status::withdrawn:
        return "The vendor has taken this listing back.";
    case Status::rejected:
        return "The maintainers do not list this run.";
    case Status::lapsed:
        return "The time of this certificate is over.";
    case Status::candidate:
    case Status::embargoed:
    case Status::published:
        break;
    }
    switch (listing.conclusion.standing) {
    case Standing::pass:
        return "Every blocking test passed wherever it applies, and every device is covered.";
    case Standing::incomplete:
        return "Something that the profile asks for was not shown.";
    case Standing::fail:
        return "There is evidence against the hardware.";
    }
    return {};
}

Html reasons(const Listing& listing, const Words& words)
{
    Html items;
    for (const std::string& reason : listing.conclusion.reasons)
        items += element("li", reason);
    if (items.empty())
        return {};
    Html list = element("ul", {attribute("class", "reasons"), attribute("lang", "en")}, items);
    constexpr std::size_t many = 8;
    if (listing.conclusion.reasons.size() <= many)
        return list;
    const std::string count = std::to_string(listing.conclusion.reasons.size());
    return element("details", element("summary", words("{} reasons", {count})), list);
}

/// What the word above does not say by itself.
Html limits(const Listing& listing, const Words& words)
{
    Html lines;
    if (!listing.certifies)
        lines += element("p", words("The profile {} does not lead to a certificate.", {listing.profile}));
    if (listing.emulated)
        lines += element(
            "p", words("The machine is a virtual one: this shows that the path works, and nothing about hardware."));
    if (listing.status == Status::candidate)
        lines += element("p", words("No maintainer has decided on it yet."));
    return lines;
}

Html validity(const Listing& listing, const Words& words)
{
    const ValidFor& valid = listing.valid;
    Html facts =
        joined(fact(words("Status"), badge(words, to_string(listing.status))),
               fact(words("Valid for"),
                    valid.release.empty()
                        ? Html{}
                        : joined(valid.release, " ", element("small", valid.level + " " + valid.architecture))),
               fact(words("Kernel stream"), valid.stream),
               fact(words("Valid from"), day_of(valid.from)),
               fact(words("Valid until"), day_of(valid.until)));
    return element("dl", {attribute("class", "facts-grid")}, facts);
}

}  // namespace

Html verdict_part(const Listing& listing, const Words& words)
{
    Html signs = badge(words, to_string(listing.conclusion.standing));
    if (listing.level != Level::none)
        signs = joined(badge(words, to_string(listing.level)), " ", signs);
    return element("section",
                   {attribute("class", tone_of(listing)), attribute("aria-label", words("Verdict"))},
                   element("p", {attribute("class", "big")}, signs, " ", words(sentence_of(listing))),
                   reasons(listing, words),
                   limits(listing, words),
                   validity(listing, words));
}

}  // namespace ocks::site
