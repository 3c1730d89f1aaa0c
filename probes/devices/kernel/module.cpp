// SPDX-License-Identifier: GPL-3.0-or-later
/// The modules that are loaded. What is built in has no state, and no device here.
///
///   /sys/module/nvme/initstate     "live"
///   /sys/module/nvme/srcversion    "DF6B0C8BBA1F0A6A0E4C3E9", of the sources that it was built from
///   /sys/module/nvme/taint         "OE": out-of-tree, unsigned
///
/// Documentation/ABI/testing/sysfs-module in the kernel. Who signed a module is in its file, which libkmod finds.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/kernel/module_signer.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/module";

constexpr auto attributes = std::to_array<Attribute>({
    {"initstate", "state"},
    {"version", "version"},
    {"srcversion", "srcversion"},
    {"taint", "taint"},
    {"coresize", "size_bytes", Form::number},
});

void observe_modules(const Sysroot& root, Inventory& inventory)
{
    const ModuleSigners signers = ask_module_signers(root, inventory.notes);
    for (const std::string& name : entries(root, directory, "module", inventory.notes)) {
        const std::string path = below(std::string{directory}, name);
        Device device{.kind = "module", .name = name, .properties = {}};
        if (!is_there(root, below(path, "initstate")))
            continue;
        read_attributes(root, path, attributes, device, inventory.notes);
        if (const auto signer = signers.find(name); signer != signers.end())
            device.properties.emplace("signer", signer->second);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe module{
    .id = "module",
    .summary = "the modules that are loaded",
    .observe = observe_modules,
};

}  // namespace ocks::probes
