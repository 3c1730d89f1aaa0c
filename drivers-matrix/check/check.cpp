// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/check.hpp"

#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/check/reach.hpp"
#include "drivers-matrix/lookup/annotate.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// The entries for a device. Where the interface of its class is not known, those of any interface.
std::vector<std::uint32_t> entries_for(const Claimant& subject, const MatrixView& matrix)
{
    auto found = matrix.lookup(subject.modalias);
    const auto unknown = subject.modalias.find('?');
    if (!found.empty() || unknown == std::string::npos || !subject.modalias.starts_with("pci:"))
        return found;
    // lspci -nn leaves the interface out, and a driver of a class may name it.
    const auto interface = subject.modalias.rfind('i');
    if (unknown < interface)
        return found;  // not even the class is known
    for (unsigned number = 0; number <= 0xff && found.empty(); ++number)
        found =
            matrix.lookup(fmt::format("{}i{:02X}", std::string_view{subject.modalias}.substr(0, interface), number));
    return found;
}

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

void judge_served(Finding& finding, const std::vector<std::uint32_t>& entries, const KernelUnderCheck& kernel)
{
    bool named = false;
    for (const auto number : entries) {
        const auto entry = kernel.matrix.entry(number);
        finding.drivers.emplace_back(kernel.matrix.driver_of(entry));
        named = named || names_vendor(entry.pattern);
    }
    std::ranges::sort(finding.drivers);
    finding.drivers.erase(std::unique(finding.drivers.begin(), finding.drivers.end()), finding.drivers.end());
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

std::string advice_on(const Missing& missing)
{
    switch (missing.absence) {
    case Absence::off:
        return fmt::format("ask for a kernel with {}=m", missing.symbol);
    case Absence::other_release:
        return fmt::format("use {}, or ask for a backport", missing.where);
    case Absence::out_of_tree:
        return "get the driver from its vendor; it is not covered by a certificate";
    case Absence::other_architecture:
    case Absence::unknown:
        return "choose another device";
    }
    return {};
}

void judge_unserved(Finding& finding, const KernelUnderCheck& kernel)
{
    finding.missing = why_missing(finding.subject.modalias, kernel.matrix, kernel.others, kernel.knowledge);
    const auto* const rule = class_rule(kernel.knowledge, finding.subject.device_class);
    const bool pci = !finding.subject.device_class.empty();
    if (rule != nullptr || !pci) {
        finding.readiness = Readiness::not_needed;
        finding.reason = !pci ? std::string{"no driver, as many of this bus have none"}
                              : fmt::format("{}: {}; {}",
                                            rule->what,
                                            rule->optional ? "works without a driver" : "needs no driver",
                                            rule->why);
        if (finding.missing.absence != Absence::unknown)
            finding.reason += "; " + explained(finding.missing);
        return;
    }
    finding.readiness = finding.missing.absence == Absence::off ? Readiness::not_enabled : Readiness::unsupported;
    finding.reason = explained(finding.missing);
    finding.advice = advice_on(finding.missing);
}

}  // namespace

Preflight check(const Candidate& candidate, const KernelUnderCheck& kernel)
{
    Preflight preflight{.release = std::string{kernel.matrix.release()},
                        .architecture = std::string{kernel.matrix.architecture()}};
    for (const auto& subject : candidate.subjects) {
        Finding finding{.subject = subject};
        if (const auto entries = entries_for(subject, kernel.matrix); !entries.empty())
            judge_served(finding, entries, kernel);
        else
            judge_unserved(finding, kernel);
        preflight.findings.push_back(std::move(finding));
    }
    judge_reach(candidate, preflight);
    return preflight;
}

std::string_view to_string(Readiness readiness)
{
    switch (readiness) {
    case Readiness::certified:
        return "certified";
    case Readiness::present:
        return "present";
    case Readiness::not_needed:
        return "not-needed";
    case Readiness::untested:
        return "untested";
    case Readiness::imperfect:
        return "imperfect";
    case Readiness::needs_firmware:
        return "needs-firmware";
    case Readiness::not_enabled:
        return "not-enabled";
    case Readiness::unsupported:
        return "unsupported";
    }
    return "";
}

std::string_view to_string(Reach reach)
{
    switch (reach) {
    case Reach::served:
        return "yes";
    case Reach::lost:
        return "no";
    case Reach::unknown:
        return "unknown";
    }
    return "";
}

}  // namespace ocks
