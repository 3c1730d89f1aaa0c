// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run.hpp"

#include "core/file.hpp"
#include "suite/journal.hpp"
#include "suite/protection.hpp"
#include "suite/run/course.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace ocks {
namespace {

/// Nothing if the earlier run has recorded nothing.
Result<std::optional<JournalContent>> earlier_run(const std::string& path, const RunIdentity& identity)
{
    const auto text = read_file(path);
    if (!text)
        return Failure(text.error());
    if (is_cut_in_first_line(*text, identity))
        return std::nullopt;
    auto content = parse_journal(*text);
    if (!content)
        return fail(content.error().code, path, content.error().why);
    if (content->identity != identity)
        return fail(Errc::malformed, path, "is of another policy, profile or machine and cannot be resumed");
    return std::optional{std::move(*content)};
}

}  // namespace

bool was_interrupted(std::span<const Record> records)
{
    return std::ranges::any_of(records, [&](const Record& record) {
        return record.verdict.code == "interrupted" && std::ranges::none_of(records, [&](const Record& later) {
                   return later.test == record.test && later.kind == record.kind && later.device == record.device &&
                          later.attempt > record.attempt;
               });
    });
}

Result<std::vector<Record>> run(const Plan& plan, const RunContext& context)
{
    if (const auto made = make_directory(context.directory + "/logs"); !made)
        return Failure(made.error());
    const std::string path = context.directory + "/journal.jsonl";
    const RunIdentity identity = identity_of(context.policy.sha256, plan.profile, context.inventory);
    std::optional<JournalContent> before;
    std::error_code ignored;
    if (context.resume && std::filesystem::exists(path, ignored)) {
        auto content = earlier_run(path, identity);
        if (!content)
            return Failure(content.error());
        before = std::move(*content);
        if (!before)
            std::filesystem::remove(path, ignored);
    }
    auto journal = before ? Journal::resume(path, before->whole_bytes) : Journal::create(path, identity);
    if (!journal)
        return Failure(journal.error());
    History history{before ? std::move(*before) : JournalContent{}};
    for (const Record& lost : history.take_lost_contacts(boot_id_of(context.inventory))) {
        if (const auto written = journal->end(lost); !written)
            return Failure(written.error());
    }
    const Protection protection{context.root.is_live()};
    return Course{plan, context, *journal, std::move(history)}.all();
}

}  // namespace ocks
