// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/lineage/inherit.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ocks {
namespace {

std::string text(const Device& device, std::string_view property)
{
    return std::string{text_of(device, property).value_or("")};
}

/// The module by which a driver serves an alias in a build.
std::optional<ModuleView> server_of(const MatrixView& matrix, std::string_view alias, std::string_view driver)
{
    for (const std::uint32_t number : matrix.lookup(alias)) {
        const EntryView entry = matrix.entry(number);
        if (matrix.driver_of(entry) == driver)
            return matrix.module(entry.module);
    }
    return {};
}

/// The tests that ran on a PCI function, or on a disk or a port behind it.
std::vector<std::string> tests_on(const Device& pci, const Inventory& inventory, std::span<const Record> records)
{
    std::vector<std::string> tests;
    for (const Record& record : records) {
        const Device* device = find_device(inventory, record.kind, record.device);
        const bool is_itself = record.kind == pci.kind && record.device == pci.name;
        if (is_itself || (device != nullptr && text_of(*device, "pci_address") == pci.name))
            tests.push_back(record.test);
    }
    std::ranges::sort(tests);
    // Not std::ranges::unique: its answer is a view that clang 14 cannot take from libstdc++.
    const auto rest = std::unique(tests.begin(), tests.end());
    tests.erase(rest, tests.end());
    return tests;
}

InheritedDevice compare(const Device& pci, const MatrixView& before, const MatrixView& now)
{
    InheritedDevice device;
    device.address = pci.name;
    device.id = text(pci, "vendor_id") + ":" + text(pci, "device_id");
    device.driver = text(pci, "driver");
    const std::string alias = text(pci, "modalias");
    if (const auto module = server_of(before, alias, device.driver))
        device.source_before = module->srcversion;
    if (const auto module = server_of(now, alias, device.driver)) {
        device.source_now = module->srcversion;
        const bool is_same = !device.source_now.empty() && device.source_now == device.source_before;
        device.carried = is_same ? Carried::over : Carried::delta;
    } else {
        // Another driver may serve it, and nobody has seen that one do it.
        const bool is_lost = now.lookup(alias).empty() && now.builtin_tables();
        device.carried = is_lost ? Carried::regressed : Carried::delta;
    }
    return device;
}

}  // namespace

Result<Inherited> inherit(const Inventory& inventory,
                          std::span<const Record> records,
                          const KernelBuild& before,
                          const KernelBuild& now,
                          const Releases& releases)
{
    const Device* kernel = find_device(inventory, "kernel", "kernel");
    if (kernel == nullptr || text(*kernel, "release") != before.matrix.release())
        return fail(Errc::malformed,
                    std::string{before.matrix.release()},
                    "is not the kernel of the report, " + (kernel == nullptr ? "none" : text(*kernel, "release")));
    if (before.matrix.architecture() != now.matrix.architecture())
        return fail(Errc::malformed, std::string{now.matrix.release()}, "is a kernel of another architecture");
    Inherited inherited;
    inherited.kernel = now.matrix.release();
    inherited.matrix_before = before.matrix_sha256;
    inherited.matrix_now = now.matrix_sha256;
    if (const Release* release = releases.of_kernel(inherited.kernel)) {
        inherited.release = release->name;
        inherited.level = release->level;
    }
    for (const Device& pci : inventory.devices) {
        if (pci.kind != "pci" || text(pci, "driver").empty())
            continue;
        InheritedDevice device = compare(pci, before.matrix, now.matrix);
        if (device.carried == Carried::delta)
            device.tests = tests_on(pci, inventory, records);
        inherited.carried = std::max(inherited.carried, device.carried);
        inherited.devices.push_back(std::move(device));
    }
    std::ranges::sort(inherited.devices, {}, &InheritedDevice::address);
    return inherited;
}

}  // namespace ocks
