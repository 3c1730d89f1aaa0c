// SPDX-License-Identifier: GPL-3.0-or-later
// A CPU can be taken away from the running kernel and comes back, one after the other.
//
//   /sys/devices/system/cpu/cpu3/online     0, then 1
//
// Documentation/core-api/cpu_hotplug.rst. The same steps are those of suspend, of live migration and of a CPU that is
// retired for its errors; a driver that does not let go of an interrupt or a timer shows here.

#include "suite/cpu/hotplug.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>

namespace ocks::cases {
namespace {

constexpr auto several = std::to_array<Pattern>({{"threads", "!(1)"}});
constexpr auto subjects =
    std::to_array<Subject>({{.kind = "topology", .where = several, .otherwise = "its only CPU cannot be taken away"}});

std::chrono::seconds estimate(const Device& device, const Parameters& parameters)
{
    const std::uint64_t cpus =
        std::min(number_of(device, "threads").value_or(1), number_in(parameters, "cpus").value_or(1));
    return std::chrono::seconds{1 + cpus};
}

Measured measure(const Bench& bench)
{
    const auto most = number_in(bench.parameters, "cpus");
    const auto patience = number_in(bench.parameters, "patience_seconds");
    if (!most)
        return Failure(most.error());
    if (!patience)
        return Failure(patience.error());
    const auto cpus = removable_cpus(bench.root);
    if (!cpus)
        return Failure(cpus.error());
    std::vector<Measurement> measured;
    // From the highest number: on most machines that is the other package.
    std::uint64_t done = 0;
    for (auto cpu = cpus->rbegin(); cpu != cpus->rend() && done < *most; ++cpu, ++done)
        measured.push_back({"cycle", cycle_cpu(bench.root, bench.control, *cpu, std::chrono::seconds{*patience}), ""});
    if (measured.empty())
        return fail(Errc::absent, "the kernel", "lets no CPU be taken away");
    measured.push_back({"cpus", static_cast<double>(done), "1"});
    const auto after = removable_cpus(bench.root);
    if (!after)
        return Failure(after.error());
    measured.push_back({"lost_cpus", static_cast<double>(cpus->size()) - static_cast<double>(after->size()), "1"});
    return measured;
}

/// All on: what was offline before the run was so for no reason that a server has.
void restore(const Bench& bench)
{
    const auto names = bench.root.list("/sys/devices/system/cpu");
    for (const std::string& name : names.value_or(std::vector<std::string>{})) {
        if (name.starts_with("cpu"))
            (void)bench.control("/sys/devices/system/cpu/" + name + "/online", "1");
    }
}

}  // namespace

extern constinit const TestCase cpu_hotplug{
    .id = "cpu.hotplug",
    .summary = "CPUs are taken away one by one and come back",
    .shows = "a CPU can be retired, and everything that ran on it goes elsewhere",
    .subjects = subjects,
    .harm = Harm::disrupts,
    .claim = Claim::machine,
    .needs = {.root = true},
    .estimate = estimate,
    .measure = measure,
    .restore = restore,
};

}  // namespace ocks::cases
