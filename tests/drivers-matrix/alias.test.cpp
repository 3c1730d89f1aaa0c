// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/alias.hpp"

#include "tests/support/catch.hpp"

#include <fnmatch.h>

using namespace ocks;

TEST_CASE("the bus of an alias stands before its first colon", "[alias]")
{
    CHECK(bus_of("pci:v00008086d*") == "pci");
    CHECK(bus_of("acpi*:PNP0501:*") == "acpi");
    CHECK(bus_of("net-pf-40").empty());
}

TEST_CASE("aliases are compared as kmod does: a dash is an underscore, but not in a range", "[alias]")
{
    CHECK(normalized("of:N*T*Cns16550-usb[0-9]-x") == "of:N*T*Cns16550_usb[0-9]_x");
    for (const auto* text : {"usb:d[0-9", "usb:d0]", "usb:[[0]]"}) {
        CAPTURE(text);
        REQUIRE_FALSE(normalized(text));
        CHECK(normalized(text).error().code == Errc::malformed);
    }
}

TEST_CASE("a pattern's literal prefix ends at its first wildcard", "[alias]")
{
    CHECK(literal_prefix("pci:v00008086d*") == "pci:v00008086d");
    CHECK(literal_prefix("usb:v1D6Bp000[1-3]*") == "usb:v1D6Bp000");
    CHECK(literal_prefix("platform:i8042") == "platform:i8042");
}

TEST_CASE("patterns match what fnmatch matches", "[alias]")
{
    const auto patterns = {"",
                           "*",
                           "a*b",
                           "a*b*",
                           "*a*a*",
                           "a?c",
                           "a[0-9A-C]",
                           "a[!0-9]",
                           "a[^b]*",
                           "x[]",
                           "a[b",
                           "**",
                           "[a]*[c]",
                           "a\\*",
                           "*\\"};
    const auto texts = {"", "a", "ab", "aab", "abab", "abc", "a5", "aB", "a*", "x[]", "a[b", "aaa", "cc", "ac", "\\"};
    for (const auto* pattern : patterns) {
        // Before the first wildcard kmod knows no escapes.
        if (literal_prefix(pattern).find('\\') != std::string_view::npos)
            continue;
        for (const auto* text : texts) {
            CAPTURE(pattern, text);
            CHECK(matches(pattern, text) == (fnmatch(pattern, text, 0) == 0));
        }
    }
}
