// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/bundle.hpp"

#include "core/digest.hpp"
#include "reports/bundle/compression.hpp"
#include "reports/bundle/tar.hpp"
#include "reports/log_name.hpp"
#include "reports/xml/xml.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::string_view manifest_path = "manifest.note";
constexpr std::string_view report_path = "report.xml";
constexpr std::string_view ticket_path = "ticket.note";
constexpr std::string_view compressed_suffix = ".zst";

Failure malformed(std::string where, std::string why)
{
    return fail(Errc::malformed, std::move(where), std::move(why));
}

ManifestFile entry_of(const TarEntry& file)
{
    return {file.path, file.content.size(), sha256(file.content)};
}

Result<void> check_log(const Log& log, const Logs& logs)
{
    const auto text = logs.find(log.path);
    if (!is_log_name(log.id) || log.path != log_path(log.id))
        return malformed(log.path, "a log's name has letters, digits and . _ : - only, and its path is logs/NAME");
    if (text == logs.end())
        return malformed(log.path, "the report lists it, and it is not there");
    if (text->second.size() != log.bytes || sha256(text->second) != log.sha256)
        return malformed(log.path, "is not the log that the report lists");
    return {};
}

Result<std::vector<TarEntry>> compressed_logs(const Report& report, const Logs& logs)
{
    std::vector<TarEntry> files;
    for (const Log& log : report.logs) {
        if (const auto checked = check_log(log, logs); !checked)
            return Failure(checked.error());
        auto bytes = compressed(logs.find(log.path)->second);
        if (!bytes)
            return Failure(bytes.error());
        files.push_back({log.path + std::string{compressed_suffix}, std::move(*bytes)});
    }
    if (files.size() != logs.size())
        return malformed("logs", "there are logs that the report does not list");
    std::ranges::sort(files, {}, &TarEntry::path);
    return files;
}

/// Before anything in them is parsed.
Result<void> check_head(std::span<const TarEntry> files)
{
    if (files.size() < 2 || files.front().path != manifest_path)
        return malformed("bundle", "does not start with manifest.note");
    if (files.front().content.size() > largest_manifest)
        return malformed(std::string{manifest_path}, "is larger than 256 KiB");
    if (files[1].content.size() > largest_report)
        return malformed(std::string{report_path}, "is larger than 16 MiB");
    return {};
}

Manifest manifest_of(const Report& report, std::span<const TarEntry> files, std::string_view origin)
{
    Manifest manifest;
    manifest.origin = origin;
    manifest.vendor = report.submitter;
    manifest.report = entry_of(files.front());
    for (const TarEntry& file : files.subspan(1))
        manifest.files.push_back(entry_of(file));
    manifest.schema_version = report.schema_version;
    manifest.schema_sha256 = report.schema_sha256;
    manifest.policy_id = report.policy.id;
    manifest.policy_version = report.policy.version;
    manifest.policy_sha256 = report.policy.sha256;
    manifest.suite_version = report.suite.version;
    manifest.suite_sha256 = report.suite.binary_sha256;
    manifest.created = report.generated;
    return manifest;
}

Result<void> check_files(std::span<const TarEntry> files, const Manifest& manifest)
{
    std::vector<ManifestFile> promised{manifest.report};
    promised.insert(promised.end(), manifest.files.begin(), manifest.files.end());
    if (promised.size() != files.size() || promised.front().path != report_path)
        return malformed("bundle", "does not hold the files that its manifest lists");
    for (std::size_t index = 0; index < files.size(); ++index) {
        if (entry_of(files[index]) != promised[index])
            return malformed(files[index].path, "is not the file that the manifest lists");
    }
    return {};
}

Result<Logs> plain_logs(std::span<const TarEntry> files)
{
    Logs logs;
    std::size_t total = 0;
    for (const TarEntry& file : files) {
        const std::string_view path = file.path;
        const bool suffixed = path.ends_with(compressed_suffix);
        const std::string_view plain = suffixed ? path.substr(0, path.size() - compressed_suffix.size()) : path;
        if (!suffixed || !is_log_path(plain))
            return malformed(file.path, "is not a path that bundles have");
        auto text = decompressed(file.content, std::min(largest_log, largest_log_total - total));
        if (!text)
            return malformed(file.path, text.error().why);
        total += text->size();
        logs.emplace(plain, std::move(*text));
    }
    return logs;
}

}  // namespace

Result<std::string>
pack(const Report& report, const Logs& logs, const SigningKey& key, std::string_view origin, std::string_view ticket)
{
    if (ticket.size() > largest_ticket)
        return malformed(std::string{ticket_path}, "is larger than 64 KiB");
    auto rest = compressed_logs(report, logs);
    if (!rest)
        return Failure(rest.error());
    std::string xml = to_xml(report);
    // What nobody could read is not to be signed.
    if (const auto readable = from_xml(xml); !readable)
        return Failure(readable.error());
    std::vector<TarEntry> files{{std::string{report_path}, std::move(xml)}};
    std::ranges::move(*rest, std::back_inserter(files));
    if (!ticket.empty())
        files.push_back({std::string{ticket_path}, std::string{ticket}});  // after logs/, as paths are sorted

    const std::string text = to_text(manifest_of(report, files, origin));
    if (const auto sound = parse_manifest(text); !sound)
        return malformed("manifest", sound.error().why);
    auto note = sign_note(text, key);
    if (!note)
        return Failure(note.error());
    files.insert(files.begin(), {std::string{manifest_path}, std::move(*note)});
    auto bytes = write_tar(files);
    if (bytes && bytes->size() > largest_bundle)
        return malformed("bundle", "is larger than 64 MiB");
    return bytes;
}

Result<Bundle> unpack(std::string_view bytes)
{
    if (bytes.size() > largest_bundle)
        return malformed("bundle", "is larger than 64 MiB");
    if (bytes.starts_with("<?xml"))
        return malformed("bundle", "is a report without its bundle, and nobody has signed it");
    auto files = read_tar(bytes, most_logs + 3);
    if (!files)
        return Failure(files.error());
    if (const auto checked = check_head(*files); !checked)
        return Failure(checked.error());
    auto note = parse_note(files->front().content);
    if (!note)
        return malformed("manifest.note", note.error().why);
    auto manifest = parse_manifest(note->text);
    if (!manifest)
        return Failure(manifest.error());
    const std::span<const TarEntry> listed = std::span(*files).subspan(1);
    if (const auto checked = check_files(listed, *manifest); !checked)
        return Failure(checked.error());
    const bool has_ticket = listed.back().path == ticket_path;
    if (has_ticket && listed.back().content.size() > largest_ticket)
        return malformed(std::string{ticket_path}, "is larger than 64 KiB");
    auto logs = plain_logs(listed.subspan(1, listed.size() - (has_ticket ? 2 : 1)));
    if (!logs)
        return Failure(logs.error());
    std::string ticket = has_ticket ? std::move(files->back().content) : std::string{};
    return Bundle{
        std::move(*note), std::move(*manifest), std::move((*files)[1].content), std::move(ticket), std::move(*logs)};
}

}  // namespace ocks
