// SPDX-License-Identifier: GPL-3.0-or-later
/// How far the firmware checks what it starts.
///
///   efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c    06 00 00 00 01: four bytes of attributes, then the
///   value efivars/SetupMode-8be4df61-93ca-11d2-aa0d-00e098032b8c     1 while no platform key is enrolled
///
/// UEFI specification, 3.3 "globally defined variables"; Documentation/filesystems/efivarfs.rst in the kernel.
#include "core/node.hpp"
#include "probes/bytes.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

struct Variable {
    std::string_view name = {};
    std::string_view property = {};
};

constexpr auto variables = std::to_array<Variable>({
    {"SecureBoot", "enabled"},
    {"SetupMode", "setup_mode"},
    {"AuditMode", "audit_mode"},
    {"DeployedMode", "deployed_mode"},
});

void observe_variables(const Sysroot& root, Inventory& inventory)
{
    constexpr std::string_view directory = "/sys/firmware/efi/efivars/";
    constexpr std::string_view global = "-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    constexpr std::size_t attributes_bytes = 4;
    Device device{.kind = "secure_boot", .name = "secure_boot", .properties = {}};
    for (const auto& [name, property] : variables) {
        std::string path{directory};
        path.append(name).append(global);
        const auto content = root.read(path);
        if (!content) {
            if (content.error().code != Errc::absent)
                inventory.notes.push_back({"secure_boot", content.error().where, content.error().why});
            continue;
        }
        const unsigned value = Bytes{*content}.u8(attributes_bytes);
        if (content->size() != attributes_bytes + 1 || value > 1)
            inventory.notes.push_back({"secure_boot", path, "not a variable that is 0 or 1"});
        else
            device.properties.emplace(property, std::uint64_t{value});
    }
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe secure_boot{
    .id = "secure_boot",
    .summary = "how far the firmware checks what it starts",
    .observe = observe_variables,
};

}  // namespace ocks::probes
