// SPDX-License-Identifier: GPL-3.0-or-later
// Memory gives back what was written to it, on every node, over the share of free memory that the profile asks for.
//
// One process for each CPU, bound to it and to its node, writes and compares random and walking patterns. All nodes are
// tested side by side. A worker that is killed (by the OOM killer, or for a poisoned page) is evidence, not an
// accident.

#include "suite/memory/nodes.hpp"
#include "suite/memory/pattern_measurements.hpp"
#include "suite/memory/workers.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "memory"}});
constexpr std::chrono::seconds longest = std::chrono::hours{8};

std::chrono::seconds test_time(const Device& device, const Parameters& parameters)
{
    const auto base = seconds_in(parameters, "seconds", std::chrono::minutes{5});
    const auto per_gib = seconds_in(parameters, "seconds_per_gib", std::chrono::seconds{0});
    const auto gib = static_cast<std::chrono::seconds::rep>(number_of(device, "total_bytes").value_or(0) >> 30U);
    return std::clamp(per_gib * gib, base, std::max(base, longest));
}

std::chrono::seconds estimate(const Device& device, const Parameters& parameters)
{
    // The last pattern is finished when the time is over.
    return test_time(device, parameters) + std::chrono::seconds{3};
}

Result<std::vector<MemoryOrder>> orders_of(const Bench& bench)
{
    const auto share = number_in(bench.parameters, "share_percent");
    const auto reserve = number_in(bench.parameters, "reserve_bytes");
    if (!share)
        return Failure(share.error());
    if (!reserve)
        return Failure(reserve.error());
    const auto nodes = memory_nodes(bench.root);
    if (!nodes)
        return Failure(nodes.error());
    std::vector<MemoryOrder> orders;
    for (const MemoryNode& node : *nodes) {
        auto some = memory_orders(node, *share, *reserve);
        if (some.empty())
            return fail(Errc::io, "memory", "a node has no free memory to test");
        std::ranges::move(some, std::back_inserter(orders));
    }
    return orders;
}

Measured measure(const Bench& bench)
{
    const auto seed = number_in(bench.parameters, "seed");
    if (!seed)
        return Failure(seed.error());
    const auto orders = orders_of(bench);
    if (!orders)
        return Failure(orders.error());
    const auto reports = run_memory_workers(*orders, *seed, test_time(bench.device, bench.parameters));
    if (!reports)
        return Failure(reports.error());
    return memory_measurements(*orders, *reports);
}

}  // namespace

extern constinit const TestCase mem_pattern{
    .id = "mem.pattern",
    .summary = "all nodes are filled with patterns and compared",
    .shows = "memory, its controllers and its error correction keep what is written",
    .subjects = subjects,
    .harm = Harm::load,
    .claim = Claim::machine,
    .needs = {.memory_bytes = 64U << 20U},
    .estimate = estimate,
    .measure = measure,
};

}  // namespace ocks::cases
