// SPDX-License-Identifier: GPL-3.0-or-later
/// NVM Express Base Specification 2.0, figures 213 and 214: what runs now, and the last 20 that ended, newest first.
#include "probes/bytes.hpp"
#include "probes/storage/nvme_data.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::nvme {
namespace {

constexpr std::size_t results = 4;
constexpr std::size_t result_bytes = 28;
constexpr std::size_t result_count = 20;
constexpr unsigned unused = 0xf;

using Name = std::pair<unsigned, std::string_view>;

constexpr auto kinds = std::to_array<Name>({{1, "short"}, {2, "extended"}, {0xe, "vendor"}});

constexpr auto outcomes = std::to_array<Name>({
    {0, "passed"},
    {1, "stopped by a command"},
    {2, "stopped by a reset"},
    {3, "stopped as a namespace went"},
    {4, "stopped by a format"},
    {5, "failed to run"},
    {6, "failed in an unknown part"},
    {7, "failed"},
    {8, "stopped"},
    {9, "stopped by a sanitize"},
});

constexpr bool is_failure(unsigned outcome)
{
    return outcome >= 5 && outcome <= 7;
}

template <std::size_t Count>
std::string name_of(const std::array<Name, Count>& names, unsigned number)
{
    const auto* const found = std::ranges::find(names, number, &Name::first);
    return found == names.end() ? std::to_string(number) : std::string{found->second};
}

}  // namespace

Result<Device> decode_self_tests(std::string_view content)
{
    constexpr std::uint64_t most_percent = 100;
    if (content.size() < self_test_bytes)
        return fail(Errc::malformed, "self-tests", "not as long as the specification says");
    const Bytes bytes{content};
    Device device;
    if (const std::uint64_t done = bytes.u8(1) & 0x7fU; (bytes.u8(0) & 0xfU) != 0 && done <= most_percent)
        device.properties.emplace("self_test_running_percent", done);
    std::uint64_t failures = 0;
    for (std::size_t index = 0; index < result_count; ++index) {
        const Bytes result = bytes.from(results + index * result_bytes);
        const unsigned outcome = result.u8(0) & 0xfU;
        // A log that was never written is empty: there is no test of the kind 0.
        if (outcome == unused || result.u8(0) >> 4U == 0)
            continue;
        device.properties.emplace("self_test", name_of(kinds, result.u8(0) >> 4U) + " " + name_of(outcomes, outcome));
        device.properties.emplace("self_test_hours", result.le64(4));
        failures += is_failure(outcome) ? 1U : 0U;
    }
    if (device.properties.contains("self_test"))
        device.properties.emplace("self_test_failures", failures);
    return device;
}

}  // namespace ocks::nvme
