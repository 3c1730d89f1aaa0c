// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/health.hpp"

#include "core/text.hpp"

#include <array>
#include <fmt/format.h>

namespace ocks {
namespace {

constexpr std::string_view pci = "/sys/bus/pci/devices";
constexpr std::string_view memory_controllers = "/sys/devices/system/edac/mc";
constexpr std::string_view cpus = "/sys/devices/system/cpu";
constexpr std::string_view ports = "/sys/class/net";

/// Adds the counter in a file, if it is there and is a number: a server lacks most of these.
void count(
    Health& health, const Sysroot& root, const std::string& what, const std::string& where, const std::string& path)
{
    const auto text = root.read(path);
    const auto value = text ? parse_unsigned(trimmed(*text)) : fail(Errc::absent, path, "");
    if (value)
        health.counters[what][where] = *value;
}

std::vector<std::string> names(const Sysroot& root, std::string_view directory, std::string_view prefix = "")
{
    auto found = root.list(directory);
    if (!found)
        return {};
    std::erase_if(*found, [&](const std::string& name) { return !name.starts_with(prefix); });
    return *found;
}

// Documentation/ABI/testing/sysfs-bus-pci-devices-aer_stats
void count_pci(Health& health, const Sysroot& root)
{
    for (const std::string& address : names(root, pci)) {
        const std::string directory = std::string{pci} + "/" + address + "/";
        for (const char* sort : {"fatal", "nonfatal", "correctable"}) {
            const auto text = root.read(directory + "aer_dev_" + sort);
            if (const auto total = text ? parse_aer_total(*text) : fail(Errc::absent, "", ""))
                health.counters[std::string{"aer_"} + sort][address] = *total;
        }
        const auto speed = root.read(directory + "current_link_speed");
        const auto width = root.read(directory + "current_link_width");
        if (speed && width)
            health.links[address] = std::string{trimmed(*speed)} + " x" + std::string{trimmed(*width)};
    }
}

// Documentation/admin-guide/RAS/main.rst; arch/x86/kernel/cpu/mce/therm_throt.c
void count_memory_and_cpu(Health& health, const Sysroot& root)
{
    for (const std::string& name : names(root, memory_controllers, "mc")) {
        const std::string directory = std::string{memory_controllers} + "/" + name;
        count(health, root, "edac_ce", name, directory + "/ce_count");
        count(health, root, "edac_ue", name, directory + "/ue_count");
    }
    for (const std::string& name : names(root, cpus, "cpu")) {
        const std::string directory = std::string{cpus} + "/" + name + "/thermal_throttle";
        count(health, root, "thermal_throttle", name, directory + "/core_throttle_count");
        count(health, root, "thermal_throttle", name + " package", directory + "/package_throttle_count");
    }
    const auto interrupts = root.read("/proc/interrupts");
    if (const auto total = interrupts ? interrupt_total(*interrupts, "MCE") : fail(Errc::absent, "", ""))
        health.counters["mce"]["all cpus"] = *total;
}

void count_ports(Health& health, const Sysroot& root)
{
    for (const std::string& name : names(root, ports)) {
        // Only hardware: what is not below a device is a bridge, a tunnel or lo.
        if (!root.link(std::string{ports} + "/" + name + "/device"))
            continue;
        const std::string directory = std::string{ports} + "/" + name + "/statistics/";
        for (const char* error : {"rx_crc_errors", "tx_errors", "tx_carrier_errors"})
            count(health, root, "nic_errors", fmt::format("{} {}", name, error), directory + error);
        // Some cards count a neighbour's short or odd frames here, which say nothing of this server.
        count(health, root, "nic_rx_errors", name, directory + "rx_errors");
    }
}

}  // namespace

Result<std::uint64_t> parse_aer_total(std::string_view text)
{
    for (const std::string_view line : lines(text)) {
        if (!line.starts_with("TOTAL_ERR_"))
            continue;
        const auto blank = line.find(' ');
        if (blank != std::string_view::npos)
            return parse_unsigned(trimmed(line.substr(blank)));
    }
    return fail(Errc::malformed, "aer_dev", "there is no total");
}

// MCE:          0          0   Machine check exceptions
Result<std::uint64_t> interrupt_total(std::string_view interrupts, std::string_view row)
{
    for (const std::string_view line : lines(interrupts)) {
        const std::string_view text = trimmed(line);
        if (!text.starts_with(row) || !text.substr(row.size()).starts_with(":"))
            continue;
        std::uint64_t sum = 0;
        for (const std::string_view field : split(text.substr(row.size() + 1), ' ')) {
            const auto value = parse_unsigned(field);
            if (!field.empty() && !value)
                break;
            sum += value.value_or(0);
        }
        return sum;
    }
    return fail(Errc::absent, "/proc/interrupts", "there is no row " + std::string{row});
}

Health health_of(const Sysroot& root)
{
    Health health;
    count_pci(health, root);
    count_memory_and_cpu(health, root);
    count_ports(health, root);
    if (const auto text = root.read("/proc/sys/kernel/tainted"))
        health.taint = parse_unsigned(trimmed(*text)).value_or(0);
    return health;
}

}  // namespace ocks
