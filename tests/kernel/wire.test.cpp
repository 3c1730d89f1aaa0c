// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/wire.hpp"

#include "kernel/boot/boot.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using namespace ocks;

namespace {

std::string received(int end)
{
    std::array<char, 4096> frame{};
    pollfd watched{end, POLLIN, 0};
    if (poll(&watched, 1, 5000) <= 0)
        return "nothing";
    const ssize_t size = recv(end, frame.data(), frame.size(), MSG_DONTWAIT);
    return size < 0 ? "nothing" : std::string{frame.data(), static_cast<std::size_t>(size)};
}

}  // namespace

TEST_CASE("a wire carries frames both ways, each in one piece, and pads what is too short for Ethernet")
{
    auto wire = Wire::make();
    REQUIRE(wire);
    const Descriptor first{dup(wire->first_end())};
    const Descriptor second{dup(wire->second_end())};
    wire->carry();
    const std::string large(1514, 'a');
    REQUIRE(send(first.number(), large.data(), large.size(), 0) == 1514);
    REQUIRE(send(first.number(), "arp", 3, 0) == 3);
    CHECK(received(second.number()) == large);
    CHECK(received(second.number()) == "arp" + std::string(57, '\0'));
    REQUIRE(send(second.number(), large.data(), 61, 0) == 61);
    CHECK(received(first.number()) == large.substr(0, 61));
}

TEST_CASE("a machine inherits its wires behind its other ports")
{
    auto wire = Wire::make();
    REQUIRE(wire);
    auto machine = Machine::start({"/bin/sh", "-c", "[ -S /dev/fd/6 ] && [ -S /dev/fd/7 ] && echo both >&3"},
                                  "/dev/null",
                                  {wire->first_end(), wire->second_end()});
    REQUIRE(machine);
    wire->carry();
    const auto record = follow(std::move(*machine), {}, {}, {});
    CHECK(record.console == "both\n");
}
