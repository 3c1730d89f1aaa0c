// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/os_release.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe os;
}  // namespace ocks::probes

namespace {

Inventory observed(const Tree& tree)
{
    return observe(tree.sysroot(), std::array{&probes::os});
}

}  // namespace

TEST_CASE("the distribution is named, with how strict it is", "[probe][os]")
{
    const Tree tree{
        {"/etc/os-release", "-> ../usr/lib/os-release"},
        {"/usr/lib/os-release",
         "NAME=\"OpenCloudOS Stream\"\nVERSION=\"23\"\nID=\"opencloudos\"\nVERSION_ID=\"23\"\nVARIANT_ID=server\n"},
        {"/sys/fs/selinux/enforce", "1"},
        {"/proc/sys/crypto/fips_enabled", "0\n"},
    };
    const Device expected{"os",
                          "os",
                          {{"id", "opencloudos"},
                           {"name", "OpenCloudOS Stream"},
                           {"version", "23"},
                           {"version_id", "23"},
                           {"variant", "server"},
                           {"selinux", "enforcing"},
                           {"fips", std::uint64_t{0}}}};
    CHECK(observed(tree) == Inventory{{expected}, {}});
}

TEST_CASE("the vendor's file is read where the administrator has none", "[probe][os]")
{
    const Tree tree{{"/usr/lib/os-release", "ID=debian\n"}, {"/sys/fs/selinux/enforce", "0"}};
    CHECK(observed(tree) == Inventory{{{"os", "os", {{"id", "debian"}, {"selinux", "permissive"}}}}, {}});
}

TEST_CASE("what names no system is noted, and a machine without a file has no such device", "[probe][os]")
{
    CHECK(observed(Tree{{"/etc/os-release", "ID=\"debian\nNAME=\n"}}) ==
          Inventory{{}, {{"os", "/etc/os-release", "names no operating system"}}});
    CHECK(observed(Tree{{"/etc/os-release", "ID=debian\n"}, {"/sys/fs/selinux/enforce", "yes"}}) ==
          Inventory{{{"os", "os", {{"id", "debian"}}}}, {{"os", "/sys/fs/selinux/enforce", "neither 0 nor 1"}}});
    CHECK(observed(Tree{{"/proc/uptime", "1 1\n"}}).devices.empty());
}

TEST_CASE("a container is called by the name of what made it", "[probe][os]")
{
    const auto container = [](const Tree& tree) {
        return std::string{text_of(observed(tree).devices.at(0), "container").value_or("")};
    };
    CHECK(container(Tree{{"/etc/os-release", "ID=x\n"}}).empty());
    CHECK(container(Tree{{"/etc/os-release", "ID=x\n"}, {"/.dockerenv", ""}}) == "docker");
    CHECK(container(Tree{{"/etc/os-release", "ID=x\n"}, {"/run/systemd/container", "lxc\n"}, {"/.dockerenv", ""}}) ==
          "lxc");
}

TEST_CASE("values are read as a shell reads them", "[os]")
{
    using Values = std::map<std::string, std::string, std::less<>>;
    CHECK(os_release_of("# a comment\nID=debian\nID=ocks\n") == Values{{"ID", "ocks"}});
    CHECK(os_release_of("NAME=\"a \\\"b\\\" \\$c \\d\"\n") == Values{{"NAME", "a \"b\" $c \\d"}});
    CHECK(os_release_of("NAME='a \\$c'\nVERSION=\n") == Values{{"NAME", "a \\$c"}, {"VERSION", ""}});
    CHECK(os_release_of("A=\"\nB='x\nC=a b\nD=$(reboot)\nE=\"a\"b\"\nid=x\n=x\nnothing\n").empty());
}
