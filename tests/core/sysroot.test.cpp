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
