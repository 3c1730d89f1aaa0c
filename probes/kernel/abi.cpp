// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/abi.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <utility>

namespace ocks {
namespace {

/// "PROPERTY\tDIGEST", a line for the first of the files that is there.
std::string digest_line(std::string_view property, const std::vector<std::string>& paths)
{
    for (const std::string& path : paths) {
        if (const auto file = read_file(path))
            return std::string{property} + "\t" + sha256(*file) + "\n";
    }
    return {};
}

/// The files are megabytes, and no part of a snapshot: their digests are.
Result<std::string> ask_abi(const std::string& release, const std::string& architecture)
{
    std::vector<std::string> symbols;
    for (const std::string_view suffix : {".gz", ".xz", ".zst"}) {
        symbols.push_back(("/lib/modules/" + release + "/symvers").append(suffix));
        symbols.push_back(("/boot/symvers-" + release).append(suffix));
    }
    const std::string lists = "/lib/modules/kabi-current/kabi_";
    return digest_line("symbol_versions_sha256", symbols) +
           digest_line("kabi_list_sha256", {lists + "stablelist_" + architecture, lists + "whitelist_" + architecture});
}

bool is_hexadecimal(std::string_view text)
{
    return std::ranges::all_of(text,
                               [](char each) { return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f'); });
}

}  // namespace

void read_abi(const Sysroot& root, Device& kernel, std::vector<Note>& notes)
{
    const std::string release{text_of(kernel, "release").value_or("")};
    const std::string architecture{text_of(kernel, "architecture").value_or("")};
    // It becomes part of a path.
    if (release.empty() || release.find('/') != std::string::npos)
        return;
    const auto answer = root.ask("kernel_abi", [&] { return ask_abi(release, architecture); });
    if (!answer) {
        if (answer.error().code != Errc::absent)
            notes.push_back({"kernel", answer.error().where, answer.error().why});
        return;
    }
    constexpr std::size_t digits = 64;
    for (const std::string_view line : lines(*answer)) {
        const auto tab = std::min(line.find('\t'), line.size());
        const std::string_view property = line.substr(0, tab);
        const std::string_view digest = line.substr(std::min(tab + 1, line.size()));
        if ((property == "symbol_versions_sha256" || property == "kabi_list_sha256") && digest.size() == digits &&
            is_hexadecimal(digest))
            kernel.properties.emplace(property, std::string{digest});
    }
}

std::optional<std::string> source_commit_of(std::string_view release)
{
    constexpr std::size_t shortest = 7;  // git's own
    constexpr std::size_t longest = 64;
    for (const std::string_view word : split(release, '-')) {
        if (word.starts_with('g') && word.size() > shortest && word.size() <= longest + 1 &&
            is_hexadecimal(word.substr(1)))
            return std::string{word.substr(1)};
    }
    return std::nullopt;
}

}  // namespace ocks
