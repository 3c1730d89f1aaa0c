// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/entry.hpp"

#include "core/text.hpp"
#include "reports/xml/values.hpp"

#include <fmt/format.h>
#include <vector>

namespace ocks::log {
namespace {

constexpr std::string_view head = "ocks-entry/v1\nkind ";

/// What stands behind the keyword; empty if the line is another one.
std::string value_of(std::string_view line, std::string_view keyword)
{
    return line.starts_with(keyword) ? std::string{line.substr(keyword.size())} : std::string{};
}

}  // namespace

std::string to_text(const SubmissionEntry& entry)
{
    return fmt::format("{}submission\nbundle {}\nbytes {}\nreport {}\nvendor {}\nsigner {}\nreceived {}\n",
                       head,
                       entry.bundle_sha256,
                       entry.bytes,
                       entry.report_sha256,
                       entry.vendor,
                       entry.signer,
                       entry.received);
}

Result<SubmissionEntry> parse_submission_entry(std::string_view text)
{
    const std::vector<std::string_view> all = lines(text);
    if (all.size() != 8)
        return fail(Errc::malformed, "entry", "is not eight lines");
    const auto bytes = parse_unsigned(value_of(all[3], "bytes "));
    SubmissionEntry entry{value_of(all[2], "bundle "),
                          bytes.value_or(0),
                          value_of(all[4], "report "),
                          value_of(all[5], "vendor "),
                          value_of(all[6], "signer "),
                          value_of(all[7], "received ")};
    if (!bytes || to_text(entry) != text)
        return fail(Errc::malformed, "entry", "is not spelled as a submission's");
    if (!is_sha256(entry.bundle_sha256) || !is_sha256(entry.report_sha256) || !is_xml_time(entry.received))
        return fail(Errc::malformed, "entry", "names no bundle, report or time");
    return entry;
}

std::string note_entry(std::string_view kind, std::string_view note)
{
    return fmt::format("{}{}\n\n{}", head, kind, note);
}

std::string_view kind_of(std::string_view entry)
{
    if (!entry.starts_with(head))
        return {};
    return entry.substr(head.size(), entry.find('\n', head.size()) - head.size());
}

std::string_view note_of(std::string_view entry)
{
    const std::size_t blank = entry.find("\n\n");
    return blank == std::string_view::npos ? std::string_view{} : entry.substr(blank + 2);
}

}  // namespace ocks::log
