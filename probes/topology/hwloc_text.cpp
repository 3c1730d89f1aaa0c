// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/topology/hwloc_text.hpp"

#include <cstdlib>
#include <cstring>
#include <hwloc.h>
#include <memory>
#include <string_view>

namespace ocks::topology {
namespace {

struct Destroy {
    void operator()(hwloc_topology* topology) const { hwloc_topology_destroy(topology); }
};

using Loaded = std::unique_ptr<hwloc_topology, Destroy>;

/// `linux,stop` keeps out the x86 component, which would ask the CPUs of the machine that runs this.
bool set_environment(const std::string& directory)
{
    return clearenv() == 0 && setenv("HWLOC_FSROOT", directory.c_str(), 1) == 0 &&
           setenv("HWLOC_THISSYSTEM", "0", 1) == 0 && setenv("HWLOC_COMPONENTS", "linux,stop", 1) == 0 &&
           setenv("HWLOC_HIDE_ERRORS", "2", 1) == 0;
}

Loaded load()
{
    hwloc_topology* made = nullptr;
    if (hwloc_topology_init(&made) != 0)
        return nullptr;
    Loaded topology{made};
    // The machine as it is, whatever part of it this process may use.
    const bool good = hwloc_topology_set_flags(made, HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED) == 0 &&
                      hwloc_topology_set_all_types_filter(made, HWLOC_TYPE_FILTER_KEEP_NONE) == 0 &&
                      hwloc_topology_set_type_filter(made, HWLOC_OBJ_PACKAGE, HWLOC_TYPE_FILTER_KEEP_ALL) == 0 &&
                      hwloc_topology_set_type_filter(made, HWLOC_OBJ_CORE, HWLOC_TYPE_FILTER_KEEP_ALL) == 0 &&
                      hwloc_topology_load(made) == 0;
    return good ? std::move(topology) : nullptr;
}

/// With a root that it cannot use, hwloc reports success and describes the live machine.
bool is_from_the_directory(hwloc_topology* topology)
{
    const char* const backend = hwloc_obj_get_info_by_name(hwloc_get_root_obj(topology), "Backend");
    return backend != nullptr && std::string_view{backend} == "Linux" && hwloc_topology_is_thissystem(topology) == 0;
}

std::string index_above(hwloc_topology* topology, hwloc_obj_type_t type, hwloc_obj_t unit)
{
    const hwloc_obj* const above = hwloc_get_ancestor_obj_by_type(topology, type, unit);
    return above == nullptr ? "-" : std::to_string(above->logical_index);
}

}  // namespace

std::string describe_with_hwloc(const std::string& directory)
{
    if (!set_environment(directory))
        return {};
    const Loaded topology = load();
    if (!topology || !is_from_the_directory(topology.get()))
        return {};
    std::string text;
    hwloc_obj_t unit = nullptr;
    while ((unit = hwloc_get_next_obj_by_type(topology.get(), HWLOC_OBJ_PU, unit)) != nullptr) {
        text += "thread " + std::to_string(unit->os_index) + " " +
                index_above(topology.get(), HWLOC_OBJ_PACKAGE, unit) + " " +
                index_above(topology.get(), HWLOC_OBJ_CORE, unit) + "\n";
    }
    text += "numa_nodes " + std::to_string(hwloc_get_nbobjs_by_type(topology.get(), HWLOC_OBJ_NUMANODE)) + "\n";
    return text + "end\n";
}

}  // namespace ocks::topology
