// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/served.hpp"

#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/lookup/annotate.hpp"
#include "drivers-matrix/sorted.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// A file that the driver cannot do without and that is not there; empty if all is well, or not known.
std::string missing_firmware(std::uint32_t module, const KernelUnderCheck& kernel)
{
    const auto* const rule = firmware_need(kernel.knowledge, kernel.matrix.module(module).name);
    if (rule == nullptr || rule->need != FirmwareNeed::Need::always || !kernel.firmware.is_known())
        return {};
    const auto files = kernel.matrix.firmware(module);
    // The table does not say which file is for which device: one that is there may be the right one.
    const bool some = std::ranges::any_of(files, [&](std::string_view file) { return kernel.firmware.has(file); });
    return some || files.empty() ? std::string{} : std::string{files.front()};
}

const KnownBad* known_bad(const Claimant& subject, const Finding& finding, const Knowledge& knowledge)
{
    const auto alias = normalized(subject.modalias);
    const auto found = std::ranges::find_if(knowledge.known_bad, [&](const KnownBad& rule) {
        return alias && matches(rule.device, *alias) &&
               (rule.driver.empty() || std::ranges::find(finding.drivers, rule.driver) != finding.drivers.end());
    });
    return found == knowledge.known_bad.end() ? nullptr : &*found;
}

std::string all_of(const std::vector<std::string>& drivers)
{
    std::string text;
    for (const auto& driver : drivers)
        text += (text.empty() ? "" : " or ") + driver;
    return text;
}

/// The board that a card of a PCI alias is on, "8086:a01f"; empty if the alias does not tell.
std::string subsystem_of(std::string_view modalias)
{
    const auto vendor = modalias.find("sv0000");
    const auto device = modalias.find("sd0000");
    constexpr std::size_t label = 6;
    constexpr std::size_t digits = 4;
    if (vendor == std::string_view::npos || device == std::string_view::npos ||
        modalias.size() < device + label + digits)
        return {};
    auto text = fmt::format("{}:{}", modalias.substr(vendor + label, digits), modalias.substr(device + label, digits));
    std::ranges::transform(text, text.begin(), [](char digit) {
        return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    });
    return text == "0000:0000" ? std::string{} : text;
}

/// What the HCL adds for a device whose driver is there.
void hold_against_hcl(Finding& finding, const KernelUnderCheck& kernel)
{
    if (kernel.hcl == nullptr || finding.subject.id.empty())
        return;
    const auto [standing, proof] = standing_of(*kernel.hcl,
                                               finding.subject.id,
                                               subsystem_of(finding.subject.modalias),
                                               kernel.matrix.release(),
                                               kernel.matrix.architecture());
    finding.listing = proof.listing;
    switch (standing) {
    case CardStanding::certified:
        finding.readiness = Readiness::certified;
        finding.reason +=
            fmt::format("; certified in {} with {} (listing {})", proof.product, proof.kernel, proof.listing);
        finding.advice.clear();
        return;
    case CardStanding::failed:
        finding.readiness = Readiness::imperfect;
        finding.reason +=
            fmt::format("; its test failed in {} with {} (listing {})", proof.product, proof.kernel, proof.listing);
        finding.advice = "read the listing before you rely on it";
        return;
    case CardStanding::tested:
        finding.reason +=
            fmt::format("; it passed in {} with {}, which certifies no other board and kernel (listing {})",
                        proof.product,
                        proof.kernel,
                        proof.listing);
        return;
    case CardStanding::unknown:
        // What works without a driver is not tested by anybody.
        if (class_rule(kernel.knowledge, finding.subject.device_class) != nullptr)
            return;
        finding.readiness = Readiness::untested;
        finding.reason += "; no listing of the HCL has tested it";
        finding.advice = "certify it, or choose a device that is listed";
        return;
    }
}

}  // namespace

void judge_served(Finding& finding, const std::vector<std::uint32_t>& entries, const KernelUnderCheck& kernel)
{
    bool named = false;
    for (const auto number : entries) {
        const auto entry = kernel.matrix.entry(number);
        finding.drivers.emplace_back(kernel.matrix.driver_of(entry));
        named = named || names_vendor(entry.pattern);
    }
    sort_and_drop_repeats(finding.drivers);
    const auto number = kernel.matrix.entry(entries.front()).module;
    const auto module = kernel.matrix.module(number);
    finding.module = module.name;
    finding.builtin = module.builtin;
    finding.package = module.package;
    finding.readiness = Readiness::present;
    finding.reason = fmt::format("{} ({})", all_of(finding.drivers), module.builtin ? "built in" : "module");

    const auto* const rule = class_driver(kernel.knowledge, module.name);
    if (!named && (rule == nullptr || rule->trust == ClassDriver::Trust::fallback)) {
        finding.readiness = Readiness::untested;
        finding.reason += rule == nullptr ? "; it takes any device of the class, and none names this one"
                                          : "; a fallback: " + rule->why;
        finding.advice = "certify it, or choose a device that the driver names";
    } else if (!named) {
        finding.reason += "; " + rule->why;
    }
    hold_against_hcl(finding, kernel);
    if (const auto* bad = known_bad(finding.subject, finding, kernel.knowledge)) {
        finding.readiness = Readiness::imperfect;
        finding.reason += fmt::format("; {} ({})", bad->why, bad->source);
    }
    if (const auto file = missing_firmware(number, kernel); !file.empty()) {
        finding.readiness = Readiness::needs_firmware;
        finding.reason = fmt::format("{} needs firmware, and /lib/firmware has none of its files", finding.module);
        finding.advice = fmt::format("install the firmware package that holds {}", file);
    }
}

}  // namespace ocks
