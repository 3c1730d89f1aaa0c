// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/packages.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using ocks::testing::Tree;

namespace {

struct Seen {
    Device device{"os", "os", {}};
    std::vector<Note> notes = {};
};

Seen seen(const Tree& tree)
{
    Seen all;
    read_package_set(tree.sysroot(), all.device, all.notes);
    return all;
}

}  // namespace

TEST_CASE("dpkg's packages are those that are installed whole, in order", "[os]")
{
    CHECK(packages_of_dpkg(read_file(std::string{OCKS_SOURCE} + "/tests/fuzz/packages/dpkg").value()) ==
          "adduser 3.134 all\nzlib1g 1:1.2.13.dfsg-1 amd64\n");
    CHECK(packages_of_dpkg("Package: a\nStatus: install ok half-installed\nVersion: 1\nArchitecture: all\n").empty());
    CHECK(packages_of_dpkg("Package: a b\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n").empty());
    CHECK(packages_of_dpkg("Package: a\nStatus: install ok installed\nArchitecture: all\n").empty());
    CHECK(packages_of_dpkg("").empty());
}

TEST_CASE("a set of packages is told by its number and its hash, whoever keeps it", "[os]")
{
    const std::string set = "bash 5.2.15-9.ocs23 x86_64\ngpg-pubkey 1-1 (none)\nglibc 2.38-36.ocs23 x86_64\n";
    CHECK(package_set(set) == "bash 5.2.15-9.ocs23 x86_64\nglibc 2.38-36.ocs23 x86_64\ngpg-pubkey 1-1 (none)\n");

    const Seen rpm = seen(Tree{{"/answers/package_versions", "rpm\n" + package_set(set)}});
    CHECK(rpm.notes.empty());
    CHECK(rpm.device.properties == std::map<std::string, Value, std::less<>>{
                                       {"package_manager", "rpm"},
                                       {"packages", std::uint64_t{3}},
                                       {"packages_sha256", sha256(package_set(set))},
                                   });
    CHECK(text_of(seen(Tree{{"/answers/package_versions", "dpkg\n"}}).device, "package_manager") == "dpkg");
}

TEST_CASE("no package manager is no news, and an answer that is no set is noted", "[os]")
{
    const Seen none = seen(Tree{{"/proc/uptime", "1 1\n"}});
    CHECK(none.device.properties.empty());
    CHECK(none.notes.empty());
    for (const std::string_view answer : {"", "rpm", "pacman\na 1 x\n", "rpm\nb 1 x\na 1 x\n", "rpm\na 1\n"}) {
        CAPTURE(answer);
        const Seen bad = seen(Tree{{"/answers/package_versions", answer}});
        CHECK(bad.device.properties.empty());
        CHECK(bad.notes == std::vector<Note>{{"os", "/answers/package_versions", "is no set of packages"}});
    }
}
