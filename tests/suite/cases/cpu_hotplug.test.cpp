// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::overwrite;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase cpu_hotplug;
}

namespace {

#define CPU "/sys/devices/system/cpu/"

struct Server {
    Tree tree{{CPU "online", "0-2\n"}, {CPU "cpu1/online", "1\n"}, {CPU "cpu2/online", "1\n"}};
    std::vector<std::string> written;

    Verdict judged(const std::string& cpus, const Control& control)
    {
        const Device device{"topology", "topology", {{"threads", std::uint64_t{3}}}};
        const Trial trial{cases::cpu_hotplug,
                          device,
                          {{"cpus", cpus}, {"patience_seconds", "0"}},
                          {},
                          {},
                          {},
                          [&](const std::string& path, std::string_view value) {
                              written.push_back(path.substr(std::string_view{CPU}.size()) + "=" + std::string{value});
                              return control(path, value);
                          }};
        return trial.on(tree);
    }
};

}  // namespace

TEST_CASE("each CPU that has a switch leaves and comes back, from the last to the first", "[case][cpu.hotplug]")
{
    Server server;
    const auto works = [&](const std::string& path, std::string_view value) {
        return overwrite(server.tree, path, value);
    };
    CHECK(server.judged("8", works).outcome == Outcome::pass);
    CHECK(server.written ==
          std::vector<std::string>{"cpu2/online=0", "cpu2/online=1", "cpu1/online=0", "cpu1/online=1"});
}

TEST_CASE("the profile says how many are enough", "[case][cpu.hotplug]")
{
    Server server;
    const auto works = [&](const std::string& path, std::string_view value) {
        return overwrite(server.tree, path, value);
    };
    CHECK(server.judged("1", works).outcome == Outcome::pass);
    CHECK(server.written == std::vector<std::string>{"cpu2/online=0", "cpu2/online=1"});
}

TEST_CASE("a CPU that the kernel cannot let go fails with the kernel's word for it", "[case][cpu.hotplug]")
{
    Server server;
    const auto busy = [&](const std::string& path, std::string_view value) {
        return value == "0" ? fail(Errc::io, path, "Device or resource busy") : overwrite(server.tree, path, value);
    };
    CHECK(server.judged("1", busy) ==
          Verdict{Outcome::fail, {}, {"cycle is cpu2 does not go offline: Device or resource busy, must be done"}, {}});
}

TEST_CASE("a CPU that does not come back fails twice: by its cycle and by the count", "[case][cpu.hotplug]")
{
    Server server;
    const auto one_way = [&](const std::string& path, std::string_view value) {
        return value == "0" ? overwrite(server.tree, path, value) : Result<void>{};
    };
    CHECK(
        server.judged("1", one_way).reasons ==
        std::vector<std::string>{"cycle is cpu2 is not online after 0 ms, must be done", "lost_cpus is 1, must be 0"});
}

TEST_CASE("a kernel without switches is an error: nothing was shown", "[case][cpu.hotplug]")
{
    Server server;
    (void)overwrite(server.tree, CPU "online", "0\n");
    CHECK(server.judged("8", [](const std::string&, std::string_view) { return Result<void>{}; }).outcome ==
          Outcome::error);
    CHECK(server.written.empty());
}
