// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot/text.hpp"

#include "tests/support/catch.hpp"

#include <array>

using namespace ocks;

namespace {

Answer one(std::string text)
{
    return Answer{std::vector{std::move(text)}};
}

Snapshot holding(std::string content)
{
    Snapshot snapshot;
    snapshot.record(Access::read, "/file", one(std::move(content)));
    return snapshot;
}

std::string why_of(std::string_view text)
{
    const auto snapshot = parse_snapshot(text, "a.snap");
    return snapshot ? "accepted" : to_string(snapshot.error());
}

}  // namespace

TEST_CASE("a snapshot is a text that a person can review", "[snapshot]")
{
    Snapshot snapshot;
    snapshot.record(Access::list, "/sys/class/net", Answer{std::vector<std::string>{"eth0", "lo"}});
    snapshot.record(Access::read, "/sys/class/net/eth0/mtu", one("1500\n"));
    snapshot.record(
        Access::read, "/sys/class/net/eth0/speed", fail(Errc::io, "/sys/class/net/eth0/speed", "Invalid argument"));
    snapshot.record(Access::link, "/sys/class/net/lo", one("../../devices/virtual/net/lo"));
    snapshot.record(Access::link,
                    "/sys/class/net/lo/device",
                    fail(Errc::absent, "/sys/class/net/lo/device", "No such file or directory"));
    snapshot.record(Access::read, "/proc/cpuinfo", one("processor\t: 0\nmodel\t: 6\n"));
    snapshot.record(
        Access::read, "/sys/x/config", one(std::string{"\x86\x80\0\0", 4} + std::string(60, '\0') + "\x01"));
    const std::string text = to_text(snapshot, std::array{std::string{"Taken for a test."}});
    CHECK(text == "ocks-snapshot 1\n"
                  "# Taken for a test.\n"
                  "read /proc/cpuinfo text\n"
                  "\tprocessor\t: 0\n"
                  "\tmodel\t: 6\n"
                  "list /sys/class/net\n"
                  "\teth0\n"
                  "\tlo\n"
                  "read /sys/class/net/eth0/mtu = 1500\n"
                  "read /sys/class/net/eth0/speed refused Invalid argument\n"
                  "link /sys/class/net/lo -> ../../devices/virtual/net/lo\n"
                  "link /sys/class/net/lo/device absent\n"
                  "read /sys/x/config bytes 65\n"
                  "\t0000 8680000000000000000000000000000000000000000000000000000000000000\n"
                  "\t0040 01\n"
                  "end 7\n");
    CHECK(parse_snapshot(text, "a.snap") == snapshot);
}

TEST_CASE("every content comes back as it was", "[snapshot]")
{
    const std::string content = GENERATE(as<std::string>{},
                                         "",
                                         "\n",
                                         "\n\n",
                                         "no end",
                                         "blanks at the end   \n",
                                         "ends in a backslash\\",
                                         "ends in a backslash\\\n",
                                         "two\nlines",
                                         "two\n\\\n",
                                         "\tstarts with a tab\n\t\n",
                                         "caf\xc3\xa9\n",
                                         "\xff\xfe\xfd",
                                         "a carriage return\r\n",
                                         "\\x41",
                                         std::string("\0", 1),
                                         std::string(100, '\0'),
                                         std::string("zeros at the end\0\0\0", 19));
    const Snapshot snapshot = holding(content);
    CHECK(parse_snapshot(to_text(snapshot), "a.snap") == snapshot);
}

TEST_CASE("names and paths with blanks come back as they were", "[snapshot]")
{
    Snapshot snapshot;
    snapshot.record(Access::list, "/a dir/with\ttab", Answer{std::vector<std::string>{"a b", "c\nd", "e "}});
    snapshot.record(Access::list, "/empty", Answer{std::vector<std::string>{}});
    snapshot.record(Access::link, "/link", one(" -> \\"));
    snapshot.record(Access::read, "/gone", fail(Errc::absent, "/gone", "No such device"));
    CHECK(parse_snapshot(to_text(snapshot), "a.snap") == snapshot);
}

TEST_CASE("what is no snapshot is refused with the line", "[snapshot]")
{
    CHECK(why_of("") == "a.snap:0: is no snapshot: the first line is not \"ocks-snapshot 1\"");
    CHECK(why_of("\x7f"
                 "ELF") == "a.snap:1: is no snapshot: the first line is not \"ocks-snapshot 1\"");
    CHECK(why_of("ocks-snapshot 1\nread /a = b\n") ==
          "a.snap:2: is cut off: the last line is not \"end\" and the number of entries");
    CHECK(why_of("ocks-snapshot 1\nread /a = b\nend 2\n") ==
          "a.snap:3: there are 1 entries, and another number is given");
    CHECK(why_of("ocks-snapshot 1\nend 0\nread /a = b\n") == "a.snap:3: something follows the end");
    CHECK(why_of("ocks-snapshot 1\nwrite /a = b\n") == "a.snap:2: \"write\" is neither read, list, link nor end");
    CHECK(why_of("ocks-snapshot 1\nread a = b\n") ==
          "a.snap:2: the path is not absolute, or not escaped as it must be");
    CHECK(why_of("ocks-snapshot 1\nread /a = b\nread /a = c\n") == "a.snap:3: /a is answered twice");
    CHECK(why_of("ocks-snapshot 1\nread /a = \\xz1\n") == "a.snap:2: the answer has no known form");
    CHECK(why_of("ocks-snapshot 1\nlist /a\n\tb/c\n") == "a.snap:3: is not a name in a directory");
    CHECK(why_of("ocks-snapshot 1\nlist /a\n\tb\n\ta\n") == "a.snap:4: the names in a directory are not sorted");
}

TEST_CASE("zeros that unfold to more than a machine holds are refused", "[snapshot]")
{
    CHECK(why_of("ocks-snapshot 1\nread /a bytes 18446744073709551615\nend 1\n") ==
          "a.snap:2: the answer has no known form");
    CHECK(why_of("ocks-snapshot 1\nread /a bytes 134217728\nread /b bytes 134217728\nread /c bytes 1\n") ==
          "a.snap:4: the answer has no known form");
    CHECK(why_of("ocks-snapshot 1\nread /a bytes 4\n\tffffffffffffffff 00\n") ==
          "a.snap:3: the answer has no known form");
    CHECK(why_of("ocks-snapshot 1\nread /a bytes 4\n\t0003 0011\n") == "a.snap:3: the answer has no known form");
}
