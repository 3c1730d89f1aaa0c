// SPDX-License-Identifier: GPL-3.0-or-later
/// NUMA nodes, with and without CPUs.
///
///   node0/cpulist     "0-15,32-47"; older kernels have only cpumap, "0000ffff,0000ffff"
///   node0/meminfo     "Node 0 MemTotal:       65707716 kB"
///   node0/distance    "10 21"
///   node0/access0/initiators/read_latency           "90", in ns, as ACPI's HMAT or a CXL device tells
///   node0/access0/initiators/read_bandwidth         "204800", in MiB/s
///   node0/access0/initiators/node0                  the node whose CPUs reach this one best
///   node0/memory_side_cache/index1/size             "17179869184"
///
/// Documentation/ABI/stable/sysfs-devices-node and Documentation/admin-guide/mm/numaperf.rst in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/cpu_list.hpp"
#include "probes/meminfo.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/devices/system/node";

bool is_node(std::string_view name)
{
    return name.starts_with("node") && parse_unsigned(name.substr(4)).has_value();
}

/// The node's CPUs; absent if neither form of the list is there.
Result<std::vector<unsigned>> read_cpus(const Sysroot& root, const std::string& path)
{
    const auto list = root.read(path + "/cpulist");
    if (list)
        return parse_list(*list);
    if (list.error().code != Errc::absent)
        return Failure(list.error());
    return root.read(path + "/cpumap").and_then(parse_cpu_map);
}

void read_memory(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto content = root.read(path + "/meminfo");
    const auto total = content.and_then([](const std::string& text) { return meminfo_field(text, "MemTotal"); });
    if (total)
        device.properties.emplace("memory_bytes", *total);
    else if (total.error().code != Errc::absent)
        notes.push_back({"numa", path + "/meminfo", total.error().why});
}

/// How fast the node's memory is for the CPUs that are nearest to it. Machines without HMAT do not say.
void read_performance(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const std::string access = below(path, "access0/initiators");
    std::string nearest;
    for (const std::string& name : entries(root, access, "numa", notes)) {
        if (is_node(name))
            nearest += (nearest.empty() ? "" : ",") + name;
    }
    if (!nearest.empty())
        device.properties.emplace("initiators", std::move(nearest));
    Node(root, access, device, notes)
        .number("read_latency", "read_latency_ns")
        .number("write_latency", "write_latency_ns")
        .number("read_bandwidth", "read_bandwidth_mibps")
        .number("write_bandwidth", "write_bandwidth_mibps");
    // Without a value in the table the kernel shows 0.
    for (const std::string_view property :
         {"read_latency_ns", "write_latency_ns", "read_bandwidth_mibps", "write_bandwidth_mibps"}) {
        if (number_of(device, property) == 0U)
            device.properties.erase(device.properties.find(property));
    }
}

void observe_nodes(const Sysroot& root, Inventory& inventory)
{
    std::set<unsigned> taken;
    for (const std::string& name : entries(root, directory, "numa", inventory.notes)) {
        if (!is_node(name))
            continue;
        const std::string path = std::string{directory} + "/" + name;
        Device device{.kind = "numa", .name = name, .properties = {}};
        if (const auto cpus = read_cpus(root, path)) {
            // Firmware has been seen to list all CPUs in each of eight nodes. A CPU is in one node: the first.
            if (std::ranges::any_of(*cpus, [&](unsigned cpu) { return taken.contains(cpu); })) {
                inventory.notes.push_back({"numa", path, "its CPUs are those of another node"});
                continue;
            }
            taken.insert(cpus->begin(), cpus->end());
            device.properties.emplace("cpus", to_cpu_list(*cpus));
        } else if (cpus.error().code != Errc::absent) {
            const bool was_read = cpus.error().code == Errc::malformed;
            inventory.notes.push_back({"numa", was_read ? path : cpus.error().where, cpus.error().why});
        }
        read_memory(root, path, device, inventory.notes);
        Node(root, path, device, inventory.notes)
            .text("distance", "distances")
            .number("memory_side_cache/index1/size", "memory_side_cache_bytes");
        read_performance(root, path, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe numa{
    .id = "numa",
    .summary = "NUMA nodes",
    .observe = observe_nodes,
};

}  // namespace ocks::probes
