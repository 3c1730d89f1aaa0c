// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/exercise.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::uint64_t exercised_bytes = 2U << 20U;
/// A tenth of what the slowest disk of this century does; an emulated drive on a busy host does ten times as much.
constexpr std::uint64_t least_bytes_per_second = 1U << 20U;

std::string decimal(std::uint64_t number)
{
    return std::to_string(number);
}

/// What the time for the exercised bytes says; `fact` is "disk.SERIAL.read_ms".
void judge_time(const std::string& fact, const std::string& value, std::vector<ExerciseFinding>& findings)
{
    const auto milliseconds = parse_unsigned(value);
    if (!milliseconds)
        findings.push_back({"disk-error", fact + ": " + value});
    else if (*milliseconds * least_bytes_per_second > exercised_bytes * 1000)
        findings.push_back({"slow-disk",
                            fact + ": " + decimal(exercised_bytes >> 10U) + " KiB in " + value + " ms, less than " +
                                decimal(least_bytes_per_second >> 10U) + " KiB/s"});
}

void judge_content(const std::string& fact, const std::string& value, std::vector<ExerciseFinding>& findings)
{
    if (value == "same")
        return;
    if (value == "missing")
        findings.push_back({"missing-disk", fact + ": there is no drive with that serial number"});
    else if (value == "zeros")
        findings.push_back({"blank-disk", fact + ": nothing but zeros where data was promised"});
    else
        findings.push_back({"corruption", fact + ": not what was written"});
}

}  // namespace

std::string exercise_command(const Model& model)
{
    std::string command{exercise_script()};
    for (const ModelDisk& disk : model.disks) {
        if (disk.content != DiskContent::system)
            command += (disk.content == DiskContent::pattern ? "look_at_disk " : "use_disk ") + disk.serial + "\n";
    }
    command += "use_ports\n";
    return command + "! command -v ocks-cert > /dev/null || ocks-cert inventory --format json > inventory.json";
}

std::vector<ExerciseFinding> judge_exercise(const BootRecord& record, const Model& model)
{
    std::vector<ExerciseFinding> findings;
    for (const auto& [fact, value] : record.facts) {
        if (fact.starts_with("disk.") && fact.ends_with("_ms"))
            judge_time(fact, value, findings);
        else if (fact.starts_with("disk.") && fact.ends_with(".content"))
            judge_content(fact, value, findings);
        else if (fact.starts_with("port.") && fact.ends_with(".carrier") && value != "1" && !model.cables.empty())
            findings.push_back({"link-down", fact + ": the cable carries nothing"});
    }
    return findings;
}

}  // namespace ocks
