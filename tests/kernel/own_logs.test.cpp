// SPDX-License-Identifier: GPL-3.0-or-later
/// Consoles of our own kernel on our own models, cut out of boots with a fault (tests/kernel/logs): the whole of a
/// clean one, and of the others what came after the fault. NAME.expected has a line for each finding:
/// severity, class, line and title.
#include "core/file.hpp"
#include "core/kernel_log.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>

using namespace ocks;

namespace {

std::string findings_in(const std::filesystem::path& file)
{
    const auto log = read_file(file.string(), 1U << 20U);
    REQUIRE(log);
    std::string text;
    for (const LogFinding& each : find_trouble(*log))
        text += std::string{to_string(each.severity)} + " " + each.id + " " + std::to_string(each.line_number) + " " +
                each.title + "\n";
    return text;
}

}  // namespace

TEST_CASE("the consoles of our own boots hold what is known to be in them, and nothing else")
{
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(OCKS_SOURCE "/tests/kernel/logs")) {
        std::filesystem::path file = entry.path();
        if (file.extension() != ".log")
            continue;
        ++count;
        CAPTURE(file.filename());
        const std::string found = findings_in(file);
        const auto expected = read_file(file.replace_extension(".expected").string(), 1U << 20U);
        REQUIRE(expected);
        CHECK(found == *expected);
    }
    CHECK(count >= 7);
}

TEST_CASE("every class of the kernel log is in the table of docs/boot-judge.md")
{
    const auto document = read_file(OCKS_SOURCE "/docs/boot-judge.md", 1U << 20U);
    REQUIRE(document);
    for (const LogPattern& pattern : log_patterns()) {
        CAPTURE(pattern.id);
        const std::string id{pattern.id};
        CHECK((document->find(" " + id + ",") != std::string::npos ||
               document->find(" " + id + " |") != std::string::npos));
    }
}
