// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/lineage/release.hpp"

#include "core/file.hpp"
#include "core/text.hpp"
#include "core/toml_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>

namespace ocks {
namespace {

/// "2611.1.0.ocks.l2" in parts: of what year and month, and of what level.
struct Suffix {
    std::string_view number;  ///< "2611"
    std::string_view mark;    ///< "ocks.l2"; builds of one release differ only in the numbers between

    friend bool operator==(const Suffix&, const Suffix&) = default;
};

Suffix parts_of(std::string_view suffix)
{
    const std::size_t mark = suffix.find(".ocks");
    if (mark == std::string_view::npos)
        return {};
    const std::string_view number = suffix.substr(0, suffix.find('.'));
    return parse_unsigned(number) ? Suffix{number, suffix.substr(mark + 1)} : Suffix{};
}

std::string_view suffix_of(std::string_view kernel)
{
    const std::size_t dash = kernel.find('-');
    return dash == std::string_view::npos ? std::string_view{} : kernel.substr(dash + 1);
}

bool descends_from(const Releases& releases, const Release& release, std::string_view name)
{
    const auto line = releases.lineage(release.name);
    return std::ranges::any_of(line, [&](const Release* each) { return each->name == name; });
}

/// A parent that is not there, or a circle: either ends a line before its L1.
Result<void> check_lines(const Releases& releases, const std::string& directory)
{
    for (const Release& release : releases.all()) {
        const Release* eldest = releases.lineage(release.name).back();
        if (!eldest->parent.empty())
            return fail(Errc::malformed, directory, release.name + ": its line does not end in an L1: " + eldest->name);
    }
    return {};
}

}  // namespace

Releases::Releases(std::vector<Release> releases) : m_releases(std::move(releases))
{
    std::ranges::sort(m_releases, {}, [](const Release& each) { return std::tie(each.level, each.name); });
}

const Release* Releases::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_releases, name, &Release::name);
    return found == m_releases.end() ? nullptr : &*found;
}

const Release* Releases::of_kernel(std::string_view kernel) const
{
    const Suffix asked = parts_of(suffix_of(kernel));
    if (asked.number.empty())
        return nullptr;
    const auto found =
        std::ranges::find_if(m_releases, [&](const Release& each) { return parts_of(each.suffix) == asked; });
    return found == m_releases.end() ? nullptr : &*found;
}

std::vector<const Release*> Releases::lineage(std::string_view name) const
{
    std::vector<const Release*> line;
    for (const Release* each = find(name); each != nullptr; each = find(each->parent)) {
        line.push_back(each);
        if (each->parent.empty() || line.size() > m_releases.size())
            break;
    }
    return line;
}

std::vector<const Release*> Releases::derived(std::string_view name) const
{
    std::vector<const Release*> found;
    for (const Release& each : m_releases) {
        if (each.name != name && descends_from(*this, each, name))
            found.push_back(&each);
    }
    return found;
}

std::string stream_of(std::string_view kernel)
{
    const Suffix suffix = parts_of(suffix_of(kernel));
    const auto numbers = split(kernel.substr(0, kernel.find('-')), '.');
    if (suffix.number.empty() || numbers.size() < 2 || !parse_unsigned(numbers[0]) || !parse_unsigned(numbers[1]))
        return {};
    return std::string{numbers[0]} + "." + std::string{numbers[1]} + "-" + std::string{suffix.number};
}

Result<Release> parse_release(std::string_view text, std::string_view name)
{
    const auto table = parse_toml(text, name, Letters::ascii);
    if (!table)
        return Failure(table.error());
    TomlReader reader(name);
    Release release{.name = reader.text(*table, "name"),
                    .level = reader.word(*table, "level", {"L1", "L2", "L3"}),
                    .parent = reader.text(*table, "parent", TomlReader::Need::optional),
                    .suffix = reader.text(*table, "suffix")};
    if (reader.error())
        return Failure(*reader.error());
    if (release.parent.empty() != (release.level == "L1"))
        return fail(Errc::malformed, std::string{name}, "an L1 has no parent, and every other level has one");
    return release;
}

Result<Releases> load_releases(const std::string& directory)
{
    std::vector<Release> releases;
    std::error_code failed;
    std::filesystem::directory_iterator entry{directory, failed};
    for (; !failed && entry != std::filesystem::directory_iterator{}; entry.increment(failed)) {
        if (entry->path().extension() != ".toml")
            continue;
        const std::string path = entry->path().string();
        const auto text = read_file(path, 1U << 20U);
        if (!text)
            return Failure(text.error());
        auto release = parse_release(*text, path);
        if (!release)
            return Failure(release.error());
        releases.push_back(*std::move(release));
    }
    if (failed)
        return fail(
            failed == std::errc::no_such_file_or_directory ? Errc::absent : Errc::io, directory, failed.message());
    Releases known{std::move(releases)};
    if (auto sound = check_lines(known, directory); !sound)
        return Failure(sound.error());
    return known;
}

}  // namespace ocks
