// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <fmt/format.h>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

Html cell(std::string_view label, const Html& content)
{
    return element("td", {attribute("data-label", label)}, content);
}

Html row_head(std::string_view text)
{
    return element("th", {attribute("scope", "row")}, element("code", text));
}

Html table(std::string_view caption, std::initializer_list<std::string_view> names, const Html& rows)
{
    Html head;
    for (const std::string_view name : names)
        head += element("th", {attribute("scope", "col")}, name);
    return element("table", element("caption", caption), element("thead", element("tr", head)), element("tbody", rows));
}

Html cover_mark(Cover cover)
{
    const std::string_view icon = cover == Cover::tested ? "✓" : cover == Cover::exempt ? "–" : "✗";
    const std::string_view kind = cover == Cover::tested ? "met" : cover == Cover::exempt ? "quiet" : "missed";
    return element("span",
                   {attribute("class", "mark " + std::string{kind})},
                   element("span", {attribute("aria-hidden", "true"), attribute("class", "icon")}, icon),
                   to_string(cover));
}

Html hash(std::string_view text)
{
    return element("code", {attribute("class", "hash")}, text);
}

Html fact(std::string_view term, const Html& description)
{
    return element("div", element("dt", term), element("dd", description));
}

std::string redaction_text(const Redaction& redaction)
{
    if (redaction.mode == RedactionMode::none)
        return "none: serial numbers and the like are as the machine says them";
    return fmt::format("{} values replaced by keyed hashes, key {}", redaction.replaced, redaction.key_id);
}

}  // namespace

Html coverage_section(const Report& report)
{
    Html rows;
    for (const Covered& line : report.coverage)
        rows += element("tr",
                        row_head(line.device),
                        cell("kind", line.kind),
                        cell("coverage", cover_mark(line.cover)),
                        cell("rule", line.rule.empty() ? Html{"none"} : element("code", line.rule)),
                        cell("because", line.reason));
    const Html content =
        rows.empty()
            ? element("p", "The policy asks for no device of this machine.")
            : table("Each device that the policy speaks of", {"Device", "Kind", "Coverage", "Rule", "Because"}, rows);
    return element("section",
                   {attribute("aria-labelledby", "coverage")},
                   element("h2", {attribute("id", "coverage")}, "Coverage"),
                   content);
}

Html notes_section(const Inventory& inventory)
{
    if (inventory.notes.empty())
        return {};
    Html rows;
    for (const Note& note : inventory.notes)
        rows += element("tr", row_head(note.where), cell("probe", note.kind), cell("why", note.why));
    return element("section",
                   {attribute("aria-labelledby", "notes")},
                   element("h2", {attribute("id", "notes")}, "What could not be read"),
                   table("An inventory never lies by omission", {"Where", "Probe", "Why"}, rows));
}

Html logs_section(const Report& report)
{
    if (report.logs.empty())
        return {};
    Html rows;
    for (const Log& log : report.logs)
        rows += element("tr",
                        row_head(log.path),
                        cell("size", humane_bytes(log.bytes) + (log.truncated ? ", cut off" : "")),
                        cell("SHA-256", hash(log.sha256)));
    return element("section",
                   {attribute("aria-labelledby", "logs")},
                   element("h2", {attribute("id", "logs")}, "Logs"),
                   table("In the bundle, each with .zst behind its name", {"Log", "Size", "SHA-256"}, rows));
}

Html provenance_section(const Report& report)
{
    const Html facts = joined(
        fact("Report", hash(report.id)),
        fact("Made", report.generated),
        fact("Submitted by", report.submitter),
        fact("Suite", joined(report.suite.name + " " + report.suite.version, " ", hash(report.suite.binary_sha256))),
        fact("Policy", joined(report.policy.id + " " + report.policy.version, " ", hash(report.policy.sha256))),
        fact("Profile", report.policy.profile),
        fact("Schema", joined(report.schema_version, " ", hash(report.schema_sha256))),
        fact("Redaction", redaction_text(report.redaction)));
    return element("section",
                   {attribute("aria-labelledby", "verify")},
                   element("h2", {attribute("id", "verify")}, "Check it yourself"),
                   element("p",
                           "This page proves nothing: it is drawn from report.xml, which is signed inside the bundle. "
                           "With the bundle, the vendor's public key in a trust file, and no network:"),
                   element("pre", "ocks-cert verify bundle.ocks --trust trust.txt"),
                   element("dl", {attribute("class", "facts wide")}, facts));
}

}  // namespace ocks
