// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase kernel_supportable;
}

namespace {

Verdict judged(const Tree& tree)
{
    return Trial{cases::kernel_supportable, {"kernel", "kernel", {}}, {}, {}, {}, {}}.on(tree);
}

}  // namespace

TEST_CASE("an untainted kernel with modules of its own passes", "[case][kernel.supportable]")
{
    CHECK(judged(Tree{{"/proc/sys/kernel/tainted", "0\n"}, {"/sys/module/nvme/taint", "\n"}, {"/sys/module/rcu/x", ""}})
              .outcome == Outcome::pass);
}

TEST_CASE("a workaround for the firmware is no reason to fail; the bits beside it are", "[case][kernel.supportable]")
{
    CHECK(judged(Tree{{"/proc/sys/kernel/tainted", "2048\n"}, {"/sys/module/nvme/taint", "\n"}}).outcome ==
          Outcome::pass);
    for (const char* bit : {"1024\n", "4096\n"}) {
        const Tree tree{{"/proc/sys/kernel/tainted", bit}, {"/sys/module/nvme/taint", "\n"}};
        CHECK(judged(tree).outcome == Outcome::fail);
    }
}

TEST_CASE("a module without a signature fails, and both reasons name what was done", "[case][kernel.supportable]")
{
    const Tree tree{{"/proc/sys/kernel/tainted", "8192\n"}, {"/sys/module/softdog/taint", "E\n"}};
    CHECK(judged(tree) == Verdict{Outcome::fail,
                                  {},
                                  {"taint is unsigned module, must be none", "module is softdog (E), must be none"},
                                  {}});
}

TEST_CASE("a taint that cannot be read or understood is an error", "[case][kernel.supportable]")
{
    CHECK(judged(Tree{{"/sys/module/nvme/taint", "\n"}}).outcome == Outcome::error);
    CHECK(judged(Tree{{"/proc/sys/kernel/tainted", "E\n"}, {"/sys/module/nvme/taint", "\n"}}).outcome ==
          Outcome::error);
}
