// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sysroot.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using ocks::testing::Tree;

TEST_CASE("a sysroot reads files below its root", "[sysroot]")
{
    const Tree tree{{"/sys/class/nvme/nvme0/model", "SAMSUNG\n"}};
    CHECK(tree.sysroot().read("/sys/class/nvme/nvme0/model") == "SAMSUNG\n");
}

TEST_CASE("no link leads out of a sysroot", "[sysroot]")
{
    const Tree tree{
        {"/sys/absolute", "-> /etc/hostname"},
        {"/sys/upward", "-> ../../../../../../../../etc/hostname"},
        {"/etc/hostname", "inside"},
    };
    CHECK(tree.sysroot().read("/sys/absolute") == "inside");
    CHECK(tree.sysroot().read("/sys/upward") == "inside");
}

TEST_CASE("what is not there is absent, and says where", "[sysroot]")
{
    const Tree tree{{"/sys/here", ""}};
    const auto missing = tree.sysroot().read("/sys/gone");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::absent);
    CHECK(missing.error().where == "/sys/gone");
}

TEST_CASE("only the real root is live", "[sysroot]")
{
    const Tree tree{};
    CHECK_FALSE(tree.sysroot().is_live());
    CHECK(Sysroot::open("/")->is_live());
}

TEST_CASE("a question is put to a live root alone, and what it is called is witnessed", "[sysroot]")
{
    std::vector<std::string> seen;
    const auto live = Sysroot::open("/", [&](std::string_view path) { seen.emplace_back(path); });
    REQUIRE(live);
    CHECK(live->ask("ethtool/eth0/rings", [] { return Result<std::string>{"bytes"}; }) == "bytes");
    CHECK(seen == std::vector<std::string>{"/answers/ethtool/eth0/rings"});
    const auto refused = live->ask("ethtool/eth1/rings", []() -> Result<std::string> {
        return fail(Errc::absent, "a socket", "Operation not supported");
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Error{Errc::absent, "/answers/ethtool/eth1/rings", "Operation not supported"});
}

TEST_CASE("a recording answers what was asked when it was made", "[sysroot]")
{
    const Tree tree{{"/answers/ethtool/eth0/rings", "recorded"}};
    bool asked = false;
    const auto question = [&]() -> Result<std::string> {
        asked = true;
        return "live";
    };
    CHECK(tree.sysroot().ask("ethtool/eth0/rings", question) == "recorded");
    const auto missing = tree.sysroot().ask("ethtool/eth1/rings", question);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::absent);
    CHECK_FALSE(asked);
}
