// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/pattern_measurements.hpp"

#include <algorithm>
#include <map>

namespace ocks {

Measured memory_measurements(std::span<const MemoryOrder> orders, std::span<const MemoryReport> reports)
{
    struct Sum {
        double asked = 0;
        double tested = 0;
    };
    std::map<std::optional<unsigned>, Sum> nodes;
    MemoryReport all;
    double killed = 0;
    for (std::size_t index = 0; index < std::min(orders.size(), reports.size()); ++index) {
        const MemoryReport& report = reports[index];
        if (report.ended && !report.allocated)
            return fail(
                Errc::io, "memory", "a worker could not allocate " + std::to_string(orders[index].bytes) + " bytes");
        Sum& sum = nodes[orders[index].node];
        sum.asked += static_cast<double>(orders[index].bytes);
        sum.tested += static_cast<double>(report.bytes);
        killed += report.ended ? 0 : 1;
        all.bytes += report.bytes;
        all.mismatches += report.mismatches;
        all.passes += report.passes;
        all.pages_asked += report.pages_asked;
        all.pages_elsewhere += report.pages_elsewhere;
    }
    std::vector<Measurement> measured{{"mismatches", static_cast<double>(all.mismatches), "1"},
                                      {"workers_killed", killed, "1"},
                                      {"workers", static_cast<double>(reports.size()), "1"},
                                      {"tested_bytes", static_cast<double>(all.bytes), "By"},
                                      {"passes", static_cast<double>(all.passes), "1"}};
    for (const auto& [node, sum] : nodes)
        measured.push_back({"node_share_percent", 100 * sum.tested / sum.asked, "%"});
    // Without NUMA there is no wrong place.
    const double asked = static_cast<double>(std::max<std::uint64_t>(all.pages_asked, 1));
    measured.push_back({"misplaced_percent", 100 * static_cast<double>(all.pages_elsewhere) / asked, "%"});
    return measured;
}

}  // namespace ocks
