// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ocks {
namespace {

void observe_directory(const Probe& probe, const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, probe.directory, probe.id, inventory.notes)) {
        Device device{.kind = std::string{probe.id}, .name = name, .properties = {}};
        read_attributes(root, std::string{probe.directory} + "/" + name, probe.attributes, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

Inventory observe(const Sysroot& root, std::span<const Probe* const> probes)
{
    Inventory inventory;
    for (const Probe* probe : probes) {
        if (!probe->directory.empty())
            observe_directory(*probe, root, inventory);
        if (probe->observe != nullptr)
            probe->observe(root, inventory);
    }
    sort_devices(inventory.devices);
    std::ranges::sort(inventory.notes, {}, [](const Note& note) { return std::tie(note.kind, note.where, note.why); });
    // A file that a probe asked for twice failed twice.
    inventory.notes.erase(std::unique(inventory.notes.begin(), inventory.notes.end()), inventory.notes.end());
    return inventory;
}

}  // namespace ocks
