// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/ethtool_socket.hpp"

#include "probes/bytes.hpp"
#include "probes/net/netlink.hpp"
#include "probes/system_error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <linux/ethtool.h>
#include <linux/ethtool_netlink.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <vector>

namespace ocks::ethtool {
namespace {

constexpr std::size_t headers_bytes = sizeof(nlmsghdr) + sizeof(genlmsghdr);

template <class T>
void append(std::string& bytes, const T& value)
{
    const auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
    bytes.append(raw.data(), raw.size());
}

std::string message_of(std::uint16_t family, std::uint8_t command, std::string_view attributes)
{
    nlmsghdr header{};
    header.nlmsg_len = static_cast<std::uint32_t>(headers_bytes + attributes.size());
    header.nlmsg_type = family;
    header.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
    std::string bytes;
    append(bytes, header);
    append(bytes, genlmsghdr{.cmd = command, .version = 1, .reserved = 0});
    bytes += attributes;
    return bytes;
}

/// One datagram holds the reply, the next the acknowledgement; a refusal is an acknowledgement alone.
Result<std::string> exchange(const Descriptor& socket, const std::string& message, const std::string& where)
{
    if (::send(socket.number(), message.data(), message.size(), 0) < 0)
        return system_failure(where);
    std::string reply;
    std::vector<char> buffer(std::size_t{64} * 1024);
    for (;;) {
        const ssize_t count = ::recv(socket.number(), buffer.data(), buffer.size(), 0);
        if (count < 0)
            return system_failure(where);
        std::string_view rest{buffer.data(), static_cast<std::size_t>(count)};
        while (rest.size() >= sizeof(nlmsghdr)) {
            const Bytes bytes{rest};
            const std::size_t length = bytes.le32(offsetof(nlmsghdr, nlmsg_len));
            if (length < sizeof(nlmsghdr) || length > rest.size())
                return fail(Errc::malformed, where, "a netlink message is longer than it is");
            if (bytes.le16(offsetof(nlmsghdr, nlmsg_type)) == NLMSG_ERROR) {
                errno = -std::bit_cast<int>(bytes.le32(sizeof(nlmsghdr)));
                return errno == 0 ? Result<std::string>{std::move(reply)} : system_failure(where);
            }
            reply += bytes.part(headers_bytes, length - std::min(length, headers_bytes));
            rest.remove_prefix(std::min(rest.size(), (length + 3) & ~std::size_t{3}));
        }
    }
}

Result<std::string> ask(const std::string& interface, std::string bytes)
{
    ifreq request{};
    const Descriptor socket{::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    if (socket.number() < 0)
        return system_failure(interface);
    if (interface.size() >= IFNAMSIZ)
        return fail(Errc::malformed, interface, "not the name of an interface");
    std::memcpy(&request, interface.data(), interface.size());
    request.ifr_data = bytes.data();
    if (ioctl(socket.number(), SIOCETHTOOL, &request) != 0)
        return system_failure(interface);
    return bytes;
}

}  // namespace

Result<void> Socket::open()
{
    if (m_socket)
        return {};
    Descriptor socket{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_GENERIC)};
    // The kernel answers at once; a reply that is lost must not hang an inventory.
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    if (socket.number() < 0 || setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0)
        return system_failure("netlink");
    const std::string_view name{ETHTOOL_GENL_NAME, sizeof ETHTOOL_GENL_NAME};
    const auto reply =
        exchange(socket,
                 message_of(GENL_ID_CTRL, CTRL_CMD_GETFAMILY, netlink::attribute(CTRL_ATTR_FAMILY_NAME, name)),
                 "netlink");
    if (!reply)
        return Failure(reply.error());
    const auto attributes = netlink::attributes_of(*reply);
    const auto family = attributes ? netlink::number_of(netlink::find(*attributes, CTRL_ATTR_FAMILY_ID)) : std::nullopt;
    if (!family)
        return fail(Errc::malformed, "netlink", "the kernel does not tell the number of ethtool");
    m_family = static_cast<std::uint16_t>(*family);
    m_socket.emplace(std::move(socket));
    return {};
}

Result<std::string> Socket::request(std::uint8_t message, const std::string& interface, std::string_view more)
{
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    // All messages of ethtool begin with this header, under the number 1.
    const std::string name = interface + '\0';
    std::string attributes = netlink::attribute(ETHTOOL_A_LINKINFO_HEADER | NLA_F_NESTED,
                                                netlink::attribute(ETHTOOL_A_HEADER_DEV_NAME, name));
    attributes += more;
    return exchange(*m_socket, message_of(m_family, message, attributes), interface);
}

Result<std::string> driver_info(const std::string& interface)
{
    std::string bytes;
    append(bytes, std::uint32_t{ETHTOOL_GDRVINFO});
    bytes.resize(sizeof(ethtool_drvinfo), '\0');
    return ask(interface, std::move(bytes));
}

Result<std::string> permanent_address(const std::string& interface)
{
    constexpr std::uint32_t longest = 32;  // MAX_ADDR_LEN of the kernel
    std::string bytes;
    append(bytes, std::uint32_t{ETHTOOL_GPERMADDR});
    append(bytes, longest);
    bytes.resize(bytes.size() + longest, '\0');
    return ask(interface, std::move(bytes));
}

}  // namespace ocks::ethtool
