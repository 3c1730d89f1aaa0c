// SPDX-License-Identifier: GPL-3.0-or-later
/// The texts of /proc and /sys that probes take apart.
#include "probes/cpu_info.hpp"

#include "core/text.hpp"
#include "probes/architecture.hpp"
#include "probes/cpu_list.hpp"
#include "probes/meminfo.hpp"
#include "probes/pci_address.hpp"
#include "probes/pci_link.hpp"
#include "probes/topology/discovery.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    (void)ocks::parse_cpu_info(text);
    (void)ocks::architecture_of_cpu_info(text);
    (void)ocks::meminfo_field(text, "MemTotal");
    (void)ocks::parse_link_speed(text);
    (void)ocks::parse_link_width(text);
    (void)ocks::topology::parse_topology(text);
    const auto address = ocks::last_pci_address(text);
    if (address && !ocks::is_pci_address(*address))
        __builtin_trap();
    const auto cpus = ocks::parse_cpu_map(text);
    if (cpus && ocks::parse_list(ocks::to_cpu_list(*cpus)) != *cpus)
        __builtin_trap();
    return 0;
}
