// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/machine.hpp"

#include "core/file.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/lookup/annotate.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
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

}  // namespace

Result<Machine> look_at(const std::string& root, const std::string& matrix_path)
{
    auto opened = Sysroot::open(root);
    if (!opened)
        return Failure(opened.error());
    // An empty directory would pass for a machine without devices.
    if (!opened->list("/sys") && !opened->list("/proc"))
        return fail(Errc::malformed, root, "neither sys nor proc is in it; this is no machine");
    Inventory inventory = observe(*opened, all_probes());
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
