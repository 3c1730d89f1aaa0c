// SPDX-License-Identifier: GPL-3.0-or-later
/// The lanes of SAS controllers and expanders, and their errors.
///
///   phy-0:0/sas_address                    "0x500605b00a1b2c30"
///   phy-0:0/device_type                    "end device"
///   phy-0:0/negotiated_linkrate            "12.0 Gbit"; "Unknown", "Phy disabled" … without a partner
///   phy-0:0/maximum_linkrate               "12.0 Gbit"
///   phy-0:0/invalid_dword_count            "0"
///
/// drivers/scsi/scsi_transport_sas.c in the kernel. Counters that the driver cannot fetch refuse to answer.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/link_rate.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/sas_phy";

constexpr auto attributes = std::to_array<Attribute>({
    {"sas_address", "sas_address"},
    {"device_type", "partner"},
    {"enable", "enabled", Form::number},
});

constexpr auto rates = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"negotiated_linkrate", "link_rate_mbps"},
    {"maximum_linkrate", "max_link_rate_mbps"},
    {"maximum_linkrate_hw", "hardware_link_rate_mbps"},
});

constexpr auto counters = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"invalid_dword_count", "invalid_dwords"},
    {"running_disparity_error_count", "disparity_errors"},
    {"loss_of_dword_sync_count", "sync_losses"},
    {"phy_reset_problem_count", "reset_problems"},
});

void observe_phys(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "sas_phy", inventory.notes)) {
        Device device{.kind = "sas_phy", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        for (const auto& [file, property] : rates) {
            const auto text = read_if_answered(root, below(path, file), "sas_phy", inventory.notes);
            if (const auto mbps = text ? parse_link_rate(*text) : std::nullopt)
                device.properties.emplace(property, *mbps);
        }
        for (const auto& [file, property] : counters) {
            const auto text = read_if_answered(root, below(path, file), "sas_phy", inventory.notes);
            if (const auto count = text ? parse_unsigned(*text) : fail(Errc::absent, {}, {}))
                device.properties.emplace(property, *count);
        }
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe sas_phy{
    .id = "sas_phy",
    .summary = "SAS lanes",
    .observe = observe_phys,
};

}  // namespace ocks::probes
