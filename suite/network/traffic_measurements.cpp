// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/traffic_measurements.hpp"

namespace ocks {
namespace {

double percent(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0.0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Measurement> traffic_measurements(const PairReport& report)
{
    std::vector<Measurement> measured{{"carrier", report.carrier ? 1.0 : 0.0, "1"}};
    for (const Flow& flow : report.flows) {
        measured.push_back({"bytes_sent", static_cast<double>(flow.sent.bytes), "By"});
        measured.push_back({"bytes_received_percent", percent(flow.received.bytes, flow.sent.bytes), "%"});
        measured.push_back({"corrupt_bytes", static_cast<double>(flow.received.corrupt_bytes), "1"});
        measured.push_back({"counted_percent", percent(flow.sender_counted, flow.sent.bytes), "%"});
        measured.push_back({"counted_percent", percent(flow.receiver_counted, flow.received.bytes), "%"});
        if (flow.received.seconds > 0)
            measured.push_back(
                {"rate", static_cast<double>(flow.received.bytes) / flow.received.seconds / 1e6, "MBy/s"});
    }
    return measured;
}

}  // namespace ocks
