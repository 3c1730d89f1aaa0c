// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/nodes.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace ocks {
namespace {

constexpr std::string_view nodes = "/sys/devices/system/node";
constexpr std::uint64_t page = 4096;

Result<std::vector<unsigned>> read_list(const Sysroot& root, const std::string& path)
{
    const auto text = root.read(path);
    return text ? parse_list(*text) : Failure(text.error());
}

/// A kernel without NUMA: all memory is alike, and so are the CPUs.
Result<std::vector<MemoryNode>> single_node(const Sysroot& root)
{
    const auto text = root.read("/proc/meminfo");
    const auto free = text ? parse_mem_free(*text) : Failure(text.error());
    const auto cpus = read_list(root, "/sys/devices/system/cpu/online");
    if (!free)
        return Failure(free.error());
    if (!cpus)
        return Failure(cpus.error());
    return std::vector<MemoryNode>{{std::nullopt, *cpus, *free}};
}

}  // namespace

// MemFree:        23000000 kB      or      Node 0 MemFree:          500000 kB
Result<std::uint64_t> parse_mem_free(std::string_view text)
{
    constexpr std::string_view key = "MemFree:";
    for (const std::string_view line : lines(text)) {
        const auto place = line.find(key);
        if (place == std::string_view::npos || !line.ends_with(" kB"))
            continue;
        const std::string_view rest = line.substr(place + key.size());
        const auto kilobytes = parse_unsigned(trimmed(rest.substr(0, rest.size() - 3)));
        if (kilobytes && *kilobytes <= std::numeric_limits<std::uint64_t>::max() / 1024)
            return *kilobytes * 1024;
    }
    return fail(Errc::malformed, "meminfo", "does not say how much memory is free");
}

Result<std::vector<MemoryNode>> memory_nodes(const Sysroot& root)
{
    const auto numbers = read_list(root, std::string{nodes} + "/has_memory");
    if (!numbers)
        return single_node(root);
    std::vector<MemoryNode> found;
    for (const unsigned number : *numbers) {
        const std::string directory = std::string{nodes} + "/node" + std::to_string(number);
        const auto text = root.read(directory + "/meminfo");
        const auto free = text ? parse_mem_free(*text) : Failure(text.error());
        const auto cpus = read_list(root, directory + "/cpulist");
        if (!free)
            return fail(free.error().code, directory + "/meminfo", free.error().why);
        if (!cpus)
            return Failure(cpus.error());
        found.push_back({number, *cpus, *free});
    }
    return found;
}

std::vector<MemoryOrder> memory_orders(const MemoryNode& node, std::uint64_t share_percent, std::uint64_t reserve_bytes)
{
    const std::uint64_t usable = node.free_bytes - std::min(node.free_bytes, reserve_bytes);
    const std::uint64_t target = usable / 100 * std::min<std::uint64_t>(share_percent, 100);
    const std::uint64_t count = std::max<std::uint64_t>(node.cpus.size(), 1);
    const std::uint64_t bytes = target / count / page * page;
    std::vector<MemoryOrder> orders;
    if (bytes == 0)
        return orders;
    for (const unsigned cpu : node.cpus)
        orders.push_back({node.number, cpu, bytes});
    if (orders.empty())
        orders.push_back({node.number, std::nullopt, bytes});
    return orders;
}

}  // namespace ocks
