// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/machine.hpp"

#include "core/file.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/lookup/annotate.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace ocks::verbs {
namespace {

/// What SMBIOS calls the system that a hypervisor makes up, and the word for it.
struct Maker {
    std::string_view vendor = {};
    std::string_view word = {};
};

constexpr std::array makers{
    Maker{"QEMU", "qemu"},
    Maker{"VMware", "vmware"},
    Maker{"Microsoft Corporation", "hyperv"},
    Maker{"Xen", "xen"},
    Maker{"innotek GmbH", "virtualbox"},
    Maker{"Amazon EC2", "kvm"},
    Maker{"Google", "kvm"},
};

/// Whether some CPU, or none, says that a hypervisor lends it; nothing if no CPU can tell.
std::optional<bool> is_hypervised(const Inventory& inventory)
{
    std::optional<bool> answer;
    for (const Device& device : inventory.devices) {
        if (const auto flag = number_of(device, "hypervisor"); device.kind == "cpu" && flag)
            answer = answer.value_or(false) || *flag == 1;
    }
    return answer;
}

/// QEMU's functions carry the subsystem id that Red Hat gave away for it, whatever SMBIOS is made to say.
bool has_qemu_function(const Inventory& inventory)
{
    return std::ranges::any_of(inventory.devices, [](const Device& device) {
        return device.kind == "pci" && text_of(device, "subsystem_vendor_id") == "1af4" &&
               text_of(device, "subsystem_device_id") == "1100";
    });
}

/// What this program asks, and the one that took the snapshot did not: nobody knows whether the machine has it.
struct NotAsked {
    std::size_t count = 0;
    std::string first = {};
};

Sysroot::Witness counting(const std::shared_ptr<NotAsked>& not_asked)
{
    return [not_asked](Access, std::string_view path, const Answer& answer) {
        if (answer || answer.error().why != Snapshot::not_asked)
            return;
        if (not_asked->count == 0)
            not_asked->first = path;
        ++not_asked->count;
    };
}

Note note_of(const NotAsked& not_asked)
{
    const std::string others =
        not_asked.count == 1 ? "" : ", nor were " + std::to_string(not_asked.count - 1) + " others";
    return {"snapshot", not_asked.first, std::string{Snapshot::not_asked} + others};
}

}  // namespace

Result<void> check_machine(const Sysroot& root, const std::string& name)
{
    if (!root.list("/sys") && !root.list("/proc"))
        return fail(Errc::malformed, name, "neither sys nor proc is in it; this is no machine");
    return {};
}

Result<Machine> look_at(const std::string& root, const std::string& matrix_path)
{
    const auto not_asked = std::make_shared<NotAsked>();
    auto opened = Sysroot::open(root, root == "/" ? Sysroot::Witness{} : counting(not_asked));
    if (!opened)
        return Failure(opened.error());
    if (const auto machine = check_machine(*opened, root); !machine)
        return Failure(machine.error());
    Inventory inventory = observe(*opened, all_probes());
    if (not_asked->count > 0)
        inventory.notes.push_back(note_of(*not_asked));
    if (!matrix_path.empty()) {
        const auto matrix = MatrixFile::open(matrix_path);
        if (!matrix)
            return Failure(matrix.error());
        annotate(inventory, *matrix);
    }
    return Machine{std::move(*opened), std::move(inventory)};
}

Result<Policy> load_policy(const std::string& path)
{
    const auto text = read_file(path);
    if (!text)
        return Failure(text.error());
    return parse_policy(*text, path);
}

std::string virtualization_of(const Inventory& inventory)
{
    const auto hypervised = is_hypervised(inventory);
    if (!hypervised)
        return "";
    if (!*hypervised)
        return "none";
    if (has_qemu_function(inventory))
        return "qemu";
    if (const Device* system = find_device(inventory, "system", "system")) {
        const auto vendor = text_of(*system, "vendor");
        const auto* const maker =
            std::ranges::find_if(makers, [&](const Maker& each) { return vendor && vendor->starts_with(each.vendor); });
        if (maker != makers.end())
            return std::string{maker->word};
    }
    return "unknown";
}

}  // namespace ocks::verbs
