// SPDX-License-Identifier: GPL-3.0-or-later
/// Packages, cores and threads, as hwloc sees them; and each package's CPU by what the kernel calls it.
///
///   /sys/devices/system/cpu/cpu0/topology/…     hwloc
///   /proc/cpuinfo    "vendor_id : GenuineIntel", "model name : …", "microcode : 0x2b000603"
///                    "CPU implementer : 0x48", "CPU part : 0xd01" on Arm
///
/// Documentation/admin-guide/cputopology.rst in the kernel.
#include "core/text.hpp"
#include "probes/architecture.hpp"
#include "probes/cpu_info.hpp"
#include "probes/cpu_list.hpp"
#include "probes/probe.hpp"
#include "probes/topology/discovery.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace ocks::probes {
namespace {

struct Field {
    std::string_view field = {};
    std::string_view property = {};
    Form form = Form::text;
};

constexpr auto fields = std::to_array<Field>({
    {"vendor_id", "vendor"},
    {"model name", "model"},
    {"cpu family", "family", Form::number},
    {"model", "model_number", Form::number},
    {"stepping", "stepping", Form::number},
    {"microcode", "microcode"},
    {"CPU implementer", "implementer"},
    {"CPU part", "part"},
    {"CPU variant", "variant"},
    {"CPU revision", "revision"},
});

using CpuInfos = std::map<unsigned, CpuInfo>;

/// What the CPUs of a package say, each word once. Packages with two kinds of cores say two things.
std::set<std::string_view>
said_by(const std::vector<topology::Thread>& threads, const CpuInfos& infos, std::string_view name)
{
    std::set<std::string_view> all;
    for (const topology::Thread& thread : threads) {
        const auto info = infos.find(thread.number);
        if (info != infos.end() && !info->second.field(name).empty())
            all.insert(info->second.field(name));
    }
    return all;
}

void name_package(const std::vector<topology::Thread>& threads,
                  const CpuInfos& infos,
                  Device& device,
                  std::vector<Note>& notes)
{
    for (const auto& [field, property, form] : fields) {
        const auto said = said_by(threads, infos, field);
        if (said.empty())
            continue;
        if (form == Form::text) {
            std::string text;
            for (const std::string_view word : said)
                text += (text.empty() ? "" : ",") + std::string{word};
            device.properties.emplace(property, std::move(text));
            continue;
        }
        const auto number = parse_unsigned(*said.begin());
        // POWER and IA-64 have texts under these names.
        if (said.size() == 1 && number)
            device.properties.emplace(property, *number);
        else if (said.size() > 1)
            notes.push_back({"topology",
                             "/proc/cpuinfo",
                             device.name + ", " + std::string{property} + ": the CPUs of the package differ"});
    }
    // CPUID leaf 1, ECX bit 31: real processors never set it, hypervisors and emulators do.
    if (const auto said = said_by(threads, infos, "flags"); !said.empty()) {
        const bool hypervisor = std::ranges::any_of(said, [](std::string_view flags) {
            const auto words = split(flags, ' ');
            return std::ranges::find(words, "hypervisor") != words.end();
        });
        device.properties.emplace("hypervisor", std::uint64_t{hypervisor ? 1U : 0U});
    }
    if (const auto implementer = text_of(device, "implementer"))
        device.properties.emplace("vendor", arm_implementer(*implementer));
}

std::uint64_t cores_of(const std::vector<topology::Thread>& threads)
{
    std::set<unsigned> cores;
    for (const topology::Thread& thread : threads) {
        if (thread.core)
            cores.insert(*thread.core);
    }
    return cores.size();
}

/// The CPUs of each package. A machine that does not name its packages has all in one.
std::map<unsigned, std::vector<topology::Thread>> packages_of(const topology::Topology& topology)
{
    std::map<unsigned, std::vector<topology::Thread>> packages;
    for (const topology::Thread& thread : topology.threads)
        packages[thread.package.value_or(0)].push_back(thread);
    return packages;
}

Device describe_package(unsigned number, const std::vector<topology::Thread>& threads)
{
    Device device{.kind = "cpu", .name = "cpu" + std::to_string(number), .properties = {}};
    std::vector<unsigned> online;
    std::ranges::transform(threads, std::back_inserter(online), &topology::Thread::number);
    device.properties.emplace("online", to_cpu_list(online));
    device.properties.emplace("threads", std::uint64_t{threads.size()});
    if (const auto cores = cores_of(threads); cores > 0)
        device.properties.emplace("cores", cores);
    return device;
}

/// Memory-less or not, nodes are counted by hwloc; CPUs that are there and switched off only the kernel knows.
Device describe_machine(const Sysroot& root, const topology::Topology& topology)
{
    Device device{.kind = "topology", .name = "topology", .properties = {}};
    device.properties.emplace("threads", std::uint64_t{topology.threads.size()});
    device.properties.emplace("numa_nodes", std::uint64_t{topology.numa_nodes});
    if (const auto cores = cores_of(topology.threads); cores > 0)
        device.properties.emplace("cores", cores);
    if (std::ranges::any_of(topology.threads, [](const auto& thread) { return thread.package.has_value(); }))
        device.properties.emplace("packages", std::uint64_t{packages_of(topology).size()});
    if (auto architecture = architecture_of(root))
        device.properties.emplace("architecture", std::move(*architecture));
    const auto present = root.read("/sys/devices/system/cpu/present").and_then(parse_list);
    if (present) {
        std::vector<unsigned> offline = *present;
        std::erase_if(offline, [&](unsigned cpu) {
            return std::ranges::find(topology.threads, cpu, &topology::Thread::number) != topology.threads.end();
        });
        if (!offline.empty())
            device.properties.emplace("offline", to_cpu_list(offline));
    }
    return device;
}

void observe_topology(const Sysroot& root, Inventory& inventory)
{
    const auto topology = topology::discover(root);
    if (!topology) {
        if (topology.error().code != Errc::absent)
            inventory.notes.push_back({"topology", topology.error().where, topology.error().why});
        return;
    }
    const auto text = root.read("/proc/cpuinfo");
    if (!text && text.error().code != Errc::absent)
        inventory.notes.push_back({"topology", text.error().where, text.error().why});
    const std::string cpu_info = text.value_or("");  // what is parsed of it points into it
    CpuInfos infos;
    for (CpuInfo& info : parse_cpu_info(cpu_info))
        infos.emplace(info.number, std::move(info));
    inventory.devices.push_back(describe_machine(root, *topology));
    for (const auto& [number, threads] : packages_of(*topology)) {
        Device device = describe_package(number, threads);
        name_package(threads, infos, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe topology{
    .id = "topology",
    .summary = "packages, cores and threads",
    .observe = observe_topology,
};

}  // namespace ocks::probes
