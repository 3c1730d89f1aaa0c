// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <array>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

Html row_head(std::string_view text)
{
    return element("th", {attribute("scope", "row")}, element("code", text));
}

Html table(std::string_view caption, std::span<const std::string_view> titles, const Html& rows)
{
    return element("table", element("caption", caption), column_titles(titles), element("tbody", rows));
}

Html hash(std::string_view text)
{
    return element("code", {attribute("class", "hash")}, text);
}

Html fact(std::string_view term, const Html& description)
{
    return element("div", element("dt", term), element("dd", description));
}

std::string redaction_text(const Redaction& redaction, const Words& words)
{
    if (redaction.mode == RedactionMode::none)
        return std::string{words("none: serial numbers and the like are as the machine says them")};
    return words.filled("{} values replaced by keyed hashes, key {}",
                        {std::to_string(redaction.replaced), redaction.key_id});
}

std::string submitter_text(const Report& report, const Words& words)
{
    if (report.relation.empty())
        return report.submitter;
    return words.filled("{} ({})", {report.submitter, words.known(report.relation)});
}

/// Which build of the suite it was, as far as anybody knows.
Html suite_facts(const SuiteReference& suite, const Words& words)
{
    const auto known = [](std::string_view term, const std::string& value) {
        return value.empty() ? Html{} : fact(term, hash(value));
    };
    return joined(known(words("Build of the suite"), suite.build_id),
                  known(words("Commit of the suite"), suite.git_commit),
                  known(words("Package of the suite"), suite.package),
                  known(words("What the suite was built from (SBOM)"), suite.sbom_sha256));
}

Html tool_facts(const std::vector<Tool>& tools, const Words& words)
{
    Html facts;
    for (const Tool& tool : tools)
        facts += fact(words.filled("Program {}", {tool.name}), joined(tool.version, " ", hash(tool.sha256)));
    return facts;
}

}  // namespace

Html notes_section(const Inventory& inventory, const Words& words)
{
    if (inventory.notes.empty())
        return {};
    Html rows;
    for (const Note& note : inventory.notes)
        rows += element("tr", row_head(note.where), cell(words("Probe"), note.kind), cell(words("Because"), note.why));
    return section("notes",
                   words("What could not be read"),
                   table(words("An inventory never lies by omission"),
                         std::to_array({words("Where"), words("Probe"), words("Because")}),
                         rows));
}

Html logs_section(const Report& report, const Words& words)
{
    if (report.logs.empty())
        return {};
    Html rows;
    for (const Log& log : report.logs) {
        std::string size = humane_bytes(log.bytes);
        if (log.truncated)
            size.append(", ").append(words("cut off"));
        rows += element("tr", row_head(log.path), cell(words("Size"), size), cell("SHA-256", hash(log.sha256)));
    }
    return section("logs",
                   words("Logs"),
                   table(words("In the bundle, each with .zst behind its name"),
                         std::to_array<std::string_view>({words("Log"), words("Size"), "SHA-256"}),
                         rows));
}

Html provenance_section(const Report& report, const Words& words)
{
    const Html facts = joined(
        fact(words("Report"), hash(report.id)),
        fact(words("Made"), report.generated),
        fact(words("Submitted by"), submitter_text(report, words)),
        fact(words("Suite"),
             joined(report.suite.name + " " + report.suite.version, " ", hash(report.suite.binary_sha256))),
        suite_facts(report.suite, words),
        tool_facts(report.environment.tools, words),
        fact(words("Policy"), joined(report.policy.id + " " + report.policy.version, " ", hash(report.policy.sha256))),
        fact(words("Profile"), report.policy.profile),
        fact(words("Schema"), joined(report.schema_version, " ", hash(report.schema_sha256))),
        fact(words("Redaction"), redaction_text(report.redaction, words)));
    return section(
        "verify",
        words("Check it yourself"),
        joined(element("p",
                       words("This page proves nothing: it is drawn from report.xml, which is signed inside the "
                             "bundle. With the bundle, the vendor's public key in a trust file, and no network:")),
               element("pre", "ocks-cert verify bundle.ocks --trust trust.txt"),
               element("dl", {attribute("class", "facts wide")}, facts)));
}

}  // namespace ocks
