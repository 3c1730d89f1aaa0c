// SPDX-License-Identifier: GPL-3.0-or-later
// An NVMe controller that is reset is live again, and its namespaces hold what they held.
//
//   /sys/class/nvme/nvme0/reset_controller     1
//   /sys/class/nvme/nvme0/state                "live"
//
// drivers/nvme/host/sysfs.c. The kernel resets a controller by itself whenever a command is not answered in time.

#include "core/text.hpp"
#include "suite/devices/outage.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto local = std::to_array<Pattern>({{"transport", "@(pcie|)"}});
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "nvme", .where = local, .otherwise = "it is reached over a network and is not part of the server"},
});

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& parameters)
{
    return std::chrono::seconds{1} + seconds_in(parameters, "resets", std::chrono::seconds{1});
}

std::string state_of(const Bench& bench)
{
    const auto text = bench.root.read("/sys/class/nvme/" + bench.device.name + "/state");
    return text ? std::string{trimmed(*text)} : "gone";
}

/// Resets it once: "live", or what became of it.
std::string reset(const Bench& bench, std::chrono::milliseconds patience)
{
    const auto written = bench.control("/sys/class/nvme/" + bench.device.name + "/reset_controller", "1");
    const bool live = wait_until([&] { return state_of(bench) == "live"; }, patience);
    if (!live)
        return state_of(bench) + (written ? "" : ": " + written.error().why);
    return written ? "live" : "live, and the reset was refused: " + written.error().why;
}

Measured measure(const Bench& bench)
{
    const auto seconds = number_in(bench.parameters, "patience_seconds");
    const auto resets = number_in(bench.parameters, "resets");
    const auto bytes = number_in(bench.parameters, "compared_bytes");
    for (const auto* parameter : {&seconds, &resets, &bytes}) {
        if (!*parameter)
            return Failure(parameter->error());
    }
    const auto absence = Outage::begin(bench, std::string{text_of(bench.device, "pci_address").value_or("")}, *bytes);
    if (!absence)
        return Failure(absence.error());
    const std::chrono::seconds patience{*seconds};
    std::vector<Measurement> measured;
    std::string state = "live";
    // One that is not live any more has nothing to be reset again for.
    for (std::uint64_t round = 0; round < *resets && state == "live"; ++round) {
        state = reset(bench, patience);
        measured.push_back({"state", state, ""});
    }
    std::ranges::move(absence->end(bench, state == "live" ? patience : nothing_to_wait_for),
                      std::back_inserter(measured));
    return measured;
}

}  // namespace

extern constinit const TestCase nvme_reset{
    .id = "nvme.reset",
    .summary = "the controller is reset, and its namespaces are as before",
    .shows = "controller and driver recover from a command that is never answered",
    .subjects = subjects,
    .harm = Harm::disrupts,
    .claim = Claim::device,
    .needs = {.root = true, .idle = true},
    .estimate = estimate,
    .measure = measure,
};

}  // namespace ocks::cases
