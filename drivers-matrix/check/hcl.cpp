// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/hcl.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flag_at(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// A member that must be a list of objects; null if it is not there, or is something else.
const Json* list_at(const Json& object, const char* key)
{
    const auto found = object.find(key);
    const bool is_list = found != object.end() && found->is_array() &&
                         std::ranges::all_of(*found, [](const Json& each) { return each.is_object(); });
    return is_list ? &*found : nullptr;
}

/// Why it cannot be taken; empty if it was.
std::string add_card(Hcl& hcl, const std::string& id, const Json& listing, const Json& card)
{
    if (id.size() != 9 || id[4] != ':')
        return "a component without an id as 8086:10d3";
    Proof proof{.subsystem = text_at(card, "subsystem"),
                .driver = text_at(card, "driver"),
                .kernel = text_at(listing, "kernelRelease"),
                .architecture = text_at(listing, "architecture"),
                .listing = text_at(listing, "id"),
                .product = fmt::format("{} {}", text_at(listing, "vendor"), text_at(listing, "product")),
                .tested = text_at(card, "cover") == "tested",
                .passed = text_at(card, "outcome") == "pass",
                .certified = text_at(listing, "verdict") == "pass" && flag_at(listing, "certifies") &&
                             !flag_at(listing, "emulated")};
    if (proof.listing.empty() || proof.kernel.empty())
        return "a listing without id or kernelRelease";
    hcl[id].push_back(std::move(proof));
    return {};
}

std::string add_uses(Hcl& hcl, const std::string& id, const Json& uses)
{
    for (const auto& use : uses) {
        const auto listing = use.find("listing");
        const auto card = use.find("component");
        if (listing == use.end() || card == use.end() || !listing->is_object() || !card->is_object())
            return "a use without listing and component";
        if (auto why = add_card(hcl, id, *listing, *card); !why.empty())
            return why;
    }
    return {};
}

std::string add_document(Hcl& hcl, const Json& document)
{
    if (document.is_array()) {
        for (const auto& each : document) {
            if (each.is_array())
                return "a list within a list";
            if (auto why = add_document(hcl, each); !why.empty())
                return why;
        }
        return {};
    }
    if (!document.is_object())
        return "neither a listing nor a component of an HCL";
    if (const auto* const cards = list_at(document, "components")) {
        for (const auto& card : *cards) {
            if (auto why = add_card(hcl, text_at(card, "id"), document, card); !why.empty())
                return why;
        }
        return {};
    }
    if (const auto* const uses = list_at(document, "uses"))
        return add_uses(hcl, text_at(document, "id"), *uses);
    return "neither a listing with its components nor a component with its uses";
}

}  // namespace

Result<void> add_hcl(Hcl& hcl, std::string_view text, std::string_view name)
{
    const auto refused = [](std::string where, std::string why) -> Failure {
        return fail(Errc::malformed, std::move(where), std::move(why));
    };
    if (const auto whole = Json::parse(text, nullptr, false); !whole.is_discarded()) {
        if (auto why = add_document(hcl, whole); !why.empty())
            return refused(std::string{name}, std::move(why));
        return {};
    }
    std::size_t number = 0;
    bool some = false;
    for (const auto line : lines(text)) {
        ++number;
        if (trimmed(line).empty())
            continue;
        const auto document = Json::parse(line, nullptr, false);
        auto why = document.is_discarded() ? std::string{"not JSON"} : add_document(hcl, document);
        if (!why.empty())
            return refused(fmt::format("{}:{}", name, number), std::move(why));
        some = true;
    }
    if (!some)
        return refused(std::string{name}, "no listing is in it");
    return {};
}

std::string kernel_stream(std::string_view release)
{
    const auto dash = release.find('-');
    const auto version = split(release.substr(0, dash), '.');
    if (dash == std::string_view::npos || version.size() < 2 || release.find(".ocks", dash) == std::string_view::npos)
        return std::string{release};
    const auto stream = release.substr(dash + 1, release.find('.', dash) - dash - 1);
    return fmt::format("{}.{}-{}", version[0], version[1], stream);
}

Judgement standing_of(const Hcl& hcl,
                      std::string_view id,
                      std::string_view subsystem,
                      std::string_view kernel,
                      std::string_view architecture)
{
    const auto found = hcl.find(id);
    Judgement best;
    for (const auto& proof : found == hcl.end() ? std::vector<Proof>{} : found->second) {
        if (!proof.tested)
            continue;
        const bool is_here = kernel_stream(proof.kernel) == kernel_stream(kernel) && proof.architecture == architecture;
        const bool is_same_board = subsystem.empty() || proof.subsystem.empty() || proof.subsystem == subsystem;
        auto standing = CardStanding::unknown;
        if (proof.passed)
            standing = is_here && is_same_board && proof.certified ? CardStanding::certified : CardStanding::tested;
        else if (is_here && is_same_board)
            standing = CardStanding::failed;
        if (standing < best.standing)
            best = {.standing = standing, .proof = proof};
    }
    return best;
}

}  // namespace ocks
