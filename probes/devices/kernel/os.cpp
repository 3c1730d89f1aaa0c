// SPDX-License-Identifier: GPL-3.0-or-later
/// The distribution around the kernel, its packages, and how strict it is.
///
///   /etc/os-release                  NAME="OpenCloudOS Stream"; where there is none, /usr/lib/os-release
///   /sys/fs/selinux/enforce          "1": what its policy forbids is refused; "0": only told
///   /proc/sys/crypto/fips_enabled    "1": approved algorithms alone
///   /run/systemd/container           "lxc": what systemd found that it runs in; /.dockerenv, /run/.containerenv
///   (Podman)
///
/// os-release(5) of systemd; Documentation/ABI/obsolete/sysfs-selinux-disable and crypto/fips.c in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/kernel/os_release.hpp"
#include "probes/kernel/packages.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

struct Field {
    std::string_view name = {};
    std::string_view property = {};
};

constexpr auto fields = std::to_array<Field>({
    {"ID", "id"},
    {"NAME", "name"},
    {"VERSION", "version"},
    {"VERSION_ID", "version_id"},
    {"VARIANT_ID", "variant"},
    {"BUILD_ID", "build"},
});

void read_release(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    for (const std::string_view path : {"/etc/os-release", "/usr/lib/os-release"}) {
        const auto text = root.read(path);
        if (!text && text.error().code == Errc::absent)
            continue;
        if (!text) {
            notes.push_back({"os", text.error().where, text.error().why});
            return;
        }
        const auto values = os_release_of(*text);
        for (const auto& [name, property] : fields) {
            if (const auto found = values.find(name); found != values.end() && !found->second.empty())
                device.properties.emplace(property, found->second);
        }
        if (device.properties.empty())
            notes.push_back({"os", std::string{path}, "names no operating system"});
        return;
    }
}

void read_selinux(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    constexpr std::string_view path = "/sys/fs/selinux/enforce";
    const auto text = root.read(path);
    if (!text) {
        if (text.error().code != Errc::absent)
            notes.push_back({"os", text.error().where, text.error().why});
        return;
    }
    const std::string_view value = trimmed(*text);
    if (value == "0" || value == "1")
        device.properties.emplace("selinux", value == "1" ? "enforcing" : "permissive");
    else
        notes.push_back({"os", std::string{path}, "neither 0 nor 1"});
}

/// A container's files are not those of the machine, and the probes see the machine through it.
void read_container(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    Node(root, "/run/systemd", device, notes).text("container", "container");
    if (root.read("/.dockerenv"))
        device.properties.emplace("container", "docker");
}

void observe_os(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "os", .name = "os", .properties = {}};
    read_release(root, device, inventory.notes);
    read_selinux(root, device, inventory.notes);
    read_container(root, device, inventory.notes);
    read_package_set(root, device, inventory.notes);
    Node(root, "/proc/sys/crypto", device, inventory.notes).number("fips_enabled", "fips");
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe os{
    .id = "os",
    .summary = "the distribution around the kernel and its packages",
    .observe = observe_os,
};

}  // namespace ocks::probes
