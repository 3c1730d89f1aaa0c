// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/generic_socket.hpp"

#include "probes/bytes.hpp"
#include "probes/net/netlink.hpp"
#include "probes/system_error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <utility>
#include <vector>

namespace ocks::netlink {
namespace {

constexpr std::size_t headers_bytes = sizeof(nlmsghdr) + sizeof(genlmsghdr);

template <class T>
void append(std::string& bytes, const T& value)
{
    const auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
    bytes.append(raw.data(), raw.size());
}

std::string message_of(std::uint16_t family, std::uint16_t flags, std::uint8_t command, std::string_view attributes)
{
    nlmsghdr header{};
    header.nlmsg_len = static_cast<std::uint32_t>(headers_bytes + attributes.size());
    header.nlmsg_type = family;
    header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    std::string bytes;
    append(bytes, header);
    append(bytes, genlmsghdr{.cmd = command, .version = 1, .reserved = 0});
    bytes += attributes;
    return bytes;
}

/// One datagram holds the reply, the next the acknowledgement; a refusal is an acknowledgement alone. Many replies end
/// with a message of their own, which has the same form.
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
            const unsigned type = bytes.le16(offsetof(nlmsghdr, nlmsg_type));
            if (type == NLMSG_ERROR || type == NLMSG_DONE) {
                errno = -std::bit_cast<int>(bytes.le32(sizeof(nlmsghdr)));
                return errno == 0 ? Result<std::string>{std::move(reply)} : system_failure(where);
            }
            reply += bytes.part(headers_bytes, length - std::min(length, headers_bytes));
            rest.remove_prefix(std::min(rest.size(), (length + 3) & ~std::size_t{3}));
        }
    }
}

}  // namespace

Result<void> GenericSocket::open()
{
    if (m_socket)
        return {};
    Descriptor socket{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_GENERIC)};
    // The kernel answers at once; a reply that is lost must not hang an inventory.
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    if (socket.number() < 0 || setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0)
        return system_failure("netlink");
    const auto question = attribute(CTRL_ATTR_FAMILY_NAME, m_name + '\0');
    const auto reply =
        exchange(socket, message_of(GENL_ID_CTRL, NLM_F_ACK, CTRL_CMD_GETFAMILY, question), "netlink " + m_name);
    if (!reply)
        return Failure(reply.error());
    const auto attributes = attributes_of(*reply);
    const auto family = attributes ? number_of(find(*attributes, CTRL_ATTR_FAMILY_ID)) : std::nullopt;
    if (!family)
        return fail(Errc::malformed, "netlink", "the kernel does not tell the number of " + m_name);
    m_family = static_cast<std::uint16_t>(*family);
    m_socket.emplace(std::move(socket));
    return {};
}

Result<std::string>
GenericSocket::ask(std::uint16_t flags, std::uint8_t command, std::string_view attributes, const std::string& where)
{
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    return exchange(*m_socket, message_of(m_family, flags, command, attributes), where);
}

Result<std::string> GenericSocket::request(std::uint8_t command, std::string_view attributes, const std::string& where)
{
    return ask(NLM_F_ACK, command, attributes, where);
}

Result<std::string> GenericSocket::dump(std::uint8_t command, const std::string& where)
{
    return ask(NLM_F_DUMP, command, {}, where);
}

}  // namespace ocks::netlink
