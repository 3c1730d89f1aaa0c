// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/port_use.hpp"

#include "core/text.hpp"
#include "suite/network/port.hpp"

#include <algorithm>
#include <vector>

namespace ocks {
namespace {

std::vector<std::string_view> words(std::string_view line)
{
    std::string_view rest = line;
    std::vector<std::string_view> found;
    while (!rest.empty()) {
        const auto begin = rest.find_first_not_of(" \t");
        if (begin == std::string_view::npos)
            break;
        rest.remove_prefix(begin);
        const auto end = std::min(rest.find_first_of(" \t"), rest.size());
        found.push_back(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    return found;
}

/// "0002000A" is 10.0.2.0: hexadecimal in the byte order of the machine, which is little on all that we support.
std::string dotted(std::string_view hexadecimal)
{
    const auto number = parse_hexadecimal(hexadecimal);
    if (!number)
        return std::string{hexadecimal};
    std::string text;
    for (unsigned shift = 0; shift < 32; shift += 8)
        text += (text.empty() ? "" : ".") + std::to_string((*number >> shift) & 0xffU);
    return text;
}

// eth0	0002000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
std::optional<std::string> route_through(std::string_view routes, const std::string& port)
{
    for (const std::string_view line : lines(routes)) {
        const auto fields = words(line);
        if (fields.size() > 1 && fields[0] == port)
            return "has a route to " + dotted(fields[1]);
    }
    return std::nullopt;
}

// fd000000000000000000000000000001 02 40 00 80     eth0     address, index, prefix, scope, flags, name
std::optional<std::string> global_address(std::string_view addresses, const std::string& port)
{
    constexpr std::string_view link_local = "20";
    for (const std::string_view line : lines(addresses)) {
        const auto fields = words(line);
        if (fields.size() > 5 && fields[5] == port && fields[3] != link_local)
            return "has the address " + std::string{fields[0]};
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> use_of_port(const Sysroot& root, const std::string& port)
{
    const std::string directory = "/sys/class/net/" + port;
    const auto entries = root.list(directory);
    if (!entries)
        return "cannot be looked at: " + entries.error().why;
    if (const auto master = root.link(directory + "/master"))
        return "is part of " + master->substr(master->rfind('/') + 1);
    // An upper device is a VLAN, a macvlan or the like: upper_eth0.10
    for (const std::string& entry : *entries) {
        if (entry.starts_with("upper_"))
            return "carries " + entry.substr(6);
    }
    if (const auto routes = root.read("/proc/net/route")) {
        if (auto route = route_through(*routes, port))
            return route;
    }
    if (const auto addresses = root.read("/proc/net/if_inet6"))
        return global_address(*addresses, port);
    return std::nullopt;
}

Result<void> check_idle(const Sysroot& root, const std::string& port)
{
    if (const auto use = use_of_port(root, port))
        return fail(Errc::denied, port, *use);
    if (const auto address = address_of(port))
        return fail(Errc::denied, port, "has the address " + *address);
    return {};
}

}  // namespace ocks
