// SPDX-License-Identifier: GPL-3.0-or-later
/// Packages, cores and threads, as hwloc sees them; and each package's CPU by what the kernel calls it.
///
///   /sys/devices/system/cpu/cpu0/topology/…     hwloc
///   /proc/cpuinfo    "vendor_id : GenuineIntel", "model name : …", "microcode : 0x2b000603"
///                    "CPU implementer : 0x48", "CPU part : 0xd01" on Arm
///                    "Model Name : Loongson-3C5000", "CPU Family : Loongson-64bit" on Loongson
///   /sys/devices/system/cpu/smt/control    "on", "off", "forceoff", "notsupported"
///
/// Documentation/admin-guide/cputopology.rst in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/architecture.hpp"
#include "probes/cpu_info.hpp"
#include "probes/cpu_list.hpp"
#include "probes/probe.hpp"
#include "probes/topology/discovery.hpp"
#include "probes/topology/package.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ocks::probes {
namespace {

/// The CPUs of each package. A machine that does not name its packages has all in one.
std::map<unsigned, std::vector<topology::Thread>> packages_of(const topology::Topology& topology)
{
    std::map<unsigned, std::vector<topology::Thread>> packages;
    for (const topology::Thread& thread : topology.threads)
        packages[thread.package.value_or(0)].push_back(thread);
    return packages;
}

/// Memory-less or not, nodes are counted by hwloc; CPUs that are there and switched off only the kernel knows.
Device describe_machine(const Sysroot& root, const topology::Topology& topology, std::vector<Note>& notes)
{
    Device device{.kind = "topology", .name = "topology", .properties = {}};
    device.properties.emplace("threads", std::uint64_t{topology.threads.size()});
    device.properties.emplace("numa_nodes", std::uint64_t{topology.numa_nodes});
    if (const auto cores = topology::count_cores(topology.threads); cores > 0)
        device.properties.emplace("cores", cores);
    if (std::ranges::any_of(topology.threads, [](const auto& thread) { return thread.package.has_value(); }))
        device.properties.emplace("packages", std::uint64_t{packages_of(topology).size()});
    if (auto architecture = architecture_of(root))
        device.properties.emplace("architecture", std::move(*architecture));
    constexpr std::string_view present_file = "/sys/devices/system/cpu/present";
    const auto present = root.read(present_file).and_then(parse_list);
    if (!present && present.error().code != Errc::absent)
        notes.push_back({"topology", std::string{present_file}, present.error().why});
    if (present) {
        std::vector<unsigned> offline = *present;
        std::erase_if(offline, [&](unsigned cpu) {
            return std::ranges::find(topology.threads, cpu, &topology::Thread::number) != topology.threads.end();
        });
        if (!offline.empty())
            device.properties.emplace("offline", to_cpu_list(offline));
    }
    Node(root, "/sys/devices/system/cpu", device, notes).text("smt/control", "smt");
    return device;
}

void observe_topology(const Sysroot& root, Inventory& inventory)
{
    const auto topology = topology::discover(root, inventory.notes);
    if (!topology) {
        if (topology.error().code != Errc::absent)
            inventory.notes.push_back({"topology", topology.error().where, topology.error().why});
        return;
    }
    const auto text = root.read("/proc/cpuinfo");
    if (!text && text.error().code != Errc::absent)
        inventory.notes.push_back({"topology", text.error().where, text.error().why});
    const std::string cpu_info = text.value_or("");  // what is parsed of it points into it
    topology::CpuInfos infos;
    for (CpuInfo& info : parse_cpu_info(cpu_info))
        infos.emplace(info.number, std::move(info));
    inventory.devices.push_back(describe_machine(root, *topology, inventory.notes));
    for (const auto& [number, threads] : packages_of(*topology))
        inventory.devices.push_back(topology::describe_package(number, threads, infos, inventory.notes));
}

}  // namespace

extern constinit const Probe topology{
    .id = "topology",
    .summary = "packages, cores and threads",
    .observe = observe_topology,
};

}  // namespace ocks::probes
