// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/listener.hpp"

#include "core/text.hpp"

#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace ocks::http {
namespace {

struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Result<Addresses> resolve(const Address& address)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
    addrinfo* list = nullptr;
    const int code = getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &list);
    if (code != 0 || list == nullptr)
        return fail(Errc::malformed, address.host, "not a numeric IPv4 or IPv6 address");
    return Addresses{list};
}

Failure refused(const Address& address)
{
    const int error = errno;
    return fail(error == EACCES ? Errc::denied : Errc::io, to_string(address), std::strerror(error));
}

Result<std::uint16_t> port_of(const Descriptor& socket, const Address& address)
{
    std::string digits(NI_MAXSERV, '\0');
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    auto* generic = reinterpret_cast<sockaddr*>(&bound);  // NOLINT(*-reinterpret-cast): how sockets are
    if (getsockname(socket.number(), generic, &size) != 0 ||
        getnameinfo(generic, size, nullptr, 0, digits.data(), NI_MAXSERV, NI_NUMERICSERV) != 0)
        return refused(address);
    return parse_unsigned(digits.c_str()).transform([](std::uint64_t port) {
        return static_cast<std::uint16_t>(port);
    });
}

}  // namespace

Result<Address> parse_address(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return fail(Errc::malformed, std::string{text}, "not ADDRESS:PORT");
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos)
        return fail(Errc::malformed, std::string{text}, "an IPv6 address stands in brackets: [::1]:8080");
    const auto port = parse_unsigned(text.substr(colon + 1));
    if (!port || *port > std::numeric_limits<std::uint16_t>::max())
        return fail(Errc::malformed, std::string{text}, "not a port between 0 and 65535");
    Address address{.host = std::string{host}, .port = static_cast<std::uint16_t>(*port)};
    if (auto known = resolve(address); !known)
        return fail(Errc::malformed, std::string{text}, known.error().why);
    return address;
}

std::string to_string(const Address& address)
{
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    return (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

Result<Listener> listen_on(const Address& address)
{
    const auto resolved = resolve(address);
    if (!resolved)
        return Failure(resolved.error());
    const addrinfo& target = **resolved;
    Descriptor socket{::socket(target.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (socket.number() < 0)
        return refused(address);
    const int on = 1;
    setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(socket.number(), target.ai_addr, target.ai_addrlen) != 0 || listen(socket.number(), SOMAXCONN) != 0)
        return refused(address);
    const auto port = port_of(socket, address);
    if (!port)
        return Failure(port.error());
    return Listener{.socket = std::move(socket), .address = {.host = address.host, .port = *port}};
}

}  // namespace ocks::http
