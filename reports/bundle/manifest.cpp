// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/manifest.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace ocks {
namespace {

constexpr std::string_view first_line = "ocks-manifest/v1";

Failure malformed(std::size_t line, std::string why)
{
    return fail(Errc::malformed, fmt::format("manifest:{}", line), std::move(why));
}

/// Takes a manifest line by line, in the one order that to_text() writes.
class Lines {
public:
    explicit Lines(std::string_view text) : m_lines(lines(text)) {}

    /// The words after `keyword`, if the next line starts with it and has `count` of them.
    std::optional<std::vector<std::string>> take(std::string_view keyword, std::size_t count)
    {
        if (m_next == m_lines.size())
            return std::nullopt;
        const std::vector<std::string_view> words = split(m_lines[m_next], ' ');
        if (words.front() != keyword || words.size() != count + 1)
            return std::nullopt;
        ++m_next;
        return std::vector<std::string>{words.begin() + 1, words.end()};
    }

    [[nodiscard]] bool at_end() const { return m_next == m_lines.size(); }
    [[nodiscard]] std::size_t number() const { return m_next + 1; }

private:
    std::vector<std::string_view> m_lines;
    std::size_t m_next = 0;
};

std::optional<ManifestFile> file_of(const std::optional<std::vector<std::string>>& words)
{
    if (!words)
        return std::nullopt;
    const auto bytes = parse_unsigned((*words)[1]);
    if (!bytes)
        return std::nullopt;
    return ManifestFile{(*words)[2], *bytes, (*words)[0]};
}

std::string line_of(std::string_view keyword, const ManifestFile& file)
{
    return fmt::format("{} {} {} {}\n", keyword, file.sha256, file.bytes, file.path);
}

/// The fixed lines after the files.
bool take_references(Lines& text, Manifest& manifest)
{
    const auto schema = text.take("schema", 2);
    const auto policy = text.take("policy", 3);
    const auto suite = text.take("suite", 2);
    const auto created = text.take("created", 1);
    if (!schema || !policy || !suite || !created)
        return false;
    manifest.schema_version = (*schema)[0];
    manifest.schema_sha256 = (*schema)[1];
    manifest.policy_id = (*policy)[0];
    manifest.policy_version = (*policy)[1];
    manifest.policy_sha256 = (*policy)[2];
    manifest.suite_version = (*suite)[0];
    manifest.suite_sha256 = (*suite)[1];
    manifest.created = (*created)[0];
    return true;
}

bool is_sorted(const std::vector<ManifestFile>& files)
{
    return std::ranges::adjacent_find(files, std::ranges::greater_equal{}, &ManifestFile::path) == files.end();
}

}  // namespace

std::string_view vendor_of(std::string_view key_name)
{
    return key_name.substr(key_name.rfind('/') + 1);  // npos + 1 is 0
}

std::string to_text(const Manifest& manifest)
{
    std::string text = fmt::format("{}\norigin {}\nvendor {}\n", first_line, manifest.origin, manifest.vendor);
    text += line_of("report", manifest.report);
    for (const ManifestFile& file : manifest.files)
        text += line_of("file", file);
    text += fmt::format("schema {} {}\n", manifest.schema_version, manifest.schema_sha256);
    text += fmt::format("policy {} {} {}\n", manifest.policy_id, manifest.policy_version, manifest.policy_sha256);
    text += fmt::format("suite {} {}\n", manifest.suite_version, manifest.suite_sha256);
    text += fmt::format("created {}\n", manifest.created);
    return text;
}

Result<Manifest> parse_manifest(std::string_view text)
{
    if (text.size() > largest_manifest)
        return malformed(1, "is larger than 256 KiB");
    Lines rest(text);
    Manifest manifest;
    if (!rest.take(first_line, 0))
        return malformed(1, "does not start with ocks-manifest/v1");
    const auto origin = rest.take("origin", 1);
    const auto vendor = rest.take("vendor", 1);
    const auto report = file_of(rest.take("report", 3));
    if (!origin || !vendor || !report)
        return malformed(rest.number(), "does not go on with origin, vendor and report");
    manifest.origin = origin->front();
    manifest.vendor = vendor->front();
    manifest.report = *report;
    while (auto file = file_of(rest.take("file", 3)))
        manifest.files.push_back(std::move(*file));
    if (!take_references(rest, manifest) || !rest.at_end())
        return malformed(rest.number(), "is not a line that belongs here");
    if (!is_sorted(manifest.files))
        return malformed(5, "the files are not sorted by path, or one stands there twice");
    // Leading zeros, line ends of another system: two spellings of one manifest would have two signatures.
    if (to_text(manifest) != text)
        return malformed(1, "is not spelled as manifests are");
    return manifest;
}

}  // namespace ocks
