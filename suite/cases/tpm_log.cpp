// SPDX-License-Identifier: GPL-3.0-or-later
// The firmware's log of the start is the truth: added up again, it gives what the TPM holds.
//
//   /sys/kernel/security/tpm0/binary_bios_measurements
//   /sys/class/tpm/tpm0/pcr-sha256/0         "3F2A…"
//
// Registers 0 to 7 are the firmware's and the boot loader's: TCG PC Client Platform Firmware Profile 1.05, 3.3.4. What
// the kernel measures itself goes into others.

#include "core/text.hpp"
#include "suite/test_case.hpp"
#include "suite/tpm/event_log.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace ocks::cases {
namespace {

constexpr auto measured_boot =
    std::to_array<Pattern>({{"version_major", "2"}, {"event_log", "1"}, {"pcr_banks", "*sha256*"}});
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "tpm", .where = measured_boot, .otherwise = "there is no log to compare its registers with"},
});

constexpr std::uint32_t firmware_registers = 8;

/// In lower case, as digests are written here.
Result<std::string> held_in(const Bench& bench, std::uint32_t reg)
{
    const auto text = bench.root.read(fmt::format("/sys/class/tpm/{}/pcr-sha256/{}", bench.device.name, reg));
    if (!text)
        return Failure(text.error());
    std::string digits{trimmed(*text)};
    std::ranges::transform(
        digits, digits.begin(), [](unsigned char digit) { return static_cast<char>(std::tolower(digit)); });
    return digits;
}

Measured measure(const Bench& bench)
{
    const auto log = bench.root.read("/sys/kernel/security/" + bench.device.name + "/binary_bios_measurements");
    if (!log)
        return Failure(log.error());
    const auto logged = replay_event_log(*log);
    if (!logged)
        return Failure(logged.error());
    if (logged->empty())
        return fail(Errc::absent, "the event log", "has no measurement");
    std::vector<Measurement> measured;
    for (std::uint32_t reg = 0; reg < firmware_registers; ++reg) {
        const auto held = held_in(bench, reg);
        if (!held)
            return Failure(held.error());
        const auto expected = logged->find(reg);
        const std::string sum = expected == logged->end() ? std::string(64, '0') : expected->second;
        measured.push_back({"register", *held == sum ? "as logged" : fmt::format("{} holds something else", reg), ""});
    }
    return measured;
}

}  // namespace

extern constinit const TestCase tpm_log{
    .id = "tpm.log",
    .summary = "the TPM holds what the firmware's log adds up to",
    .shows = "the firmware measures the start, and the TPM keeps and tells what it was given",
    .subjects = subjects,
    .needs = {.root = true},
    .measure = measure,
};

}  // namespace ocks::cases
