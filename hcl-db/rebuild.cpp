// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/rebuild.hpp"

#include "core/file.hpp"
#include "hcl-db/decisions/note.hpp"
#include "hcl-db/log/tiles.hpp"

#include <fmt/format.h>
#include <utility>
#include <vector>

namespace ocks {
namespace {

constexpr std::uint64_t at_a_time = 256;

Result<void> copy_blob(const std::string& sha256, const Blobs& from, const Blobs& to)
{
    const auto bytes = from.get(sha256);
    if (!bytes)
        return Failure(bytes.error());
    return to.put(*bytes).transform([](const std::string& /*name*/) {});
}

Result<std::vector<std::string>> all_entries(Store& store)
{
    std::vector<std::string> all;
    const auto size = store.log_size();
    if (!size)
        return Failure(size.error());
    while (all.size() < *size) {
        auto some = store.log_entries(all.size(), at_a_time);
        if (!some)
            return some;
        if (some->empty())
            return fail(Errc::malformed, "log", fmt::format("entry {} is missing", all.size()));
        for (std::string& entry : *some)
            all.push_back(std::move(entry));
    }
    return all;
}

/// A log file is entry bundles of the form in which the log is published, one behind the other.
std::string to_file(const std::vector<std::string>& entries)
{
    return log::entry_bundle(entries);
}

Result<std::vector<std::string>> from_file(std::string_view bytes)
{
    std::vector<std::string> entries;
    while (!bytes.empty()) {
        std::size_t end = 0;
        for (std::uint64_t count = 0; count < log::tile_width && end + 2 <= bytes.size(); ++count)
            end += 2 + (static_cast<std::size_t>(static_cast<unsigned char>(bytes[end])) << 8U |
                        static_cast<unsigned char>(bytes[end + 1]));
        if (end > bytes.size() || end == 0)
            return fail(Errc::malformed, "log", "ends within an entry");
        auto some = log::parse_entry_bundle(bytes.substr(0, end));
        if (!some)
            return some;
        for (std::string& entry : *some)
            entries.push_back(std::move(entry));
        bytes.remove_prefix(end);
    }
    return entries;
}

Result<void> follow(const std::string& entry, const Blobs& blobs, Store& into)
{
    if (log::kind_of(entry) == "decision") {
        const std::string_view note = log::note_of(entry);
        const auto decision = read_decision(note);
        return decision ? into.record(*decision, note) : Failure(decision.error());
    }
    const auto logged = log::parse_submission_entry(entry);
    if (!logged)
        return Failure(logged.error());
    const auto submission = resubmission(*logged, blobs);
    if (!submission)
        return Failure(submission.error());
    const auto added = into.add(*submission);
    if (!added)
        return Failure(added.error());
    if (!std::holds_alternative<Added>(*added))
        return fail(Errc::malformed, submission->listing.id, "is twice in the log");
    return {};
}

}  // namespace

Result<Submission> resubmission(const log::SubmissionEntry& entry, const Blobs& blobs)
{
    auto bundle = blobs.get(entry.bundle_sha256);
    if (!bundle)
        return Failure(bundle.error());
    std::string policy_text;
    auto derived = derive(*bundle, entry, [&](const std::string& sha256) -> Result<Policy> {
        auto text = blobs.get(sha256);
        if (!text)
            return Failure(text.error());
        policy_text = *std::move(text);
        return parse_policy(policy_text, sha256);
    });
    if (!derived)
        return Failure(derived.error());
    return Submission{.listing = std::move(derived->facts),
                      .bundle = *std::move(bundle),
                      .report = std::move(derived->report_xml),
                      .policy = std::move(policy_text)};
}

Result<std::size_t> back_up(Store& from, const std::string& directory)
{
    // The log first: a blob is there before its row is, so what the log names can be copied after it.
    const auto entries = all_entries(from);
    if (!entries)
        return Failure(entries.error());
    const Blobs copy{directory + "/blobs"};
    for (const std::string& entry : *entries) {
        const auto logged = log::parse_submission_entry(entry);
        if (!logged)
            continue;
        const auto facts = from.listing(ocks::listing_id_of(logged->report_sha256));
        if (!facts)
            return Failure(facts.error());
        for (const std::string* name : {&facts->bundle_sha256, &facts->policy_sha256}) {
            if (auto copied = copy_blob(*name, from.blobs(), copy); !copied)
                return Failure(copied.error());
        }
    }
    if (auto made = make_directory(directory); !made)
        return Failure(made.error());
    if (auto written = write_file(directory + "/log", to_file(*entries)); !written)
        return Failure(written.error());
    return entries->size();
}

Result<std::size_t> restore(const std::string& directory, Store& into)
{
    const auto size = into.log_size();
    if (!size)
        return Failure(size.error());
    if (*size != 0)
        return fail(Errc::denied, directory, "the database has a list in it: restore into an empty one");
    const auto bytes = read_file(directory + "/log");
    if (!bytes)
        return Failure(bytes.error());
    const auto entries = from_file(*bytes);
    if (!entries)
        return Failure(entries.error());
    const Blobs blobs{directory + "/blobs"};
    for (std::size_t place = 0; place < entries->size(); ++place) {
        if (auto done = follow((*entries)[place], blobs, into); !done)
            return fail(done.error().code, fmt::format("entry {}", place), to_string(done.error()));
    }
    const auto again = all_entries(into);
    if (!again)
        return Failure(again.error());
    if (*again != *entries)
        return fail(Errc::malformed, directory, "the log that came of it is another one");
    return entries->size();
}

}  // namespace ocks
