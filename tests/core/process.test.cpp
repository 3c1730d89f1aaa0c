// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command.hpp"
#include "core/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

using namespace ocks;
using namespace std::chrono_literals;

namespace {

Command shell(std::string script)
{
    return {.arguments = {"sh", "-c", std::move(script)}};
}

}  // namespace

TEST_CASE("a command's streams and exit status are kept apart", "[process]")
{
    const auto done = ProcessRunner{}.run(shell("echo out; echo err >&2; exit 7"));
    REQUIRE(done);
    CHECK(done->exit_status == 7);
    CHECK(done->output == "out\n");
    CHECK(done->errors == "err\n");
    CHECK_FALSE(done->timed_out);
}

TEST_CASE("input reaches the command, however much of it there is", "[process]")
{
    Command count{.arguments = {"wc", "-c"}};
    count.input.assign(1'000'000, 'x');
    CHECK(ProcessRunner{}.run(count)->output == "1000000\n");
}

TEST_CASE("a command that does not read its input is no harm", "[process]")
{
    Command deaf = shell("exit 0");
    deaf.input.assign(1'000'000, 'x');
    CHECK(ProcessRunner{}.run(deaf)->exit_status == 0);
}

TEST_CASE("at the deadline the whole process group is killed", "[process]")
{
    Command slow = shell("sleep 60 & sleep 60");
    slow.deadline = 200ms;
    const auto done = ProcessRunner{}.run(slow);
    REQUIRE(done);
    CHECK(done->timed_out);
    CHECK(done->duration < 5s);
    CHECK(to_string(*done, slow) == "no answer within 0.2 s");
}

TEST_CASE("a signal is told apart from an exit status", "[process]")
{
    const Command suicide = shell("kill -9 $$");
    const auto done = ProcessRunner{}.run(suicide);
    CHECK_FALSE(done->exit_status);
    CHECK(done->signal == 9);
    CHECK(to_string(*done, suicide) == "killed by signal 9");
}

TEST_CASE("output beyond the limit is dropped and said so", "[process]")
{
    Command flood = shell("head -c 100000 /dev/zero");
    flood.output_limit = 1000;
    const auto done = ProcessRunner{}.run(flood);
    CHECK(done->truncated);
    CHECK(done->output.size() == 1000);
    CHECK(done->exit_status == 0);
}

TEST_CASE("a grandchild that holds the streams open does not hold us", "[process]")
{
    const auto done = ProcessRunner{}.run(shell("sleep 60 & exit 0"));
    CHECK(done->exit_status == 0);
    CHECK(done->duration < 5s);
}

TEST_CASE("the environment of the caller does not reach a command", "[process]")
{
    setenv("OCKS_LEAK", "1", 1);
    CHECK(ProcessRunner{}.run({.arguments = {"env"}})->output.find("OCKS_LEAK") == std::string::npos);
    unsetenv("OCKS_LEAK");
}

TEST_CASE("a program that is not there is absent", "[process]")
{
    CHECK(ProcessRunner{}.run({.arguments = {"no-such-program"}}).error() ==
          Error{Errc::absent, "no-such-program", "no such program"});
}

TEST_CASE("a file is written whole, and read back within a limit", "[file]")
{
    const testing::Tree tree{{"/keep", "old"}};
    const std::string path = (tree.path() / "keep").string();
    REQUIRE(write_file(path, "new"));
    CHECK(read_file(path) == "new");
    CHECK(read_file(path, 2).error().code == Errc::malformed);
    CHECK(write_file((tree.path() / "no/such").string(), "x").error().code == Errc::absent);
    CHECK(read_file((tree.path() / "none").string()).error().code == Errc::absent);
}
