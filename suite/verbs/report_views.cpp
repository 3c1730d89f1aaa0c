// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert report html`, `export` and `diff`: a report for a reader, for another program, and beside another one.

#include "reports/compare/changes.hpp"
#include "reports/export/export.hpp"
#include "reports/html/html.hpp"
#include "suite/verbs/load_report.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"
#include "suite/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks::verbs {

int report_html(const std::string& path, const std::string& language, const std::string& out)
{
    const auto spoken = parse_language(language);
    if (!spoken)
        return refuse({Errc::malformed, "--lang " + language, "there is en and zh"}, 2);
    const auto report = load_report(path);
    return report ? put(to_html(*report, *spoken, console::chinese_catalogue()), out) : refuse(report.error());
}

int report_export(const std::string& path, const std::string& format, const std::string& out)
{
    const auto formats = export_formats();
    const auto chosen = std::ranges::find(formats, format, &ExportFormat::name);
    if (chosen == formats.end())
        return refuse({Errc::malformed, "--format " + format, "there is json, junit, ktap, kcidb and csv"}, 2);
    const auto report = load_report(path);
    return report ? put(chosen->write(*report), out) : refuse(report.error());
}

int report_diff(const std::string& before_path, const std::string& after_path)
{
    const auto before = load_report(before_path);
    if (!before)
        return refuse(before.error());
    const auto after = load_report(after_path);
    if (!after)
        return refuse(after.error());
    const std::vector<Change> changes = changes_between(*before, *after);
    if (changes.empty())
        fmt::print("nothing changed\n");
    std::string_view last;
    for (const Change& change : changes) {
        if (to_string(change.area) != last)
            fmt::print("{}{}\n", last.empty() ? "" : "\n", painted(to_string(change.area), Tone::bold));
        last = to_string(change.area);
        const std::string remark = change.remark.empty() ? "" : "  (" + printable(change.remark) + ")";
        fmt::print(
            "  {}\n    {} -> {}{}\n",
            printable(change.subject),
            change.before.empty() ? "-" : printable(change.before),
            painted(change.after.empty() ? "-" : printable(change.after), change.is_worse ? Tone::bad : Tone::plain),
            remark);
    }
    const bool worse = std::ranges::any_of(changes, &Change::is_worse);
    return worse ? 1 : 0;
}

}  // namespace ocks::verbs
