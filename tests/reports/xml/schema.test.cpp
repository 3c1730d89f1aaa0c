// SPDX-License-Identifier: GPL-3.0-or-later
// Two readers that disagree about a report would disagree about a verdict. libxml2 with the schema is the other one.
#include "core/file.hpp"
#include "core/text.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/libxml.hpp"

#include <random>

using namespace ocks;

namespace {

/// A line removed, doubled or moved; a value taken from elsewhere; a character changed.
std::string mutated(const std::string& xml, std::mt19937_64& random)
{
    std::vector<std::string> all;
    for (const std::string_view line : lines(xml))
        all.emplace_back(line);
    const auto any = [&](std::size_t limit) {
        return random() % limit;
    };
    const std::size_t here = any(all.size());
    const std::size_t there = any(all.size());
    std::string& line = all[here];
    const auto pieces = std::to_array<std::string>({"\"\"",
                                                    "\"-1\"",
                                                    "\"0\"",
                                                    "\"true\"",
                                                    "\"x\"",
                                                    "\"&amp;\"",
                                                    "\"&#9;\"",
                                                    "\" 1\"",
                                                    "\"1e3\"",
                                                    "\"\xc3\xa9\"",
                                                    "\"\xff\"",
                                                    "\"2024-02-30T00:00:00Z\"",
                                                    "\"999999999999999999999\"",
                                                    "\"text\"",
                                                    "\"number\"",
                                                    "\"in\""});
    switch (any(6)) {
    case 0:
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(here));
        break;
    case 1:
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(there), std::string{line});
        break;
    case 2:
        std::swap(all[here], all[there]);
        break;
    case 3:
        line[any(line.size())] = static_cast<char>(any(256));
        break;
    case 4: {
        const std::size_t equals = line.find('=', any(line.size()));
        const std::size_t end = equals == std::string::npos ? equals : line.find('"', equals + 2);
        if (end != std::string::npos)
            line.replace(equals + 1, end - equals, pieces.at(any(pieces.size())));
        break;
    }
    default: {
        const std::size_t blank = line.find(' ', line.find('<') + any(line.size()));
        const std::size_t end = blank == std::string::npos ? blank : line.find('"', line.find('"', blank) + 1);
        if (end != std::string::npos)
            line.erase(blank, end - blank + 1);
    }
    }
    std::string result;
    for (const std::string& each : all)
        result += each + "\n";
    return result;
}

}  // namespace

TEST_CASE("every type, attribute and word of the schema says what it is")
{
    const auto all = lines(report_schema());
    std::size_t documented = 0;
    for (std::size_t index = 0; index < all.size(); ++index) {
        const std::string_view line = trimmed(all[index]);
        const auto starts = [&](std::string_view tag) {
            return line.starts_with(tag);
        };
        if (!starts("<xs:attribute ") && !starts("<xs:enumeration ") && !starts("<xs:simpleType ") &&
            !starts("<xs:complexType "))
            continue;
        CAPTURE(line);
        const std::string_view next = index + 1 < all.size() ? trimmed(all[index + 1]) : "";
        CHECK((line.find("<xs:documentation>") != std::string_view::npos || next.starts_with("<xs:annotation>")));
        ++documented;
    }
    CHECK(documented > 120);
}

TEST_CASE("the schema accepts every report that the suite writes")
{
    const testing::Schema schema;
    CHECK(schema.accepts(to_xml(testing::sample_report())));
    CHECK(schema.accepts(read_file(std::string{OCKS_SOURCE} + "/tests/fuzz/report_xml/smallest.xml").value()));
    CHECK_FALSE(schema.accepts("<report/>"));
}

TEST_CASE(
    "a report that the reader accepts is one that the schema accepts and libxml2 reads alike, however it was changed")
{
    const testing::Schema schema;
    const std::string good = to_xml(testing::sample_report());
    std::mt19937_64 random(7);  // the seed of every run
    unsigned accepted = 0;
    for (unsigned count = 0; count < 3000; ++count) {
        const std::string xml = mutated(good, random);
        const auto report = from_xml(xml);
        accepted += report ? 1U : 0U;
        if (!report)
            continue;
        const auto other = schema.read(xml);
        if (!other)
            FAIL("only the reader accepts this:\n" << xml);
        CHECK(from_xml(*other) == report);
    }
    CHECK(accepted > 100);
}
