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

Html contents()
{
    struct Entry {
        std::string_view target;
        std::string_view title;
    };
    constexpr auto entries = std::to_array<Entry>({{"#verdict", "Verdict"},
                                                   {"#machine", "Machine"},
                                                   {"#tests", "Tests"},
                                                   {"#coverage", "Coverage"},
                                                   {"#devices", "Devices"},
                                                   {"#verify", "Check it yourself"}});
    Html list;
    for (const Entry& entry : entries)
        list += element("li", element("a", {html::href(entry.target)}, entry.title));
    return element("nav", {attribute("aria-label", "Sections")}, element("ul", list));
}

Html header(const Report& report)
{
    const Device* kernel = find_device(report.inventory, "kernel", "kernel");
    const std::string release{kernel == nullptr ? "an unknown kernel"
                                                : text_of(*kernel, "release").value_or("an unknown kernel")};
    return element("header",
                   element("p", {attribute("class", "kicker")}, "OCKS certification report"),
                   element("h1", machine_name(report.inventory)),
                   element("p",
                           "with ",
                           element("code", release),
                           " · profile ",
                           report.policy.profile,
                           " of policy ",
                           report.policy.id,
                           " ",
                           report.policy.version,
                           " · ",
                           report.generated));
}

}  // namespace

std::string to_html(const Report& report)
{
    const Html page = joined(
        header(report),
        contents(),
        element("main",
                verdict_section(report),
                machine_section(report.inventory, report.virtualization),
                tests_section(report),
                coverage_section(report),
                devices_section(report.inventory),
                notes_section(report.inventory),
                logs_section(report),
                provenance_section(report)),
        element("footer", "Report ", report.id, ", drawn by ", report.suite.name, " ", report.suite.version, "."));
    const std::string title =
        machine_name(report.inventory) + ": " + std::string{to_string(report.summary.claim.standing)};
    return html::document("en", title, html::inline_style(report_style()), page);
}

}  // namespace ocks
