// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/monitor.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;
using namespace std::string_literals;

TEST_CASE("events of the machine are kept with what they are about")
{
    MonitorReader reader;
    const MonitorNews news = reader.feed(
        R"({"timestamp": {"seconds": 1, "microseconds": 2}, "event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-reset"}})"
        "\r\n"
        R"({"event": "WATCHDOG", "data": {"action": "reset"}})"
        "\r\n"
        R"({"event": "DEVICE_DELETED", "data": {"device": "drive0", "path": "/machine/peripheral/drive0"}})"
        "\r\n"
        R"({"event": "STOP"})"
        "\r\n");
    CHECK(news.refusals.empty());
    CHECK(news.events ==
          std::vector<MachineEvent>{
              {"SHUTDOWN", "guest-reset"}, {"WATCHDOG", "reset"}, {"DEVICE_DELETED", "drive0"}, {"STOP", ""}});
}

TEST_CASE("a refusal is a refusal in either of the two monitors")
{
    MonitorReader reader;
    CHECK(reader
              .feed(R"({"error": {"class": "GenericError", "desc": "Device 'x' not found"}})"
                    "\n")
              .refusals == std::vector{"Device 'x' not found"s});
    CHECK(reader
              .feed(R"({"return": "invalid error status value\r\n"})"
                    "\n")
              .refusals == std::vector{"invalid error status value"s});
    CHECK(reader.feed(R"({"return": "OK id: slot1 root bus: pcie.0, bus: 0 devfn: 2.0\r\n"})"
                      "\n") == MonitorNews{});
    CHECK(reader.feed("{\"return\": {}}\n{\"return\": \"\"}\nnonsense\n[1]\n{\"error\": 1}\n").refusals ==
          std::vector{"refused"s});
}

TEST_CASE("a line that comes in pieces is one line")
{
    MonitorReader reader;
    CHECK(reader.feed(R"({"event": "RE)") == MonitorNews{});
    CHECK(reader.feed("SET\"}\n").events == std::vector<MachineEvent>{{"RESET", ""}});
}

TEST_CASE("a command of the human monitor is quoted")
{
    CHECK(to_line(human_command("mce \"0\"")) ==
          R"({"execute": "human-monitor-command", "arguments": {"command-line":"mce \"0\""}})"
          "\n");
}
