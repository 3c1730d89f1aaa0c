// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/archive.hpp"

#include "core/command.hpp"
#include "core/file.hpp"
#include "kernel/boot/payload.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <string>

using namespace ocks;

TEST_CASE("an archive is what cpio reads, with the directories above its files")
{
    Archive archive;
    archive.add_file("/usr/bin/tool", "#!/bin/sh\n", 0755);
    archive.add_file("/ocks/command", "true\n");
    ProcessRunner runner;
    const auto listed = runner.run(Command{.arguments = {"cpio", "-itv", "--quiet"}, .input = archive.bytes()});
    if (!listed)
        SKIP("cpio is not installed");
    CHECK(listed->exit_status == 0);
    CHECK(listed->output.find("drwxr-xr-x") != std::string::npos);
    CHECK(listed->output.find("-rwxr-xr-x   1 root     root           10 Jan  1  1970 usr/bin/tool") !=
          std::string::npos);
    CHECK(listed->output.find("5 Jan  1  1970 ocks/command") != std::string::npos);
}

TEST_CASE("the same files give the same bytes, in whichever order they came")
{
    Archive one;
    one.add_file("/a", "1");
    one.add_file("/b/c", "2");
    Archive two;
    two.add_file("/b/c", "old");
    two.add_file("/b/c", "2");
    two.add_file("/a", "1");
    CHECK(one.bytes() == two.bytes());
    CHECK(one.bytes().size() % 4 == 0);
}

TEST_CASE("a directory is carried with its files, and a file keeps its permissions")
{
    const auto directory = std::filesystem::temp_directory_path() / "ocks-carry-test";
    std::filesystem::create_directories(directory / "sub");
    REQUIRE(write_file((directory / "key").string(), "secret", 0600));
    REQUIRE(write_file((directory / "sub" / "page").string(), "text", 0644));
    Archive carried;
    REQUIRE(add_carried(carried, {directory.string(), "/ocks/d"}));
    Archive expected;
    expected.add_file("/ocks/d/key", "secret", 0600);
    expected.add_file("/ocks/d/sub/page", "text", 0644);
    CHECK(carried.bytes() == expected.bytes());
    std::filesystem::remove_all(directory);
    CHECK_FALSE(add_carried(carried, {directory.string(), "/ocks/d"}));
}

TEST_CASE("the libraries that ldd names are found, and the kernel's own page is not one")
{
    const auto libraries = parse_ldd("\tlinux-vdso.so.1 (0x00007ffd)\n"
                                     "\tlibfoo.so.1 => /lib/x86_64-linux-gnu/libfoo.so.1 (0x00007f)\n"
                                     "\t/lib64/ld-linux-x86-64.so.2 (0x00007f)\n",
                                     "tool");
    REQUIRE(libraries);
    CHECK(*libraries == std::vector<std::string>{"/lib/x86_64-linux-gnu/libfoo.so.1", "/lib64/ld-linux-x86-64.so.2"});
    CHECK(parse_ldd("\tstatically linked\n", "tool")->empty());
}

TEST_CASE("a library that is missing is named before the boot, not in it")
{
    const auto libraries = parse_ldd("\tlibfoo.so.1 => not found\n", "tool");
    REQUIRE_FALSE(libraries);
    CHECK(to_string(libraries.error()) == "tool: needs libfoo.so.1 => not found");
}
