// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot_checks.hpp"

#include "core/kernel_log.hpp"
#include "core/text.hpp"
#include "kernel/expectation.hpp"
#include "kernel/inventory_json.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::size_t tail_lines = 5;

std::string last_stage(const BootRecord& record)
{
    return record.stages.empty() ? "before userspace" : "after the stage '" + record.stages.back().name + "'";
}

/// The last lines of the console, for a boot that did not come to its end.
void add_tail(const BootRecord& record, std::vector<std::string>& objections)
{
    const auto all = lines(record.console);
    for (std::size_t line = all.size() - std::min(all.size(), tail_lines); line < all.size(); ++line)
        objections.push_back("console: " + std::string{trimmed(all[line])});
}

std::vector<std::string> check_end(const BootRecord& record)
{
    std::vector<std::string> objections;
    if (!record.gave_up.empty())
        objections.push_back(record.gave_up + ", " + last_stage(record));
    else if (!record.end_status)
        objections.push_back("the machine went off " + last_stage(record) +
                             " without an end (QEMU: " + record.machine_status + ")");
    if (!record.end_status)
        add_tail(record, objections);
    return objections;
}

std::vector<std::string> check_channel(const BootRecord& record)
{
    std::vector<std::string> objections;
    if (!record.channel_error.empty())
        objections.push_back(record.channel_error);
    for (const std::string& refusal : record.refusals)
        objections.push_back("QEMU refused: " + refusal);
    return objections;
}

std::vector<std::string> check_kernel_log(const BootRecord& record)
{
    std::vector<std::string> objections;
    for (const LogFinding& finding : find_trouble(record.console)) {
        if (finding.severity != Severity::note)
            objections.push_back(std::string{to_string(finding.severity)} + ", " + finding.id + ": " + finding.line);
    }
    return objections;
}

std::vector<std::string> check_taint(const BootRecord& record)
{
    const auto taint = record.facts.find("taint");
    if (taint == record.facts.end())
        return record.end_status ? std::vector<std::string>{"the guest did not tell its taint"}
                                 : std::vector<std::string>{};
    if (taint->second == "0")
        return {};
    return {"the kernel is tainted: " + taint->second};
}

/// SeaBIOS drops QEMU's ACPI tables without a word when they are too many; then nothing that was asked for
/// is tested. Its own tables have neither of these.
std::vector<std::string> check_acpi(const BootRecord& record, const Model& model)
{
    if (model.architecture != "x86_64" || record.console.find("ACPI: WAET") != std::string::npos ||
        record.console.find("PNP0A08") != std::string::npos)
        return {};
    return {"the console shows no ACPI table WAET: the firmware did not take QEMU's tables"};
}

std::vector<std::string> check_inventory(const BootRecord& record, const Model& model)
{
    const auto file = record.files.find("inventory.json");
    if (file == record.files.end())
        return {};
    const auto inventory = parse_inventory_json(file->second);
    if (!inventory)
        return {to_string(inventory.error())};
    return differences(model.expectation, *inventory);
}

std::vector<std::string> check_command(const BootRecord& record)
{
    if (!record.end_status || *record.end_status == 0)
        return {};
    return {"the command ended with exit status " + std::to_string(*record.end_status)};
}

/// Somebody's data may change only if the command names its drive.
std::vector<std::string> check_disks(const BootRecord& record)
{
    std::vector<std::string> objections;
    for (const DiskState& disk : record.disks) {
        if (disk.has_pattern && disk.sha256_before != disk.sha256_after &&
            record.command.find(disk.serial) == std::string::npos)
            objections.push_back(disk.id + " (" + disk.serial + ") has changed, and the command does not name it");
    }
    return objections;
}

}  // namespace

std::vector<BootCheck> boot_checks(const BootRecord& record, const Model& model)
{
    return {{"end", check_end(record)},
            {"channel", check_channel(record)},
            {"kernel-log", check_kernel_log(record)},
            {"taint", check_taint(record)},
            {"acpi", check_acpi(record, model)},
            {"inventory", check_inventory(record, model)},
            {"command", check_command(record)},
            {"disks", check_disks(record)}};
}

bool is_good(const std::vector<BootCheck>& checks)
{
    return std::ranges::all_of(checks, [](const BootCheck& check) { return check.objections.empty(); });
}

}  // namespace ocks
