// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/payload.hpp"

#include "core/command.hpp"
#include "kernel/boot/archive.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <string>

using namespace ocks;

namespace {

/// ldd cannot read a program of another architecture, and must not be asked.
class NothingRuns : public Runner {
public:
    Result<Completed> run(const Command& command) override
    {
        return fail(Errc::denied, command.arguments.front(), "must not run");
    }
};

}  // namespace

TEST_CASE("a staged tree comes with a program of another architecture")
{
    const testing::Tree suite{
        {"/bin/ocks-cert", "program"},
        {"/root/usr/bin/ocks-cert", "stripped program"},
        {"/root/usr/lib/ld-linux-aarch64.so.1", "loader"},
    };
    NothingRuns runner;
    Archive archive;
    REQUIRE(add_program(archive, runner, (suite.path() / "bin/ocks-cert").string(), "/usr/bin/ocks-cert"));
    const std::string bytes = archive.bytes();
    CHECK(bytes.find("stripped program") != std::string::npos);
    CHECK(bytes.find("usr/lib/ld-linux-aarch64.so.1") != std::string::npos);
}

TEST_CASE("a staged tree without the program is not taken for one with it")
{
    const testing::Tree suite{{"/bin/ocks-cert", "program"}, {"/root/usr/lib/libc.so.6", "library"}};
    NothingRuns runner;
    Archive archive;
    const auto added = add_program(archive, runner, (suite.path() / "bin/ocks-cert").string(), "/usr/bin/ocks-cert");
    REQUIRE_FALSE(added);
    CHECK(added.error().code == Errc::absent);
}
