// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// Tells the host as soon as packets flow. Each port may be in a network namespace of its own, which the
// processes in it give a view of; the eleventh column of a port's line is the packets it sent.
constexpr std::string_view watch_for_traffic = R"(#!/bin/sh
(
    until awk '$1 != "lo:" && $1 ~ /:$/ && $11 > 200 { found = 1 } END { exit !found }' /proc/[0-9]*/net/dev; do
        sleep 0.3
    done
    echo "mark traffic" > /run/ocks/channel
) 2> /dev/null &
)";

}  // namespace

extern const Fault nic_link_cut;
const Fault nic_link_cut{
    .id = "nic-link-cut",
    .summary = "the first network cable is cut; target: 'start', or by default 'traffic', once packets flow",
    // QEMU 7.2 raises no link interrupt on an e1000e that is up, so there the driver may still show a carrier.
    .evidence = "no packet arrives any more, and with start both ports have no carrier: nic.traffic fails",
    .verdict = "link-down",
    .boot_target = "start",
    .apply = [](Setup& setup, std::string_view when) -> Result<void> {
        if (setup.model.cables.empty())
            return fail(Errc::absent, "model " + setup.model.name, "has no network cable");
        if (!when.empty() && when != "start" && when != "traffic")
            return fail(Errc::malformed, "fault nic-link-cut:" + std::string{when}, "'start' or 'traffic'");
        Reaction cut{.mark = when == "start" ? "settled" : "traffic", .commands = {}};
        for (const std::string& end : setup.model.cables.front().ends)
            cut.commands.push_back({"set_link", R"({"name": ")" + end + R"(", "up": false})"});
        setup.reactions.push_back(std::move(cut));
        if (when != "start")
            setup.guest_files.emplace("/ocks/hooks/nic-link-cut", watch_for_traffic);
        return {};
    },
};

}  // namespace ocks::faults
