// SPDX-License-Identifier: GPL-3.0-or-later
/// dmidecode as an oracle: its text of a table, field by field, beside what our decoder makes of the same bytes.
#pragma once

#include "core/command.hpp"
#include "core/inventory.hpp"
#include "core/text.hpp"
#include "tests/probes/smbios_bytes.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace ocks::testing {

struct DmidecodeSection {
    std::string handle = {};
    std::string title = {};
    std::map<std::string, std::string> fields = {};  ///< an item of a list is a field "LIST/ITEM"
};

/// "Handle 0x0400, DMI type 4, 48 bytes", the title, and one level of fields below a tab.
inline std::vector<DmidecodeSection> parse_dmidecode(std::string_view text)
{
    std::vector<DmidecodeSection> sections;
    std::string list;
    for (const std::string_view line : lines(text)) {
        if (line.starts_with("Handle 0x")) {
            sections.push_back({.handle = std::string{line.substr(7, 6)}});
        } else if (sections.empty() || line.empty()) {
            continue;
        } else if (!line.starts_with('\t')) {
            if (sections.back().title.empty())
                sections.back().title = line;
        } else if (line.starts_with("\t\t")) {
            // dmidecode indents what belongs to a protocol as it does the items of a list.
            const std::string_view item = line.substr(2);
            if (const auto colon = item.find(": "); colon != std::string_view::npos)
                sections.back().fields.emplace(item.substr(0, colon), item.substr(colon + 2));
            else
                sections.back().fields[list] += (sections.back().fields[list].empty() ? "" : ",") + std::string{item};
        } else {
            const auto colon = line.find(':');
            list = line.substr(1, colon - 1);
            const std::string_view value = colon + 2 <= line.size() ? line.substr(colon + 2) : std::string_view{};
            sections.back().fields.emplace(list, value);
        }
    }
    return sections;
}

/// What dmidecode says of a table. Its dumps have the entry point in front, and the table at 32.
inline std::vector<DmidecodeSection> run_dmidecode(std::string_view entry_point, std::string_view table)
{
    constexpr std::size_t table_address = 32;
    std::string path = "/tmp/ocks-dmidecode-XXXXXX";
    const int number = mkstemp(path.data());
    std::string dump{entry_point};
    dump.resize(table_address);
    dump += table;
    if (number < 0 || write(number, dump.data(), dump.size()) != static_cast<ssize_t>(dump.size()))
        return {};
    close(number);
    const auto done = ProcessRunner{}.run(Command{.arguments = {"dmidecode", "--from-dump", path}});
    std::filesystem::remove(path);
    return done ? parse_dmidecode(done->output) : std::vector<DmidecodeSection>{};
}

}  // namespace ocks::testing
