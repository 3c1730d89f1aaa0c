// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/html.hpp"

#include "reports/html/sections.hpp"

#include <array>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

Html contents(const Words& words)
{
    struct Entry {
        std::string_view target;
        std::string_view title;
    };
    const auto entries = std::to_array<Entry>({{"#verdict", words("Verdict")},
                                               {"#machine", words("Machine")},
                                               {"#picture", words("Picture")},
                                               {"#coverage", words("Coverage")},
                                               {"#tests", words("Tests")},
                                               {"#devices", words("Devices")},
                                               {"#verify", words("Check it yourself")}});
    Html list;
    for (const Entry& entry : entries)
        list += element("li", element("a", {html::href(entry.target)}, entry.title));
    return element("nav", {attribute("aria-label", words("Sections"))}, element("ul", list));
}

Html header(const Report& report, const Words& words)
{
    const Device* kernel = find_device(report.inventory, "kernel", "kernel");
    const std::string release{kernel == nullptr ? words("an unknown kernel")
                                                : text_of(*kernel, "release").value_or(words("an unknown kernel"))};
    return element("header",
                   element("p", {attribute("class", "kicker")}, words("OCKS certification report")),
                   element("h1", machine_name(report.inventory, words)),
                   element("p",
                           words("with"),
                           " ",
                           element("code", release),
                           " · ",
                           words.filled("profile {} of policy {}",
                                        {report.policy.profile, report.policy.id + " " + report.policy.version}),
                           " · ",
                           element("time", report.generated)));
}

}  // namespace

std::string to_html(const Report& report, Language language, std::span<const Translation> sentences)
{
    const Words words(language, sentences);
    const Html page = joined(
        header(report, words),
        contents(words),
        element("main",
                verdict_section(report, words),
                machine_section(report, words),
                picture_section(report, words),
                coverage_section(report, words),
                tests_section(report, words),
                devices_section(report.inventory, words),
                notes_section(report.inventory, words),
                logs_section(report, words),
                provenance_section(report, words)),
        element("footer",
                words.filled("Report {}, drawn by {}.", {report.id, report.suite.name + " " + report.suite.version})));
    const std::string title = machine_name(report.inventory, words) + ": " +
                              std::string{words.known(to_string(report.summary.claim.standing))};
    return html::document(
        tag_of(language), title, joined(html::inline_style(report_style()), html::inline_style(picture_style())), page);
}

}  // namespace ocks
