// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/data/value.hpp"
#include "reports/compare/changes.hpp"

namespace ocks::site {
namespace {

Json facets_of(const Found& found)
{
    Json facets = Json::object();
    for (const Facet& facet : found.facets) {
        Json values = Json::array();
        for (const FacetValue& value : facet.values)
            values.push_back({{"value", value.value}, {"count", value.count}, {"chosen", value.chosen}});
        facets[facet.name] = std::move(values);
    }
    return facets;
}

}  // namespace

http::Response listings_json(const Index& index, const Found& found, const Slice& slice)
{
    Json value;
    value["count"] = slice.total;
    value["page"] = slice.number;
    value["pages"] = slice.pages;
    value["facets"] = facets_of(found);
    value["listings"] = Json::array();
    for (const Place place : part_of(found.places, slice))
        value["listings"].push_back(summary_of(index.at(place)));
    return respond(value);
}

http::Response inventory_json(const Inventory& inventory)
{
    Json value;
    value["devices"] = Json::array();
    for (const Device& device : inventory.devices) {
        Json properties = Json::object();
        for (const auto& [name, content] : device.properties) {
            if (const auto* number = std::get_if<std::uint64_t>(&content))
                properties[name] = *number;
            else
                properties[name] = std::get<std::string>(content);
        }
        value["devices"].push_back(
            {{"kind", device.kind}, {"name", device.name}, {"properties", std::move(properties)}});
    }
    value["notes"] = Json::array();
    for (const Note& note : inventory.notes)
        value["notes"].push_back({{"kind", note.kind}, {"where", note.where}, {"why", note.why}});
    return respond(value);
}

http::Response uses_json(const Index& index, std::span<const Use> uses, std::string_view name)
{
    Json value;
    value["name"] = name;
    value["count"] = uses.size();
    value["uses"] = Json::array();
    for (const Use& use : uses) {
        Json each;
        each["listing"] = summary_of(index.at(use.place));
        each["component"] = component_of(use.component);
        value["uses"].push_back(std::move(each));
    }
    return respond(value);
}

http::Response values_json(std::string_view facet, std::span<const FacetValue> values)
{
    Json value;
    value["facet"] = facet;
    value["values"] = Json::array();
    for (const FacetValue& each : values)
        value["values"].push_back({{"value", each.value}, {"count", each.count}});
    return respond(value);
}

http::Response cards_json(std::span<const KnownCard> cards)
{
    Json value;
    value["components"] = Json::array();
    for (const KnownCard& card : cards)
        value["components"].push_back({{"id", card.id},
                                       {"url", "/components/pci/" + card.id},
                                       {"vendor", card.vendor},
                                       {"device", card.device},
                                       {"listings", card.listings}});
    return respond(value);
}

http::Response changes_json(const Listing& before, const Listing& after, const std::vector<Change>& changes)
{
    Json value;
    value["before"] = summary_of(before);
    value["after"] = summary_of(after);
    value["changes"] = Json::array();
    for (const Change& change : changes)
        value["changes"].push_back({{"area", to_string(change.area)},
                                    {"subject", change.subject},
                                    {"before", change.before},
                                    {"after", change.after},
                                    {"remark", change.remark},
                                    {"worse", change.is_worse}});
    return respond(value);
}

http::Response answer_json(const MachineAnswer& answer)
{
    Json value;
    value["kernel"] = answer.kernel;
    value["works"] = answer.kernel.empty() ? Json(nullptr) : Json(to_string(answer.preflight.works));
    value["rootDisk"] = to_string(answer.preflight.root_disk);
    value["network"] = to_string(answer.preflight.network);
    value["devices"] = Json::array();
    for (const DeviceAnswer& device : answer.devices)
        value["devices"].push_back({{"name", device.finding.subject.name},
                                    {"id", device.finding.subject.id},
                                    {"class", device.finding.subject.device_class},
                                    {"device", device.name},
                                    {"answer", word_of(device.trust)},
                                    {"drivers", device.finding.drivers},
                                    {"module", device.finding.module},
                                    {"reason", device.reason},
                                    {"advice", device.finding.advice},
                                    {"passedIn", device.passed},
                                    {"testedIn", device.tested}});
    return respond(value);
}

http::Response policies_json(const Policies& policies)
{
    Json value;
    value["policies"] = Json::array();
    for (const auto& [sha256, published] : policies)
        value["policies"].push_back({{"id", published.policy.id},
                                     {"version", published.policy.version},
                                     {"sha256", sha256},
                                     {"url", "/policies/" + sha256}});
    return respond(value);
}

http::Response policy_json(const Policy& policy)
{
    Json value;
    value["id"] = policy.id;
    value["version"] = policy.version;
    value["sha256"] = policy.sha256;
    value["file"] = "/policies/" + policy.sha256 + "/policy.toml";
    value["profiles"] = Json::object();
    for (const auto& [name, profile] : policy.profiles)
        value["profiles"][name] = {
            {"summary", profile.summary}, {"certifies", profile.certifies}, {"tests", profile.tests}};
    value["tests"] = Json::object();
    for (const auto& [name, rule] : policy.tests)
        value["tests"][name] = {{"blocking", rule.blocking}, {"criteria", rule.criteria.size()}};
    return respond(value);
}

}  // namespace ocks::site
