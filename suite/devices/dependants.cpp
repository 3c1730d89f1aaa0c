// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/devices/dependants.hpp"

#include "core/text.hpp"
#include "suite/storage/disk_guard.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

struct Sort {
    std::string_view kind;
    std::string_view directory;
    std::array<std::string_view, 2> properties;  ///< what tells it from all others, the best one first
};

// All namespaces of an NVMe drive have its serial; their world-wide identifiers differ.
constexpr auto sorts = std::to_array<Sort>({
    {"nvme", "/sys/class/nvme", {"serial", ""}},
    {"block", "/sys/block", {"wwid", "serial"}},
    {"nic", "/sys/class/net", {"mac", ""}},
});

const Sort* sort_of(std::string_view kind)
{
    const auto found = std::ranges::find(sorts, kind, &Sort::kind);
    return found == sorts.end() ? nullptr : &*found;
}

std::string text_at(const Sysroot& root, const std::string& path)
{
    const auto text = root.read(path);
    return text ? std::string{trimmed(*text)} : "";
}

/// What a device that is there now has for each of its sort's properties.
bool has_identity(const Sysroot& root, const Sort& sort, const std::string& name, const std::string& identity)
{
    const std::string path = std::string{sort.directory} + "/" + name;
    // One path of a namespace that has several: the kernel lists it, and nobody can open it.
    if (text_at(root, path + "/hidden") == "1")
        return false;
    if (sort.kind == "block")
        return text_at(root, path + "/wwid") == identity || text_at(root, path + "/device/wwid") == identity ||
               serial_of_disk(root, name).value_or("") == identity;
    return text_at(root, path + (sort.kind == "nic" ? "/address" : "/serial")) == identity;
}

std::string identity_in(const Device& device, const Sort& sort)
{
    for (const std::string_view property : sort.properties) {
        const auto text = text_of(device, property);
        if (text && !text->empty())
            return std::string{*text};
    }
    return {};
}

/// A class device's path leads over its PCI function; with NVMe multipath a namespace's does not.
bool is_behind(const Sysroot& root, const Sort& sort, const std::string& name, const std::string& pci_address)
{
    const auto path = root.link(std::string{sort.directory} + "/" + name);
    return path && (path->find("/" + pci_address + "/") != std::string::npos ||
                    path->find("/nvme-subsystem/") != std::string::npos);
}

}  // namespace

std::vector<Dependant> dependants_of(const Inventory& inventory, const std::string& pci_address)
{
    std::vector<Dependant> found;
    for (const Device& device : inventory.devices) {
        const Sort* sort = sort_of(device.kind);
        const bool is_medium = number_of(device, "removable") == 1U;
        if (sort == nullptr || is_medium || text_of(device, "pci_address") != pci_address)
            continue;
        if (std::string identity = identity_in(device, *sort); !identity.empty())
            found.push_back({device.kind, device.name, std::move(identity)});
    }
    return found;
}

std::string find_again(const Sysroot& root, const Dependant& dependant, const std::string& pci_address)
{
    const Sort* sort = sort_of(dependant.kind);
    if (sort == nullptr)
        return {};
    const auto names = root.list(sort->directory);
    for (const std::string& name : names.value_or(std::vector<std::string>{})) {
        if (is_behind(root, *sort, name, pci_address) && has_identity(root, *sort, name, dependant.identity))
            return name;
    }
    return {};
}

}  // namespace ocks
