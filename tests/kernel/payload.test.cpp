// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/payload.hpp"

#include "core/command.hpp"
#include "kernel/boot/archive.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <string>
#include <utility>

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

/// A program of the host with the libraries that ldd is made to name; there is no strip(1).
class Lists : public Runner {
public:
    explicit Lists(std::string libraries) : m_libraries(std::move(libraries)) {}

    Result<Completed> run(const Command& command) override
    {
        if (command.arguments.front() != "ldd")
            return fail(Errc::absent, command.arguments.front(), "not found");
        Completed done{.exit_status = 0};
        done.output = m_libraries;
        return done;
    }

private:
    std::string m_libraries;
};

}  // namespace

TEST_CASE("what an image holds is what sha256sum says of it")
{
    const std::string digest(64, 'a');
    const auto held = parse_held(digest + "  usr/lib/libc.so.6\nnothing\n" + digest + "\n" + digest + "  \n");
    CHECK(held == HeldFiles{{"/usr/lib/libc.so.6", digest}});
}

TEST_CASE("a library that the image holds byte for byte is not carried a second time")
{
    const testing::Tree host{{"/bin/ocks-cert", "program"},
                             {"/bin/ocks-cert.spdx.json", "what it was built from"},
                             {"/lib/libsame.so.1", "same"},
                             {"/lib/libother.so.1", "other"}};
    const std::string lib = (host.path() / "lib").string();
    Lists runner{"\tlibsame.so.1 => " + lib + "/libsame.so.1 (0x1)\n\tlibother.so.1 => " + lib +
                 "/libother.so.1 (0x2)\n"};
    // sha256sum of "same"; the image's libother is another one.
    const HeldFiles held{{lib + "/libsame.so.1", "0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5"},
                         {lib + "/libother.so.1", "0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5"}};
    Archive archive;
    REQUIRE(add_program(archive, runner, (host.path() / "bin/ocks-cert").string(), "/usr/bin/ocks-cert", held));
    const std::string bytes = archive.bytes();
    CHECK(bytes.find("libsame.so.1") == std::string::npos);
    CHECK(bytes.find("libother.so.1") != std::string::npos);
    CHECK(bytes.find("usr/bin/ocks-cert") != std::string::npos);
    CHECK(bytes.find("usr/share/ocks/ocks-cert.spdx.json") != std::string::npos);
    CHECK(bytes.find("what it was built from") != std::string::npos);
}

TEST_CASE("a staged tree comes with a program of another architecture")
{
    const testing::Tree suite{
        {"/bin/ocks-cert", "program"},
        {"/root/usr/bin/ocks-cert", "stripped program"},
        {"/root/usr/lib/ld-linux-aarch64.so.1", "loader"},
    };
    NothingRuns runner;
    Archive archive;
    REQUIRE(add_program(archive, runner, (suite.path() / "bin/ocks-cert").string(), "/usr/bin/ocks-cert", {}));
    const std::string bytes = archive.bytes();
    CHECK(bytes.find("stripped program") != std::string::npos);
    CHECK(bytes.find("usr/lib/ld-linux-aarch64.so.1") != std::string::npos);
}

TEST_CASE("a staged tree without the program is not taken for one with it")
{
    const testing::Tree suite{{"/bin/ocks-cert", "program"}, {"/root/usr/lib/libc.so.6", "library"}};
    NothingRuns runner;
    Archive archive;
    const auto added =
        add_program(archive, runner, (suite.path() / "bin/ocks-cert").string(), "/usr/bin/ocks-cert", {});
    REQUIRE_FALSE(added);
    CHECK(added.error().code == Errc::absent);
}
