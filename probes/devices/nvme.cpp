// SPDX-License-Identifier: GPL-3.0-or-later
/// NVMe controllers.
///
///   nvme0/model           "SAMSUNG MZQL21T9HCJR-00A07              "
///   nvme0/firmware_rev    "GDC5302Q"
///   nvme0/cntlid          "6"
///   nvme0/state           "live"
///   nvme0              -> ../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/nvme/nvme0
///
/// Written by drivers/nvme/host/sysfs.c in the kernel. A controller over a network has no PCI address. What it
/// identifies itself as and its health are asked for, if it is alive.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/answers.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/storage/nvme_admin.hpp"
#include "probes/storage/nvme_data.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/nvme";

constexpr auto attributes = std::to_array<Attribute>({
    {"model", "model"},
    {"serial", "serial"},
    {"firmware_rev", "firmware"},
    {"cntlid", "controller_id", Form::number},
    {"cntrltype", "controller_type"},
    {"state", "state"},
    {"transport", "transport"},
    {"subsysnqn", "nqn"},
    {"queue_count", "queues", Form::number},
});

bool has_word(std::string_view list, std::string_view word)
{
    const auto words = split(list, ',');
    return std::ranges::find(words, word) != words.end();
}

void ask(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    // One that resets or was removed may keep the question for a minute.
    if (text_of(device, "state").value_or("") != "live")
        return;
    const std::string name = "nvme/" + device.name;
    read_answer(
        root, name + "/controller", nvme::identify_controller(device.name), nvme::decode_controller, device, notes);
    read_answer(root, name + "/smart", nvme::smart_log(device.name), nvme::decode_smart, device, notes);
    read_answer(root, name + "/firmware", nvme::firmware_log(device.name), nvme::decode_firmware, device, notes);
    // Only who can test itself has such a log.
    if (const auto commands = text_of(device, "admin_commands"); commands && has_word(*commands, "self-test"))
        read_answer(
            root, name + "/self_test", nvme::self_test_log(device.name), nvme::decode_self_tests, device, notes);
}

void observe_controllers(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "nvme", inventory.notes)) {
        Device device{.kind = "nvme", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        read_numa_node(root, path, device, inventory.notes);
        ask(root, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe nvme{
    .id = "nvme",
    .summary = "NVMe controllers",
    .observe = observe_controllers,
};

}  // namespace ocks::probes
