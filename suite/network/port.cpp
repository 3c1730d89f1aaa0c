// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/port.hpp"

#include "core/descriptor.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <ifaddrs.h>
#include <limits>
#include <linux/ethtool.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace ocks {
namespace {

Failure refused(const std::string& port)
{
    const Errc code = errno == ENODEV ? Errc::absent : errno == EPERM ? Errc::denied : Errc::io;
    return fail(code, port, std::strerror(errno));
}

/// One of the old requests of netdevice(7), which every kernel has.
Result<ifreq> ask(const std::string& port, unsigned long request, ifreq question)
{
    if (port.size() >= IFNAMSIZ)
        return fail(Errc::malformed, port, "not the name of a port");
    std::ranges::copy(port, static_cast<char*>(question.ifr_name));
    const Descriptor socket{::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    if (socket.number() < 0 || ioctl(socket.number(), request, &question) != 0)
        return refused(port);
    return question;
}

Result<unsigned> flags_of(const std::string& port)
{
    const auto answer = ask(port, SIOCGIFFLAGS, {});
    if (!answer)
        return Failure(answer.error());
    return static_cast<unsigned short>(answer->ifr_flags);
}

Result<void> set_inet(const std::string& port, unsigned long request, const std::string& text)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    if (inet_pton(AF_INET, text.c_str(), &address.sin_addr) != 1)
        return fail(Errc::malformed, text, "not an IPv4 address");
    ifreq question{};
    std::memcpy(&question.ifr_addr, &address, sizeof address);
    const auto answer = ask(port, request, question);
    return answer ? Result<void>{} : Failure(answer.error());
}

/// rtnetlink(7): "put this link into the namespace of that process".
struct MoveRequest {
    nlmsghdr header;
    ifinfomsg link;
    rtattr attribute;
    std::uint32_t process;
};

struct MoveAnswer {
    nlmsghdr header;
    nlmsgerr error;
};

}  // namespace

Result<bool> is_up(const std::string& port)
{
    const auto flags = flags_of(port);
    if (!flags)
        return Failure(flags.error());
    return (*flags & IFF_UP) != 0;
}

Result<void> set_up(const std::string& port, bool up)
{
    const auto flags = flags_of(port);
    if (!flags)
        return Failure(flags.error());
    ifreq question{};
    const unsigned wanted = up ? *flags | IFF_UP : *flags & ~unsigned{IFF_UP};
    question.ifr_flags = static_cast<short>(wanted);
    const auto answer = ask(port, SIOCSIFFLAGS, question);
    return answer ? Result<void>{} : Failure(answer.error());
}

Result<bool> has_carrier(const std::string& port)
{
    const auto flags = flags_of(port);
    if (!flags)
        return Failure(flags.error());
    // Not IFF_RUNNING: a port that has just been set up counts as running until the kernel's link watch has looked at
    // it, which it does once a second (net/core/link_watch.c).
    ethtool_value link{.cmd = ETHTOOL_GLINK, .data = 0};
    ifreq question{};
    question.ifr_data = reinterpret_cast<char*>(&link);
    const auto answer = ask(port, SIOCETHTOOL, question);
    if (!answer)
        return Failure(answer.error());
    return (*flags & IFF_UP) != 0 && link.data != 0;
}

Result<bool> wait_for_carrier(const std::string& port, std::chrono::milliseconds deadline)
{
    const Descriptor events{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)};
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK;
    if (events.number() < 0 || bind(events.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return refused(port);
    const auto until = std::chrono::steady_clock::now() + deadline;
    for (;;) {
        auto carrier = has_carrier(port);
        const auto now = std::chrono::steady_clock::now();
        if (!carrier || *carrier || now >= until)
            return carrier;
        pollfd file{events.number(), POLLIN, 0};
        // An event comes up to a second after the link: look again in any case.
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - now).count() + 1;
        if (poll(&file, 1, static_cast<int>(std::min<decltype(left)>(left, 100))) > 0) {
            std::array<char, 8192> event{};
            (void)!recv(events.number(), event.data(), event.size(), MSG_DONTWAIT);
        }
    }
}

Result<bool> set_mtu(const std::string& port, std::uint64_t bytes)
{
    if (bytes > std::numeric_limits<int>::max())
        return false;
    ifreq question{};
    question.ifr_mtu = static_cast<int>(bytes);
    const auto answer = ask(port, SIOCSIFMTU, question);
    if (answer)
        return true;
    // Too long for the driver: net/core/dev.c, dev_validate_mtu().
    const bool is_too_long = errno == EINVAL || errno == EOPNOTSUPP;
    return is_too_long ? Result<bool>{false} : Failure(answer.error());
}

Result<void> set_address(const std::string& port, const std::string& address)
{
    if (auto set = set_inet(port, SIOCSIFADDR, address); !set)
        return set;
    return set_inet(port, SIOCSIFNETMASK, "255.255.255.252");
}

std::optional<std::string> address_of(const std::string& port)
{
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0)
        return "cannot be known";
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner{list, freeifaddrs};
    for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next) {
        if (port != each->ifa_name || each->ifa_addr == nullptr)
            continue;
        std::array<char, INET6_ADDRSTRLEN> text{};
        if (each->ifa_addr->sa_family == AF_INET) {
            sockaddr_in address{};
            std::memcpy(&address, each->ifa_addr, sizeof address);
            return inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
        }
        if (each->ifa_addr->sa_family == AF_INET6) {
            sockaddr_in6 address{};
            std::memcpy(&address, each->ifa_addr, sizeof address);
            if (!IN6_IS_ADDR_LINKLOCAL(&address.sin6_addr))
                return inet_ntop(AF_INET6, &address.sin6_addr, text.data(), text.size());
        }
    }
    return std::nullopt;
}

Result<void> move_port(const std::string& port, pid_t process)
{
    const unsigned index = if_nametoindex(port.c_str());
    if (index == 0)
        return refused(port);
    const Descriptor socket{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)};
    if (socket.number() < 0)
        return refused(port);
    MoveRequest request{};
    request.header = {sizeof request, RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK, 1, 0};
    request.link.ifi_family = AF_UNSPEC;
    request.link.ifi_index = static_cast<int>(index);
    request.attribute = {sizeof(rtattr) + sizeof(std::uint32_t), IFLA_NET_NS_PID};
    request.process = static_cast<std::uint32_t>(process);
    if (send(socket.number(), &request, sizeof request, 0) != static_cast<ssize_t>(sizeof request))
        return refused(port);
    // The answer repeats the request behind the error, which is cut off here.
    MoveAnswer answer{};
    const ssize_t count = recv(socket.number(), &answer, sizeof answer, 0);
    if (count < static_cast<ssize_t>(sizeof answer) || answer.header.nlmsg_type != NLMSG_ERROR)
        return fail(Errc::io, port, "the kernel did not say whether it moved");
    if (answer.error.error != 0)
        return fail(Errc::io, port, std::string{"cannot be moved: "} + std::strerror(-answer.error.error));
    return {};
}

//   eth0: 1296 12 0 0 0 0 0 0 1006 13 0 0 0 0 0 0      received bytes first, sent bytes ninth
Result<PortBytes> parse_net_dev(std::string_view text, std::string_view port)
{
    for (const std::string_view line : lines(text)) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || trimmed(line.substr(0, colon)) != port)
            continue;
        std::vector<std::string_view> fields = split(line.substr(colon + 1), ' ');
        std::erase(fields, std::string_view{});
        if (fields.size() < 9)
            break;
        const auto received = parse_unsigned(fields[0]);
        const auto sent = parse_unsigned(fields[8]);
        if (!received || !sent)
            break;
        return PortBytes{*received, *sent};
    }
    return fail(Errc::malformed, "/proc/net/dev", "says nothing of " + std::string{port});
}

}  // namespace ocks
