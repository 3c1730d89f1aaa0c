// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/boot_checks.hpp"

#include "core/text.hpp"
#include "kernel/judge/boot_verdict.hpp"
#include "kernel/judge/exercise.hpp"
#include "kernel/judge/expectation.hpp"
#include "kernel/judge/inventory_json.hpp"

#include <algorithm>
#include <array>

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

/// A serial port that lost its clock, or a memory that lost its content, shows as bytes that no kernel prints.
std::vector<std::string> check_console_bytes(const BootRecord& record)
{
    const auto zeros = std::ranges::count(record.console, '\0');
    if (zeros == 0)
        return {};
    return {std::to_string(zeros) + " NUL bytes on the console"};
}

std::vector<std::string> check_kernel_log(const BootRecord& record, const Model& model)
{
    const auto& allowances = built_in_allowances();
    if (!allowances)
        return {to_string(allowances.error())};
    std::vector<std::string> objections;
    std::map<std::string, std::size_t> repeated;
    for (const LogFinding& finding : judge_log(record, model, *allowances).trouble) {
        const std::string what = std::string{to_string(finding.severity)} + ", " + finding.id + ": " + finding.title;
        if (++repeated[what] == 1)
            objections.push_back(what + " (line " + std::to_string(finding.line_number) + ")");
    }
    for (const auto& [what, count] : repeated) {
        if (count > 1)
            objections.push_back(what + ": " + std::to_string(count) + " times");
    }
    return objections;
}

/// Documentation/admin-guide/tainted-kernels.rst, bit by bit.
constexpr auto taint_flags = std::to_array<std::string_view>({"proprietary module",
                                                              "module forced in",
                                                              "out of specification",
                                                              "module forced out",
                                                              "machine check",
                                                              "bad page",
                                                              "by the user",
                                                              "has died",
                                                              "ACPI table overridden",
                                                              "warning",
                                                              "staging driver",
                                                              "firmware workaround",
                                                              "out-of-tree module",
                                                              "unsigned module",
                                                              "soft lockup",
                                                              "live patch",
                                                              "auxiliary",
                                                              "structures randomised",
                                                              "in-kernel test",
                                                              "fwctl"});

/// " (warning, unsigned module)", or nothing if it is no number.
std::string taint_words(std::string_view taint)
{
    const std::uint64_t flags = parse_unsigned(taint).value_or(0);
    std::string words;
    for (std::size_t bit = 0; bit < taint_flags.size(); ++bit) {
        if ((flags >> bit & 1U) != 0)
            words += (words.empty() ? " (" : ", ") + std::string{taint_flags.at(bit)};
    }
    return words.empty() ? words : words + ")";
}

std::vector<std::string> check_taint(const BootRecord& record)
{
    const auto taint = record.facts.find("taint");
    if (taint == record.facts.end())
        return record.end_status ? std::vector<std::string>{"the guest did not tell its taint"}
                                 : std::vector<std::string>{};
    if (taint->second == "0")
        return {};
    return {"the kernel is tainted: " + taint->second + taint_words(taint->second)};
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

std::vector<std::string> check_exercise(const BootRecord& record, const Model& model)
{
    std::vector<std::string> objections;
    for (const ExerciseFinding& finding : judge_exercise(record, model))
        objections.push_back(finding.id + ": " + finding.why);
    return objections;
}

/// Somebody's data may change only if the command names its drive.
std::vector<std::string> check_disks(const BootRecord& record)
{
    std::vector<std::string> objections;
    for (const DiskState& disk : record.disks) {
        if (disk.content == DiskContent::pattern && disk.sha256_before != disk.sha256_after &&
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
            {"console-bytes", check_console_bytes(record)},
            {"kernel-log", check_kernel_log(record, model)},
            {"taint", check_taint(record)},
            {"acpi", check_acpi(record, model)},
            {"inventory", check_inventory(record, model)},
            {"exercise", check_exercise(record, model)},
            {"command", check_command(record)},
            {"disks", check_disks(record)}};
}

bool is_good(const std::vector<BootCheck>& checks)
{
    return std::ranges::all_of(checks, [](const BootCheck& check) { return check.objections.empty(); });
}

}  // namespace ocks
