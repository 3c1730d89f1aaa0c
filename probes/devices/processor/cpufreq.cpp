// SPDX-License-Identifier: GPL-3.0-or-later
/// How the processors' clock is governed: one device for all CPUs that are governed alike.
///
///   cpufreq/policy0/affected_cpus       "0 1"
///   cpufreq/policy0/scaling_driver      "intel_pstate"
///   cpufreq/policy0/scaling_governor    "powersave"
///   cpufreq/policy0/cpuinfo_max_freq    "3500000", in kHz
///   cpufreq/boost                       "1"
///
/// Documentation/admin-guide/pm/cpufreq.rst in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/cpu_list.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/devices/system/cpu/cpufreq";
constexpr std::uint64_t most_cpus = 1U << 20U;

constexpr auto attributes = std::to_array<Attribute>({
    {"scaling_driver", "driver"},
    {"scaling_governor", "governor"},
    {"energy_performance_preference", "energy_preference"},
    {"cpuinfo_min_freq", "min_khz", Form::number},
    {"cpuinfo_max_freq", "max_khz", Form::number},
    {"base_frequency", "base_khz", Form::number},
    {"scaling_min_freq", "lower_limit_khz", Form::number},
    {"scaling_max_freq", "upper_limit_khz", Form::number},
});

/// "0 1 2 3", and nothing while all of them are offline. A policy has the number of its first CPU, which is all that
/// is known of one that does not say.
std::vector<unsigned> read_cpus(const Sysroot& root, const std::string& path, unsigned first, std::vector<Note>& notes)
{
    const std::string file = below(path, "affected_cpus");
    const auto text = read_if_answered(root, file, "cpufreq", notes);
    if (!text)
        return is_there(root, file) ? std::vector{first} : std::vector<unsigned>{};
    std::vector<unsigned> cpus;
    for (const std::string_view word : split(*text, ' ')) {
        const auto number = parse_unsigned(word);
        if (number && *number < most_cpus) {
            cpus.push_back(static_cast<unsigned>(*number));
        } else if (!word.empty()) {
            notes.push_back({"cpufreq", file, "not a list of CPUs"});
            return {first};
        }
    }
    return cpus;
}

void observe_policies(const Sysroot& root, Inventory& inventory)
{
    std::map<std::map<std::string, Value, std::less<>>, std::vector<unsigned>> alike;
    for (const std::string& name : entries(root, directory, "cpufreq", inventory.notes)) {
        const auto number = name.starts_with("policy") ? parse_unsigned(std::string_view{name}.substr(6))
                                                       : Result<std::uint64_t>{fail(Errc::absent, {}, {})};
        if (!number || *number >= most_cpus)
            continue;
        const std::string path = below(std::string{directory}, name);
        const auto cpus = read_cpus(root, path, static_cast<unsigned>(*number), inventory.notes);
        if (cpus.empty())
            continue;
        Device device{.kind = "cpufreq", .name = name, .properties = {}};
        read_attributes(root, path, attributes, device, inventory.notes);
        auto& all = alike[device.properties];
        all.insert(all.end(), cpus.begin(), cpus.end());
    }
    unsigned count = 0;
    for (const auto& [properties, cpus] : alike) {
        Device device{.kind = "cpufreq", .name = "cpufreq" + std::to_string(count++), .properties = properties};
        device.properties.emplace("cpus", to_cpu_list(cpus));
        Node(root, std::string{directory}, device, inventory.notes).number("boost", "boost");
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe cpufreq{
    .id = "cpufreq",
    .summary = "how the processors' clock is governed",
    .observe = observe_policies,
};

}  // namespace ocks::probes
