// SPDX-License-Identifier: GPL-3.0-or-later
/// Memory that the host cannot read: what the processors can, what KVM offers, and whether this machine is such a
/// guest.
///
///   /proc/cpuinfo                                     "flags : … sme sev sev_es sev_snp", "… tdx_host_platform"
///   /sys/module/kvm_amd/parameters/sev_snp            "Y"
///   /sys/module/kvm_intel/parameters/tdx              "Y"
///   /sys/class/misc/tdx_guest                         there in a guest
///
/// Documentation/virt/kvm/x86/amd-memory-encryption.rst and Documentation/arch/x86/tdx.rst in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/cpu_info.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr auto processor_flags =
    std::to_array<std::string_view>({"sme", "sev", "sev_es", "sev_snp", "tdx_host_platform", "csv", "csv2", "csv3"});

/// The parameter, and what it offers to guests. Hygon's CSV is switched by AMD's parameters.
constexpr auto parameters = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"/sys/module/kvm_amd/parameters/sev", "sev"},
    {"/sys/module/kvm_amd/parameters/sev_es", "sev_es"},
    {"/sys/module/kvm_amd/parameters/sev_snp", "sev_snp"},
    {"/sys/module/kvm_intel/parameters/tdx", "tdx"},
});

constexpr auto guest_devices = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"/sys/class/misc/tdx_guest", "tdx"},
    {"/sys/class/misc/sev-guest", "sev_snp"},
    {"/sys/bus/platform/devices/arm-cca-dev", "cca"},
});

void add(std::string& list, std::string_view word)
{
    list += list.empty() ? "" : ",";
    list += word;
}

void observe_technologies(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "confidential_computing", .name = "confidential_computing", .properties = {}};
    const auto keep = [&](std::string_view property, std::string list) {
        if (!list.empty())
            device.properties.emplace(property, std::move(list));
    };
    std::string able;
    // Where the CPUs cannot be read, the probe of the topology says so.
    const std::string text = root.read("/proc/cpuinfo").value_or("");
    if (const auto cpus = parse_cpu_info(text); !cpus.empty()) {
        const auto flags = split(cpus.front().field("flags"), ' ');
        for (const std::string_view flag : processor_flags) {
            if (std::ranges::find(flags, flag) != flags.end())
                add(able, flag);
        }
    }
    keep("processor", std::move(able));
    std::string offered;
    for (const auto& [path, name] : parameters) {
        const auto said = read_if_answered(root, std::string{path}, "confidential_computing", inventory.notes);
        if (said == "Y" || said == "1")
            add(offered, name);
    }
    keep("offered_to_guests", std::move(offered));
    std::string guest;
    for (const auto& [path, name] : guest_devices) {
        if (root.list(path))
            add(guest, name);
    }
    keep("guest_of", std::move(guest));
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe confidential_computing{
    .id = "confidential_computing",
    .summary = "memory that the host cannot read",
    .observe = observe_technologies,
};

}  // namespace ocks::probes
