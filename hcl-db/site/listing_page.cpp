// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/listing_page.hpp"

#include "core/judge.hpp"
#include "hcl-db/site/layout.hpp"
#include "hcl-db/site/table.hpp"

#include <algorithm>
#include <map>

namespace ocks::site {
namespace {

using namespace html;

Html verdict(const Listing& listing, const Words& words)
{
    const Standing standing = listing.conclusion.standing;
    const std::string_view style = standing == Standing::pass   ? "verdict pass"
                                   : standing == Standing::fail ? "verdict fail"
                                                                : "verdict warn";
    const std::string_view sentence =
        standing == Standing::pass   ? "Every blocking test passed wherever it applies, and every device is covered."
        : standing == Standing::fail ? "There is evidence against the hardware."
                                     : "Something that the profile asks for was not shown.";
    Html reasons;
    for (const std::string& reason : listing.conclusion.reasons)
        reasons += element("li", reason);
    Html why;
    if (!reasons.empty())
        why = element("ul", {attribute("class", "reasons"), attribute("lang", "en")}, reasons);
    Html limits;
    if (!listing.certifies)
        limits += element("p", words("The profile {} does not lead to a certificate.", {listing.profile}));
    if (listing.emulated)
        limits += element(
            "p", words("The machine is a virtual one: this shows that the path works, and nothing about hardware."));
    return element("section",
                   {attribute("class", style), attribute("aria-label", words("Verdict"))},
                   element("p", {attribute("class", "big")}, badge(words, to_string(standing)), " ", words(sentence)),
                   why,
                   limits);
}

std::string amount(std::uint64_t bytes)
{
    constexpr std::uint64_t gibibyte = 1U << 30U;
    constexpr std::uint64_t mebibyte = 1U << 20U;
    if (bytes >= gibibyte && bytes % gibibyte == 0)
        return std::to_string(bytes / gibibyte) + " GiB";
    return bytes >= mebibyte ? std::to_string(bytes / mebibyte) + " MiB" : std::to_string(bytes) + " B";
}

Html pair_of(const Html& first, const Html& second)
{
    return first.empty() || second.empty() ? joined(first, second) : joined(first, " ", second);
}

Html machine(const Listing& listing, const Evidence& evidence, const Words& words)
{
    const Inventory& inventory = evidence.report.inventory;
    const auto text = [&](std::string_view kind, std::string_view property) {
        const auto device = std::ranges::find(inventory.devices, kind, &Device::kind);
        return device == inventory.devices.end() ? Html{} : Html{text_of(*device, property).value_or("")};
    };
    Html memory;
    if (const Device* device = find_device(inventory, "memory", "memory")) {
        if (const auto bytes = number_of(*device, "total_bytes"))
            memory = amount(*bytes);
    }
    return element("section",
                   element("h2", words("Machine")),
                   element("dl",
                           {attribute("class", "facts-grid")},
                           fact(words("Vendor"), listing.vendor),
                           fact(words("Product"), listing.product),
                           fact(words("Board"), text("board", "product")),
                           fact(words("Firmware"), pair_of(text("bios", "vendor"), text("bios", "version"))),
                           fact(words("Processor"), listing.processor),
                           fact(words("Memory"), memory),
                           fact(words("Architecture"), listing.architecture),
                           fact(words("Virtualization"), evidence.report.virtualization)));
}

Html tested(const Listing& listing, const Evidence& evidence, const Words& words)
{
    const Report& report = evidence.report;
    return element("section",
                   element("h2", words("What was tested")),
                   element("dl",
                           {attribute("class", "facts-grid")},
                           fact(words("Kernel"), listing.kernel_release),
                           fact(words("Profile"), listing.profile),
                           fact(words("Policy"), report.policy.id + " " + report.policy.version),
                           fact(words("Tested"), time_of(report.generated)),
                           fact(words("Suite"), report.suite.name + " " + report.suite.version),
                           fact(words("Submitted by"), report.submitter),
                           fact(words("Signed by"), listing.signer),
                           fact(words("Received"), time_of(listing.received_at))));
}

std::string quantity(const Measurement& measurement)
{
    const bool counts = measurement.unit.empty() || measurement.unit == "1";
    return to_string(measurement.value) + (counts ? "" : " " + measurement.unit);
}

/// Each measurement with the limits it was held to; those that were missed stand out.
Html measurements(const Record& record, const Policy& policy, const Words& words)
{
    const auto criteria = criteria_of(policy, record.test);
    Html items;
    bool all_met = true;
    for (const Measurement& measurement : record.measured) {
        Html limits;
        bool met = true;
        for (const Criterion& criterion : criteria) {
            if (criterion.measurement != measurement.name)
                continue;
            const bool holds = is_met(measurement, criterion);
            met = met && holds;
            limits +=
                element("span",
                        {attribute("class", holds ? "limit" : "limit missed"), attribute("title", criterion.source)},
                        holds ? "✓ " : "✕ ",
                        to_string(criterion));
        }
        all_met = all_met && met;
        items +=
            element("li", element("code", measurement.name), " ", element("b", quantity(measurement)), " ", limits);
    }
    if (items.empty())
        return {};
    const std::string count = std::to_string(record.measured.size());
    const Html content = joined(
        element("summary",
                record.measured.size() == 1 ? std::string{words("1 measurement")} : words("{} measurements", {count})),
        element("ul", items));
    return all_met ? element("details", {attribute("class", "numbers")}, content)
                   : element("details", {attribute("class", "numbers"), attribute("open", "")}, content);
}

Html why(const Record& record)
{
    Html lines;
    for (const std::vector<std::string>* list : {&record.verdict.reasons, &record.verdict.warnings, &record.findings}) {
        for (const std::string& line : *list)
            lines += element("p", {attribute("class", "why"), attribute("lang", "en")}, line);
    }
    return lines;
}

std::string seconds_of(const Record& record)
{
    if (record.started.empty())
        return "–";
    return std::to_string(record.duration_milliseconds / 1000) + "." +
           std::to_string(record.duration_milliseconds % 1000 / 100) + " s";
}

Html results(const Evidence& evidence, const Words& words)
{
    Table table{words("Every test of the run, judged again by this server"),
                {words("Test"), words("Device"), words("Outcome"), words("Measurements and limits"), words("Time")}};
    for (const Record& record : evidence.judged.records) {
        Html outcome = badge(words, to_string(record.verdict.outcome));
        if (!record.verdict.code.empty())
            outcome += joined(" ", element("small", record.verdict.code));
        table.add({element("code", record.test),
                   record.device.empty() ? Html{"–"}
                                         : joined(element("code", record.device), " ", element("small", record.kind)),
                   outcome,
                   joined(why(record), measurements(record, evidence.policy, words)),
                   seconds_of(record)});
    }
    return element(
        "section", element("h2", words("Tests")), table.empty() ? element("p", words("No test ran.")) : table.html());
}

Html coverage(const Evidence& evidence, const Words& words)
{
    std::map<Cover, std::size_t> counts;
    Html open;
    for (const Covered& line : evidence.judged.coverage) {
        ++counts[line.cover];
        if (line.cover == Cover::uncovered)
            open += element("li", element("code", line.device), " ", element("small", line.kind), " ", line.reason);
    }
    Html sums;
    for (const Cover cover : {Cover::tested, Cover::exempt, Cover::uncovered})
        sums += element(
            "span", {attribute("class", "sum")}, element("b", counts[cover]), " ", badge(words, to_string(cover)));
    Html list;
    if (!open.empty())
        list = element("ul", {attribute("class", "reasons"), attribute("lang", "en")}, open);
    return element(
        "section",
        element("h2", words("Coverage")),
        element("p", words("Every device is tested, exempt by a rule with a reason, or it blocks the certificate.")),
        element("p", {attribute("class", "sums")}, sums),
        list);
}

Html driver_cell(const Component& part, const Words& words)
{
    if (part.driver.empty() && part.expected.empty())
        return Html{"–"};
    Html cell = part.driver.empty() ? element("span", {attribute("class", "missed")}, words("none bound"))
                                    : element("code", part.driver);
    const std::string around = "," + part.expected + ",";
    if (!part.expected.empty() && around.find("," + part.driver + ",") == std::string::npos)
        cell += joined(" ", element("small", words("expected {}", {part.expected})));
    return cell;
}

Html devices(const Listing& listing, const Words& words)
{
    Table table{
        words("PCI devices with the driver that was bound"),
        {words("Address"), words("PCI id"), words("Device"), words("Driver"), words("Coverage"), words("Tests on it")}};
    for (const Component& part : listing.components)
        table.add({element("code", part.address),
                   joined(component_link(words, part), " ", element("small", part.subsystem)),
                   joined(part.vendor, part.vendor.empty() || part.device.empty() ? "" : " — ", part.device),
                   driver_cell(part, words),
                   part.cover.empty() ? Html{"–"} : badge(words, part.cover),
                   badge(words, part.outcome.empty() ? "untested" : part.outcome)});
    if (table.empty())
        return {};
    return element("section", element("h2", words("PCI devices")), table.html());
}

Html inventory(const Inventory& inventory, const Words& words)
{
    std::map<std::string_view, Html> kinds;
    for (const Device& device : inventory.devices) {
        if (device.kind == "pci")
            continue;
        Html properties;
        for (const auto& [name, value] : device.properties)
            properties += element("div", element("dt", name), element("dd", to_string(value)));
        kinds[device.kind] += joined(element("h3", element("code", device.name)),
                                     element("dl", {attribute("class", "facts-grid")}, properties));
    }
    Html sections;
    for (const auto& [kind, content] : kinds)
        sections += element("details", element("summary", kind), content);
    Html notes;
    for (const Note& note : inventory.notes)
        notes += element("li", element("code", note.where), " ", note.why);
    if (!notes.empty())
        sections += element(
            "details", element("summary", words("Not understood")), element("ul", {attribute("lang", "en")}, notes));
    return element("section", element("h2", words("Everything else in the machine")), sections);
}

/// What the reader's own command line can use; a name that is none could be a command of its own.
std::string site_of(const http::Request& request)
{
    const bool is_name =
        request.host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") ==
        std::string::npos;
    return is_name && !request.host.empty() ? request.host : "…";
}

Html proof(const Listing& listing, const Words& words, const http::Request& request)
{
    const std::string base = "/listings/" + listing.id;
    return element("section",
                   element("h2", words("Evidence")),
                   element("p", words("Check it yourself, without trusting this page:")),
                   element("pre",
                           element("code",
                                   "curl -LO http://" + site_of(request) + base +
                                       "/bundle.ocks\nocks-cert verify bundle.ocks --trust trust.txt")),
                   element("dl",
                           {attribute("class", "facts-grid wide")},
                           fact(words("Report"),
                                joined(element("a", {href(base + "/report.xml")}, "report.xml"),
                                       " ",
                                       element("code", "sha256:" + listing.report_sha256))),
                           fact(words("Signed bundle"),
                                joined(element("a", {href(base + "/bundle.ocks")}, "bundle.ocks"),
                                       " ",
                                       element("code", "sha256:" + listing.bundle_sha256))),
                           fact(words("Policy"),
                                joined(listing.policy_id,
                                       " ",
                                       listing.policy_version,
                                       " ",
                                       element("code", "sha256:" + listing.policy_sha256))),
                           fact(words("Report id"), element("code", listing.report_id))));
}

}  // namespace

http::Response listing_page(const Listing& listing, const Evidence& evidence, const http::Request& request)
{
    const Words words = words_of(request);
    const std::string path = "/listings/" + listing.id;
    const std::string name = name_of(words, listing);
    return to_response(
        {.words = words,
         .title = name,
         .path = path,
         .query = {},
         .json_path = path + ".json",
         .search = {},
         .body =
             joined(element("p", {attribute("class", "kicker")}, words("Listing"), " ", element("code", listing.id)),
                    element("h1", name),
                    verdict(listing, words),
                    element("div",
                            {attribute("class", "two")},
                            machine(listing, evidence, words),
                            tested(listing, evidence, words)),
                    results(evidence, words),
                    coverage(evidence, words),
                    devices(listing, words),
                    inventory(evidence.report.inventory, words),
                    proof(listing, words, request)),
         .status = 200});
}

}  // namespace ocks::site
