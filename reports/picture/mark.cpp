// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/mark.hpp"

#include "reports/device_index.hpp"

namespace ocks {
namespace {

/// The higher one is what a reader must see.
int weight(Outcome outcome)
{
    switch (outcome) {
    case Outcome::not_applicable:
        return 0;
    case Outcome::info:
        return 1;
    case Outcome::pass:
        return 2;
    case Outcome::skip:
        return 3;
    case Outcome::error:
        return 4;
    case Outcome::fail:
        return 5;
    }
    return 0;
}

std::string address(const DeviceIndex& devices, std::string_view kind, std::string_view name)
{
    const Device* device = devices.find(kind, name);
    return device == nullptr ? std::string{} : std::string{pci_address_of(*device)};
}

}  // namespace

Mark mark_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::pass:
        return {to_string(outcome), "✓", "good"};
    case Outcome::fail:
        return {to_string(outcome), "✗", "bad"};
    case Outcome::error:
        return {to_string(outcome), "!", "warn"};
    case Outcome::skip:
        return {to_string(outcome), "→", "quiet"};
    case Outcome::not_applicable:
        return {to_string(outcome), "–", "quiet"};
    case Outcome::info:
        return {to_string(outcome), "i", "quiet"};
    }
    return {};
}

Mark mark_of(Cover cover)
{
    switch (cover) {
    case Cover::tested:
        return {to_string(cover), "✓", "good"};
    case Cover::exempt:
        return {to_string(cover), "–", "quiet"};
    case Cover::uncovered:
        return {to_string(cover), "✗", "bad"};
    }
    return {};
}

std::string_view pci_address_of(const Device& device)
{
    return device.kind == "pci" ? std::string_view{device.name} : text_of(device, "pci_address").value_or("");
}

Marks marks_of(const Report& report)
{
    const DeviceIndex devices(report.inventory);
    Marks marks;
    // Coverage first: a result says more.
    for (const Covered& line : report.coverage) {
        const std::string place = address(devices, line.kind, line.device);
        if (!place.empty() && (!marks.contains(place) || line.cover == Cover::uncovered))
            marks[place] = mark_of(line.cover);
    }
    std::map<std::string, Outcome, std::less<>> worst;
    for (const TestResult& result : report.results) {
        const Outcome outcome = result.record.verdict.outcome;
        const std::string place = address(devices, result.record.kind, result.record.device);
        if (place.empty())
            continue;
        const auto [known, fresh] = worst.emplace(place, outcome);
        if (!fresh && weight(outcome) > weight(known->second))
            known->second = outcome;
    }
    for (const auto& [place, outcome] : worst) {
        // A device that no test covers blocks the certificate, whatever passed on it.
        const auto covered = marks.find(place);
        if (outcome == Outcome::fail || covered == marks.end() || covered->second != mark_of(Cover::uncovered))
            marks[place] = mark_of(outcome);
    }
    return marks;
}

}  // namespace ocks
