// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sysroot.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <tuple>

using namespace ocks;
using ocks::testing::Tree;

TEST_CASE("a sysroot reads files below its root", "[sysroot]")
{
    const Tree tree{{"/sys/class/nvme/nvme0/model", "SAMSUNG\n"}};
    CHECK(tree.sysroot().read("/sys/class/nvme/nvme0/model") == "SAMSUNG\n");
}

TEST_CASE("of a file whose bytes are dear no more is read than is wanted", "[sysroot]")
{
    const std::string path = "/sys/bus/pci/devices/0000:00:01.0/config";
    const Tree tree{{path, "4abcdefgh"}};
    // The first byte says how many there are.
    const auto wanted = [](std::string_view so_far) -> std::size_t {
        return so_far.empty() ? 1 : static_cast<std::size_t>(so_far.front() - '0');
    };
    std::string seen;
    const auto root = Sysroot::open(tree.path().string(), [&](Access, std::string_view, const Answer& answer) {
        seen = answer ? answer->front() : "";
    });
    CHECK(root->read_beginning(path, wanted) == "4abc");
    CHECK(seen == "4abc");
    CHECK(root->read_beginning(path, [](std::string_view) { return std::size_t{100}; }) == "4abcdefgh");

    Snapshot recorded;
    recorded.record(Access::read, path, std::vector<std::string>{"4abcdefgh"});
    const Sysroot replay = Sysroot::replay(std::move(recorded), [&](Access, std::string_view, const Answer& answer) {
        seen = answer ? answer->front() : "";
    });
    CHECK(replay.read_beginning(path, wanted) == "4abc");
    CHECK(seen == "4abc");
    CHECK(replay.read_beginning(path, [](std::string_view) { return std::size_t{100}; }) == "4abcdefgh");
    CHECK(replay.read_beginning("/sys/gone", wanted).error().code == Errc::absent);
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
    const auto live =
        Sysroot::open("/", [&](Access, std::string_view path, const Answer&) { seen.emplace_back(path); });
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

TEST_CASE("a witness sees every answer, and a replay of what it saw answers alike", "[sysroot]")
{
    const Tree tree{{"/sys/class/net/eth0", "-> ../../devices/eth0"}, {"/sys/devices/eth0/mtu", "1500\n"}};
    Snapshot seen;
    const Sysroot root = tree.sysroot(
        [&](Access access, std::string_view path, const Answer& answer) { seen.record(access, path, answer); });
    const auto ask_all = [](const Sysroot& asked) {
        return std::tuple{asked.list("/sys/class/net"),
                          asked.link("/sys/class/net/eth0"),
                          asked.read("/sys/class/net/eth0/mtu"),
                          asked.read("/sys/class/net"),
                          asked.list("/sys/class/gone"),
                          asked.ask("ethtool/eth0/rings", [] { return Result<std::string>{"live"}; })};
    };
    const auto answers = ask_all(root);
    CHECK(seen.answers().size() == 6);
    CHECK(ask_all(Sysroot::replay(seen)) == answers);
}

TEST_CASE("a snapshot is opened as a directory is", "[sysroot]")
{
    const Tree tree{{"/a.snap", "ocks-snapshot 1\nread /sys/a = 1\nend 1\n"}, {"/b.snap", "GIF89a"}};
    const auto root = Sysroot::open((tree.path() / "a.snap").string());
    REQUIRE(root);
    CHECK_FALSE(root->is_live());
    CHECK(root->read("/sys/a") == "1\n");
    CHECK(root->read("/sys/b").error().code == Errc::absent);
    const std::string odd = (tree.path() / "b.snap").string();
    CHECK(Sysroot::open(odd).error() ==
          Error{Errc::malformed, odd + ":1", "is no snapshot: the first line is not \"ocks-snapshot 1\""});
    CHECK(Sysroot::open(odd + "x").error().code == Errc::absent);
}
