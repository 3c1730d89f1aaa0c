// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/environment.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/text.hpp"
#include "reports/bundle/manifest.hpp"
#include "reports/redaction/secret_forms.hpp"
#include "reports/xml/text.hpp"
#include "reports/xml/values.hpp"
#include "suite/verbs/machine.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace ocks::verbs {
namespace {

constexpr std::size_t longest_line = 128;

/// Drivers of management controllers and boards label the sensor at the front of the machine so.
bool is_inlet(std::string_view label)
{
    const std::string word = lower_case(label);
    return word.find("inlet") != std::string::npos || word.find("ambient") != std::string::npos;
}

void measure_air(const Inventory& inventory, Environment& environment)
{
    for (const Device& device : inventory.devices) {
        const auto value = text_of(device, "value_celsius");
        if (device.kind != "sensor" || !value || !is_xml_celsius(*value) ||
            !is_inlet(text_of(device, "label").value_or("")))
            continue;
        environment.ambient_celsius = *value;
        environment.ambient_source = device.name;
        return;
    }
}

std::vector<Tool> tools_of(const Plan& plan, Runner& runner)
{
    std::set<std::string_view> names;
    for (const Step& step : plan.steps)
        names.insert(step.test->needs.tools.begin(), step.test->needs.tools.end());
    std::vector<Tool> tools;
    for (const std::string_view name : names) {
        const auto path = find_program(name);
        const auto file = path ? read_file(*path) : Result<std::string>{Failure(path.error())};
        if (!file)
            continue;  // its test has ended with tool-missing
        const auto told = runner.run({.arguments = {*path, "--version"}, .deadline = std::chrono::seconds{5}});
        tools.push_back({.name = std::string{name}, .version = told ? version_in(*told) : "", .sha256 = sha256(*file)});
    }
    return tools;
}

}  // namespace

Result<void> check_told(const RunOptions& options)
{
    if (!options.vendor.empty() && (!is_xml_word(options.vendor) || options.vendor != vendor_of(options.vendor)))
        return fail(Errc::malformed, "--vendor " + options.vendor, "must be a word without a slash, such as acme");
    if (!options.relation.empty() && !is_xml_relation(options.relation))
        return fail(Errc::malformed,
                    "--relation " + options.relation,
                    fmt::format("must be one of {}", fmt::join(relations, ", ")));
    if (!is_one_line(options.rack) || options.rack.size() > longest_line)
        return fail(Errc::malformed, "--rack", "must be one line of at most 128 bytes");
    if (!options.ambient.empty() && !is_xml_celsius(options.ambient))
        return fail(Errc::malformed, "--ambient " + options.ambient, "must be degrees Celsius, such as 23.5");
    return {};
}

Environment environment_of(const Inventory& inventory, const Plan& plan, const RunOptions& options, Runner& runner)
{
    Environment environment{.virtualization = virtualization_of(inventory),
                            .rack = options.rack,
                            .ambient_celsius = options.ambient,
                            .ambient_source = options.ambient.empty() ? "" : "operator",
                            .tools = tools_of(plan, runner)};
    if (options.ambient.empty())
        measure_air(inventory, environment);
    return environment;
}

std::string version_in(const Completed& completed)
{
    if (completed.exit_status != 0)
        return {};
    for (const std::string* text : {&completed.output, &completed.errors}) {
        for (const std::string_view line : lines(*text)) {
            if (line.find_first_of("0123456789") != std::string_view::npos)
                return beginning_of_text(one_line(trimmed(line)), longest_line);
        }
    }
    return {};
}
}  // namespace ocks::verbs
