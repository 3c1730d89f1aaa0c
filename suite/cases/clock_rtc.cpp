// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of the board has kept the time, and runs as fast as the kernel's.
//
//   RTC_RD_TIME of /dev/rtc0        "2026-11-29 01:15:07"
//   SMBIOS type 0, release date     "03/16/2026"
//
// A clock that shows a time from before its firmware was made has lost it: the battery is empty, or nobody has set it.
// It counts whole seconds, so two looks may differ by one and a bit from what has passed.

#include "suite/clock/rtc.hpp"
#include "suite/control.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <array>
#include <cmath>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "rtc"}});

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& parameters)
{
    return std::chrono::seconds{1} + seconds_in(parameters, "seconds", std::chrono::seconds{1});
}

/// When the firmware was made or, if it does not say so, the parameter "earliest".
Result<std::chrono::sys_days> earliest(const Bench& bench)
{
    const Device* firmware = find_device(bench.inventory, "bios", "bios");
    const auto text = firmware == nullptr ? std::nullopt : text_of(*firmware, "release_date");
    if (text) {
        if (auto made = parse_firmware_date(*text))
            return made;
    }
    const auto otherwise = text_in(bench.parameters, "earliest");
    return otherwise ? parse_firmware_date(*otherwise) : Failure(otherwise.error());
}

Measured measure(const Bench& bench)
{
    const auto seconds = number_in(bench.parameters, "seconds");
    if (!seconds)
        return Failure(seconds.error());
    const auto since = earliest(bench);
    if (!since)
        return Failure(since.error());
    const auto begun = std::chrono::steady_clock::now();
    const auto before = read_rtc(bench.root, bench.device.name);
    if (!before)
        return Failure(before.error());
    (void)wait_until([] { return false; }, std::chrono::seconds{*seconds});
    const auto after = read_rtc(bench.root, bench.device.name);
    if (!after)
        return Failure(after.error());
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
    const double shown = static_cast<double>((*after - *before).count());
    const auto age = std::chrono::floor<std::chrono::days>(*before - std::chrono::sys_seconds{*since});
    return std::vector<Measurement>{{"difference", std::abs(shown - passed.count()), "s"},
                                    {"shown", shown, "s"},
                                    {"days_since_firmware", static_cast<double>(age.count()), "d"}};
}

}  // namespace

extern constinit const TestCase clock_rtc{
    .id = "clock.rtc",
    .summary = "the board's clock has kept the time, and runs",
    .shows = "clock and battery keep the time while the server is off",
    .subjects = subjects,
    .needs = {.root = true},
    .estimate = estimate,
    .measure = measure,
};

}  // namespace ocks::cases
