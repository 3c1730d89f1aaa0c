// SPDX-License-Identifier: GPL-3.0-or-later
/// Accelerators that share the address space of who uses them: compression and ciphers of Kunpeng.
///
///   hisi_zip-0/api                    "hisi_qm_v3"
///   hisi_zip-0/algorithms             "zlib\ngzip\ndeflate\nlz77_zstd\n"
///   hisi_zip-0/available_instances    "256"
///   hisi_zip-0/device              -> ../../../0000:75:00.0
///
/// Documentation/ABI/testing/sysfs-driver-uacce in the kernel.

#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/uacce";

constexpr auto attributes = std::to_array<Attribute>({
    {"api", "api"},
    {"device/driver", "driver", Form::link_name},
});

void observe_accelerators(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "uacce", inventory.notes)) {
        Device device{.kind = "accelerator", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        if (const auto said = read_if_answered(root, below(path, "algorithms"), "uacce", inventory.notes)) {
            std::vector<std::string> algorithms;
            for (const std::string_view each : lines(*said))
                algorithms.emplace_back(trimmed(each));
            if (std::string list = comma_list(algorithms); !list.empty())
                device.properties.emplace("algorithms", std::move(list));
        }
        // A card without queues to give answers ENODEV.
        const auto free = read_if_answered(root, below(path, "available_instances"), "uacce", inventory.notes);
        if (const auto count = free ? parse_unsigned(*free) : Result<std::uint64_t>{fail(Errc::absent, {}, {})})
            device.properties.emplace("available_instances", *count);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe uacce{
    .id = "uacce",
    .summary = "accelerators that share the address space of who uses them",
    .observe = observe_accelerators,
};

}  // namespace ocks::probes
