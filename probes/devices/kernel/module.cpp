// SPDX-License-Identifier: GPL-3.0-or-later
/// The modules that are loaded. What is built in has no state, and no device here.
///
///   /sys/module/nvme/initstate     "live"
///   /sys/module/nvme/srcversion    "DF6B0C8BBA1F0A6A0E4C3E9", of the sources that it was built from
///   /sys/module/nvme/taint         "OE": out-of-tree, unsigned
///   /sys/module/nvme/drivers/      "pci:nvme": it drives devices, and of these more is told:
///   /sys/module/nvme/notes/.note.gnu.build-id   which build it is, as an ELF note
///   /sys/module/nvme/parameters/   a file for each that the module shows
///
/// Documentation/ABI/testing/sysfs-module in the kernel. Who signed a module is in its file, which libkmod finds.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/kernel/build_id.hpp"
#include "probes/kernel/module_file.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <array>
#include <optional>
#include <set>
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

void read_build_id(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto bytes = root.read(below(path, "notes/.note.gnu.build-id"));
    if (!bytes) {
        if (bytes.error().code != Errc::absent)
            notes.push_back({"module", bytes.error().where, bytes.error().why});
        return;
    }
    if (auto build_id = build_id_of_notes(*bytes))
        device.properties.emplace("build_id", std::move(*build_id));
    else
        notes.push_back({"module", below(path, "notes/.note.gnu.build-id"), "holds no build id"});
}

/// As "parameter_NAME". Some can only be written to; their names are told, so that nobody takes them for absent.
void read_parameters(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const std::string folder = below(path, "parameters");
    std::string unread;
    for (const std::string& name : entries(root, folder, "module", notes)) {
        const auto value = root.read(below(folder, name));
        if (value)
            device.properties.emplace("parameter_" + name, std::string{trimmed(*value)});
        else if (value.error().code == Errc::denied)
            unread += (unread.empty() ? "" : ",") + name;
        else
            notes.push_back({"module", value.error().where, value.error().why});
    }
    if (!unread.empty())
        device.properties.emplace("unread_parameters", std::move(unread));
}

/// Which file it is, unless another one has taken its place since it was loaded.
void take_file(const ModuleFile& file, Device& device, std::vector<Note>& notes)
{
    if (!file.signer.empty())
        device.properties.emplace("signer", file.signer);
    if (file.path.empty())
        return;
    const auto loaded = text_of(device, "srcversion");
    if (loaded && !file.srcversion.empty() && *loaded != file.srcversion) {
        notes.push_back({"module",
                         file.path,
                         "is not the " + device.name + " that is loaded: its srcversion is " + file.srcversion});
        return;
    }
    device.properties.emplace("file", file.path);
    device.properties.emplace("file_sha256", file.sha256);
}

/// Nothing if it is built in.
std::optional<Device> read_module(const Sysroot& root, const std::string& name, std::vector<Note>& notes)
{
    const std::string path = below(std::string{directory}, name);
    if (!is_there(root, below(path, "initstate")))
        return std::nullopt;
    Device device{.kind = "module", .name = name, .properties = {}};
    read_attributes(root, path, attributes, device, notes);
    return device;
}

void observe_modules(const Sysroot& root, Inventory& inventory)
{
    std::vector<Device> modules;
    std::set<std::string, std::less<>> driving;
    for (const std::string& name : entries(root, directory, "module", inventory.notes)) {
        const std::string path = below(std::string{directory}, name);
        auto device = read_module(root, name, inventory.notes);
        if (!device)
            continue;
        if (!entries(root, below(path, "drivers"), "module", inventory.notes).empty()) {
            driving.insert(name);
            read_build_id(root, path, *device, inventory.notes);
            read_parameters(root, path, *device, inventory.notes);
        }
        modules.push_back(*std::move(device));
    }
    const ModuleFiles files = ask_module_files(root, driving, inventory.notes);
    for (Device& device : modules) {
        if (const auto file = files.find(device.name); file != files.end())
            take_file(file->second, device, inventory.notes);
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
