// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/look.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::string_view inventory_file = "inventory.json";

/// The trace has a line for the start and one for the end of each; they are brought together inside, for the
/// channel is slow. A line: "  modprobe-97  [000] .....  3.141592: initcall_finish: func=f+0x0/0x1 [m] ret=0".
constexpr std::string_view reduce_trace = R"(
trace=/sys/kernel/tracing/trace
[ ! -r $trace ] || awk '
    { task = $1; for (i = 2; i <= NF && $i !~ /^initcall_(start|finish):$/; i++); if (i > NF) next
      time = $(i - 1); sub(/:$/, "", time); name = $(i + 1); sub(/^func=/, "", name); sub(/\+.*/, "", name) }
    $i == "initcall_start:" { begin[task, name] = time; next }
    { module = $(i + 2) ~ /^\[/ ? " " $(i + 2) : ""; result = $NF; sub(/^ret=/, "", result)
      if ((task, name) in begin) printf "%.3f %s %s%s\n", (time - begin[task, name]) * 1000, result, name, module }
' $trace | sort -rn | head -20 > initcalls
)";

std::vector<std::string> check_console(const BootRecord& record, const Expectation& expectation)
{
    std::vector<std::string> objections;
    for (const std::string& text : expectation.console) {
        if (record.console.find(text) == std::string::npos)
            objections.push_back("the console does not show: " + text);
    }
    return objections;
}

std::vector<std::string> check_files(const BootRecord& record, const Expectation& expectation)
{
    std::vector<std::string> objections;
    if (!record.files.contains(inventory_file))
        return objections;
    for (const ExpectedFile& expected : expectation.files) {
        const auto found = record.files.find("look" + expected.path);
        if (found == record.files.end())
            objections.push_back(expected.path + ": not found");
        else if (trimmed(found->second) != expected.text)
            objections.push_back(expected.path + " is '" + std::string{trimmed(found->second)} + "', expected '" +
                                 expected.text + "'");
    }
    return objections;
}

}  // namespace

std::string look_command(const Model& model)
{
    std::string command = "ocks-cert inventory --format json > " + std::string{inventory_file} + "\nstatus=$?\n";
    for (const ExpectedFile& file : model.expectation.files)
        command += "[ ! -r '" + file.path + "' ] || { mkdir -p 'look" + file.path.substr(0, file.path.rfind('/')) +
                   "' && cat '" + file.path + "' > 'look" + file.path + "'; }\n";
    command += reduce_trace;
    return command + "exit $status";
}

std::vector<Initcall> parse_initcalls(std::string_view text)
{
    std::vector<Initcall> initcalls;
    for (const std::string_view line : lines(text)) {
        const auto first = line.find(' ');
        const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
        if (second == std::string_view::npos)
            continue;
        const auto time = parse_decimal(line.substr(0, first));
        const auto result = parse_signed(line.substr(first + 1, second - first - 1));
        if (time && result)
            initcalls.push_back(
                {.function = std::string{line.substr(second + 1)}, .milliseconds = *time, .result = *result});
    }
    std::ranges::stable_sort(initcalls, std::ranges::greater{}, &Initcall::milliseconds);
    return initcalls;
}

std::vector<BootCheck> look_checks(const BootRecord& record, const Expectation& expectation)
{
    return {{"console", check_console(record, expectation)}, {"files", check_files(record, expectation)}};
}

}  // namespace ocks
