// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/ethtool_socket.hpp"

#include "probes/net/netlink.hpp"
#include "probes/system_error.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <linux/ethtool.h>
#include <linux/ethtool_netlink.h>
#include <linux/netlink.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace ocks::ethtool {
namespace {

template <class T>
void append(std::string& bytes, const T& value)
{
    const auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
    bytes.append(raw.data(), raw.size());
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

Result<std::string> Socket::request(std::uint8_t message, const std::string& interface, std::string_view more)
{
    // All messages of ethtool begin with this header, under the number 1.
    const std::string name = interface + '\0';
    std::string attributes = netlink::attribute(ETHTOOL_A_LINKINFO_HEADER | NLA_F_NESTED,
                                                netlink::attribute(ETHTOOL_A_HEADER_DEV_NAME, name));
    attributes += more;
    return m_socket.request(message, attributes, interface);
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
