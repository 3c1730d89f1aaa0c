// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/signs.hpp"

#include "hcl-db/http/target.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks::site {
namespace {

using namespace html;

struct Sign {
    std::string_view word;
    std::string_view text;  ///< what the page says
    std::string_view icon;  ///< a shape for those who do not see colours
    std::string_view tone;  ///< the class in style.css
};

constexpr auto signs = std::to_array<Sign>({
    {"candidate", "candidate", "○", "quiet"},
    {"certified", "certified", "✓", "good"},
    {"certified-plus", "certified plus", "★", "good"},
    {"delta", "delta run needed", "↻", "warn"},
    {"embargoed", "embargoed", "⏸", "quiet"},
    {"error", "error", "!", "warn"},
    {"exempt", "exempt", "–", "quiet"},
    {"fail", "fail", "✕", "bad"},
    {"imperfect", "works in part", "◐", "warn"},
    {"incomplete", "incomplete", "◐", "warn"},
    {"info", "info", "i", "quiet"},
    {"lapsed", "lapsed", "⌛", "warn"},
    {"needs-firmware", "needs firmware", "!", "warn"},
    {"not-applicable", "not applicable", "–", "quiet"},
    {"not-enabled", "not enabled", "✕", "bad"},
    {"not-needed", "no driver needed", "–", "quiet"},
    {"over", "carried over", "✓", "good"},
    {"pass", "pass", "✓", "good"},
    {"present", "driver present", "✓", "good"},
    {"published", "published", "✓", "good"},
    {"ready", "ready", "✓", "good"},
    {"regressed", "regressed", "✕", "bad"},
    {"rejected", "rejected", "✕", "bad"},
    {"revoked", "revoked", "✕", "bad"},
    {"skip", "skipped", "→", "warn"},
    {"tested", "tested", "✓", "good"},
    {"unknown", "unknown", "?", "warn"},
    {"unsupported", "no driver", "✕", "bad"},
    {"uncovered", "not covered", "✕", "warn"},
    {"untested", "untested", "–", "quiet"},
    {"waived", "waived", "≈", "warn"},
    {"withdrawn", "withdrawn", "✕", "bad"},
});

const Sign* sign_of(std::string_view word)
{
    const auto* const found = std::ranges::find(signs, word, &Sign::word);
    return found == signs.end() ? nullptr : found;
}

bool is_segment(std::string_view text)
{
    return !text.empty() && text != "." && text != ".." && text.size() < 200 &&
           text.find('/') == std::string_view::npos;
}

std::string path_or_search(std::string_view room, std::string_view name, std::string_view query)
{
    return is_segment(name) ? std::string{room} + http::encoded(name) : "/?" + std::string{query} + http::encoded(name);
}

}  // namespace

Html badge(const Words& words, std::string_view word)
{
    const Sign* sign = sign_of(word);
    if (sign == nullptr)
        return element("span", {attribute("class", "badge quiet")}, words(word));
    return element("span",
                   {attribute("class", "badge " + std::string{sign->tone})},
                   element("span", {attribute("class", "icon"), attribute("aria-hidden", "true")}, sign->icon),
                   words(sign->text));
}

std::string_view text_of_sign(const Words& words, std::string_view word)
{
    const Sign* sign = sign_of(word);
    return words(sign == nullptr ? word : sign->text);
}

Html verdict_badge(const Words& words, const Listing& listing)
{
    const bool is_over = listing.status == Status::lapsed || listing.status == Status::revoked ||
                         listing.status == Status::withdrawn || listing.status == Status::rejected;
    if (is_over)
        return badge(words, to_string(listing.status));
    if (listing.level != Level::none)
        return badge(words, to_string(listing.level));
    return badge(words, to_string(listing.conclusion.standing));
}

std::string name_of(const Words& words, const Listing& listing)
{
    if (listing.product.empty() && listing.vendor.empty())
        return std::string{words("A machine that does not say its name")};
    if (listing.product.empty())
        return words("A machine of {}", {listing.vendor});
    return listing.vendor.empty() ? listing.product : listing.vendor + " " + listing.product;
}

Html listing_link(const Words& words, const Listing& listing)
{
    return element("a", {href(words.address("/listings/" + listing.id))}, name_of(words, listing));
}

Html component_link(const Words& words, std::string_view id)
{
    return element("a", {href(words.address("/components/pci/" + http::encoded(id)))}, element("code", id));
}

std::string driver_path(std::string_view driver)
{
    return path_or_search("/drivers/", driver, "q=");
}

std::string kernel_path(std::string_view release)
{
    return path_or_search("/kernels/", release, "q=");
}

std::string vendor_path(std::string_view vendor)
{
    return path_or_search("/vendors/", vendor, "vendor=");
}

Html driver_link(const Words& words, std::string_view driver)
{
    return element("a", {href(words.address(driver_path(driver)))}, element("code", driver));
}

Html kernel_link(const Words& words, std::string_view release)
{
    return element("a", {href(words.address(kernel_path(release))), attribute("class", "nowrap")}, release);
}

Html vendor_link(const Words& words, std::string_view vendor)
{
    return element("a", {href(words.address(vendor_path(vendor)))}, vendor);
}

Html time_of(std::string_view rfc3339)
{
    std::string text{rfc3339};
    if (text.size() == 20)
        text = fmt::format("{} {} UTC", rfc3339.substr(0, 10), rfc3339.substr(11, 5));
    return text.empty() ? Html{} : element("time", {attribute("datetime", rfc3339)}, text);
}

Html day_of(std::string_view rfc3339)
{
    return rfc3339.empty() ? Html{} : element("time", {attribute("datetime", rfc3339)}, rfc3339.substr(0, 10));
}

Html fact(std::string_view term, const Html& value)
{
    if (value.empty())
        return {};
    return element("div", element("dt", term), element("dd", value));
}

Html or_dash(const Html& content)
{
    return content.empty() ? Html{"–"} : content;
}

}  // namespace ocks::site
