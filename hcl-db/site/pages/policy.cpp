// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/pages/pages.hpp"

#include <fmt/format.h>

namespace ocks::site {
namespace {

using namespace html;

Html profiles(const Policy& policy, const Words& words)
{
    Table table{words("Profiles of the policy"),
                {words("Profile"), words("What for"), words("Certificate"), words("Tests")}};
    for (const auto& [name, profile] : policy.profiles)
        table.add({name,
                   element("span", {attribute("lang", "en")}, profile.summary),
                   words(profile.certifies ? "can become one" : "never"),
                   profile.tests.size()});
    return section("profiles", words("Profiles"), table.html());
}

Html criteria(const std::vector<Criterion>& list)
{
    Html items;
    for (const Criterion& criterion : list)
        items += element("li",
                         element("code", criterion.measurement),
                         " ",
                         to_string(criterion),
                         " ",
                         element("small", {attribute("lang", "en")}, criterion.source));
    return items.empty() ? Html{"–"} : element("ul", {attribute("class", "numbers")}, items);
}

Html tests(const Policy& policy, const Words& words)
{
    Table table{words("Tests and the limits of what they measure"),
                {words("Test"), words("Blocking"), words("Limits")}};
    for (const auto& [name, rule] : policy.tests)
        table.add({element("code", name), words(rule.blocking ? "yes" : "no"), criteria(rule.criteria)});
    return section("tests",
                   words("Tests"),
                   joined(element("p", words("Every test is held to these limits as well:")),
                          criteria(policy.health),
                          table.html()));
}

Html coverage(const Policy& policy, const Words& words)
{
    Table table{words("Which devices must be tested, and which are exempt and why"),
                {words("Rule"), words("Devices"), words("Tests or exemption")}};
    for (const CoverageRule& rule : policy.coverage) {
        Html where = element("code", rule.kind);
        for (const auto& [property, pattern] : rule.where)
            where += joined(" ", element("code", fmt::format("{}={}", property, pattern)));
        Html demand;
        for (const std::string& test : rule.tests)
            demand += joined(demand.empty() ? "" : " ", element("code", test));
        if (rule.tests.empty())
            demand = joined(badge(words, "exempt"), " ", element("span", {attribute("lang", "en")}, rule.reason));
        table.add({rule.name, where, demand});
    }
    return section("coverage", words("Coverage"), table.html());
}

}  // namespace

std::optional<std::string> policy_text(const Sources& sources, std::string_view sha256)
{
    if (const auto known = sources.policies.find(sha256); known != sources.policies.end())
        return known->second.text;
    // One that is no longer published, but that some listing was judged by.
    const bool is_digest =
        sha256.size() == 64 && sha256.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!is_digest)
        return std::nullopt;
    auto text = sources.store.blobs().get(sha256);
    // A report is stored by its digest as well.
    return text && parse_policy(*text, "policy.toml") ? std::optional{*std::move(text)} : std::nullopt;
}

http::Response policies_page(const Sources& sources, const http::Request& request)
{
    if (request.wants_json)
        return policies_json(sources.policies);
    const Words words = words_of(request);
    Table table{words("Policies of this list"), {words("Policy"), words("Version"), words("Tests"), "SHA-256"}};
    for (const auto& [sha256, published] : sources.policies)
        table.add({element("a", {href(words.address("/policies/" + sha256))}, published.policy.id),
                   published.policy.version,
                   published.policy.tests.size(),
                   element("code", sha256.substr(0, 16))});
    return to_response(
        {.title = std::string{words("Policies")},
         .body = joined(
             heading({},
                     words("Policies"),
                     element("p",
                             {attribute("class", "lead")},
                             words("What a certificate takes: tests, limits with their sources, and which devices "
                                   "must be covered. A report is judged by exactly one of these files."))),
             section("all", words("Policies"), table.html()))},
        request);
}

http::Response policy_page(const Sources& sources, const http::Request& request)
{
    const std::string& key = request.captured.front();
    const auto text = policy_text(sources, key);
    if (!text)
        return not_found(request, "there is no policy " + key);
    const auto parsed = parse_policy(*text, "policy.toml");
    if (!parsed)
        return not_found(request, to_string(parsed.error()));
    const Policy& policy = *parsed;
    if (request.wants_json)
        return policy_json(policy);
    const Words words = words_of(request);
    return to_response(
        {.title = policy.id + " " + policy.version,
         .body =
             joined(heading(words("Policy"),
                            policy.id + " " + policy.version,
                            element("p",
                                    element("a", {href("/policies/" + policy.sha256 + "/policy.toml")}, "policy.toml"),
                                    " ",
                                    element("code", "sha256:" + policy.sha256))),
                    profiles(policy, words),
                    coverage(policy, words),
                    tests(policy, words))},
        request);
}

}  // namespace ocks::site
