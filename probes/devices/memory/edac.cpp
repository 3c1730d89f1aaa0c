// SPDX-License-Identifier: GPL-3.0-or-later
/// Memory controllers that report errors, and the modules behind them.
///
///   mc0/mc_name                "Skylake Socket#0 IMC#0"
///   mc0/size_mb                "65536"
///   mc0/ce_count               "0": errors that were corrected
///   mc0/dimm0/dimm_label       "CPU_SrcID#0_MC#0_Chan#0_DIMM#0"
///   mc0/dimm0/dimm_edac_mode   "SECDED"
///
/// Documentation/admin-guide/RAS/main.rst in the kernel. Some drivers call a module a rank.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::uint64_t mebibyte = 1024ULL * 1024ULL;
constexpr std::string_view directory = "/sys/devices/system/edac/mc";

constexpr auto controller_attributes = std::to_array<Attribute>({
    {"mc_name", "model"},
    {"ce_count", "corrected_errors", Form::number},
    {"ue_count", "uncorrected_errors", Form::number},
    {"ce_noinfo_count", "corrected_errors_nowhere", Form::number},
    {"ue_noinfo_count", "uncorrected_errors_nowhere", Form::number},
});

constexpr auto module_attributes = std::to_array<Attribute>({
    {"dimm_label", "label"},
    {"dimm_location", "location"},
    {"dimm_mem_type", "type"},
    {"dimm_dev_type", "width"},
    {"dimm_edac_mode", "error_correction"},
    {"dimm_ce_count", "corrected_errors", Form::number},
    {"dimm_ue_count", "uncorrected_errors", Form::number},
});

bool is_numbered(std::string_view name, std::string_view stem)
{
    return name.starts_with(stem) && parse_unsigned(name.substr(stem.size())).has_value();
}

/// In MiB.
void read_size(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    Device size{.kind = device.kind, .name = {}, .properties = {}};
    Node(root, path, size, notes).number(device.kind == "edac" ? "size_mb" : "size", "mebibytes");
    if (const auto mebibytes = number_of(size, "mebibytes"); mebibytes && *mebibytes < 1ULL << 32U)
        device.properties.emplace("size_bytes", *mebibytes * mebibyte);
}

Device read_device(const Sysroot& root,
                   const std::string& path,
                   Device device,
                   std::span<const Attribute> attributes,
                   std::vector<Note>& notes)
{
    read_attributes(root, path, attributes, device, notes);
    read_size(root, path, device, notes);
    return device;
}

void observe_controllers(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& controller : entries(root, directory, "edac", inventory.notes)) {
        if (!is_numbered(controller, "mc"))
            continue;
        const std::string path = below(std::string{directory}, controller);
        inventory.devices.push_back(
            read_device(root, path, {"edac", controller, {}}, controller_attributes, inventory.notes));
        for (const std::string& name : entries(root, path, "edac", inventory.notes)) {
            if (!is_numbered(name, "dimm") && !is_numbered(name, "rank"))
                continue;
            Device module{"edac_dimm", below(controller, name), {{"controller", controller}}};
            inventory.devices.push_back(
                read_device(root, below(path, name), std::move(module), module_attributes, inventory.notes));
        }
    }
}

}  // namespace

extern constinit const Probe edac{
    .id = "edac",
    .summary = "memory controllers that report errors",
    .observe = observe_controllers,
};

}  // namespace ocks::probes
