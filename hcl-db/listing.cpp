// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/listing.hpp"

#include "core/identity.hpp"
#include "hcl-db/lineage/release.hpp"

#include <algorithm>
#include <optional>

namespace ocks {
namespace {

std::string text(const Device& device, std::string_view property)
{
    return std::string{text_of(device, property).value_or("")};
}

/// Of the first device of that kind; a machine without firmware tables has no `system`.
std::string text(const Inventory& inventory, std::string_view kind, std::string_view property)
{
    const auto device = std::ranges::find(inventory.devices, kind, &Device::kind);
    return device == inventory.devices.end() ? std::string{} : text(*device, property);
}

std::string quad(const Device& device, std::string_view vendor, std::string_view product)
{
    const auto first = text_of(device, vendor);
    const auto second = text_of(device, product);
    return first && second ? std::string{*first} + ":" + std::string{*second} : std::string{};
}

int severity(Outcome outcome)
{
    switch (outcome) {
    case Outcome::fail:
        return 5;
    case Outcome::error:
        return 4;
    case Outcome::skip:
        return 3;
    case Outcome::pass:
        return 2;
    case Outcome::info:
        return 1;
    case Outcome::not_applicable:
        return 0;
    }
    return 0;
}

/// A disk or a port is tested under its own name; its controller is a PCI device.
bool is_about(const Record& record, const Device& pci, const Inventory& inventory)
{
    if (record.kind == pci.kind)
        return record.device == pci.name;
    const Device* device = find_device(inventory, record.kind, record.device);
    return device != nullptr && text_of(*device, "pci_address") == pci.name;
}

std::string worst_outcome(const Device& pci, const Inventory& inventory, const Judged& judged)
{
    std::optional<Outcome> worst;
    for (const Record& record : judged.records) {
        const Outcome outcome = record.verdict.outcome;
        if (is_about(record, pci, inventory) && (!worst || severity(outcome) > severity(*worst)))
            worst = outcome;
    }
    return worst ? std::string{to_string(*worst)} : std::string{};
}

/// A controller's firmware is told by the device that it is: an NVMe, a port, an adapter.
std::string firmware_of(const Device& pci, const Inventory& inventory)
{
    for (const Device& device : inventory.devices) {
        if (device.kind != "pci" && text_of(device, "pci_address") == pci.name) {
            if (std::string firmware = text(device, "firmware"); !firmware.empty())
                return firmware;
        }
    }
    return {};
}

/// A module is called by one name and its driver may be by another; only where they agree is one said of the other.
std::string driver_version_of(const Device& pci, const Inventory& inventory)
{
    const Device* module = find_device(inventory, "module", text(pci, "driver"));
    return module == nullptr ? std::string{} : text(*module, "srcversion");
}

Component component_of(const Device& pci, const Inventory& inventory, const Judged& judged)
{
    const auto line = std::ranges::find_if(
        judged.coverage, [&](const Covered& each) { return each.kind == pci.kind && each.device == pci.name; });
    return {.address = pci.name,
            .id = quad(pci, "vendor_id", "device_id"),
            .subsystem = quad(pci, "subsystem_vendor_id", "subsystem_device_id"),
            .device_class = text(pci, "class"),
            .vendor = text(pci, "vendor_name"),
            .device = text(pci, "device_name"),
            .driver = text(pci, "driver"),
            .driver_version = driver_version_of(pci, inventory),
            .firmware = firmware_of(pci, inventory),
            .expected = text(pci, "expected_drivers"),
            .cover = line == judged.coverage.end() ? std::string{} : std::string{to_string(line->cover)},
            .outcome = worst_outcome(pci, inventory, judged)};
}

}  // namespace

Listing listing_of(const Report& report, const Policy& policy, const Judged& judged)
{
    const Inventory& inventory = report.inventory;
    const auto profile = policy.profiles.find(report.policy.profile);
    Listing listing;
    listing.report_id = report.id;
    listing.policy_id = policy.id;
    listing.policy_version = policy.version;
    listing.policy_sha256 = policy.sha256;
    listing.vendor = text(inventory, "system", "vendor");
    listing.product = text(inventory, "system", "product");
    listing.processor = text(inventory, "cpu", "model");
    listing.architecture = text(inventory, "kernel", "architecture");
    listing.kernel_release = text(inventory, "kernel", "release");
    listing.emulated = !report.environment.virtualization.empty() && report.environment.virtualization != "none";
    listing.profile = report.policy.profile;
    listing.certifies = profile != policy.profiles.end() && profile->second.certifies;
    listing.conclusion = judged.conclusion;
    listing.tested_at = report.generated;
    listing.submitter = report.submitter;
    listing.bios = text(inventory, "bios", "version");
    const Identity identity = identify(inventory);
    listing.board = identity.board.sha256;
    listing.platform = identity.platform.sha256;
    listing.configuration = identity.configuration.sha256;
    listing.valid.architecture = listing.architecture;
    listing.valid.stream = stream_of(listing.kernel_release);
    for (const Device& device : inventory.devices) {
        if (device.kind == "pci")
            listing.components.push_back(component_of(device, inventory, judged));
    }
    std::ranges::sort(listing.components, {}, &Component::address);
    return listing;
}

std::string listing_id_of(std::string_view report_sha256)
{
    return std::string{report_sha256.substr(0, 16)};
}

}  // namespace ocks
