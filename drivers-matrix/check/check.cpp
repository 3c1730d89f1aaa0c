// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/check.hpp"

#include "drivers-matrix/check/reach.hpp"
#include "drivers-matrix/check/served.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// What to ask the matrix for. Kernels of old wrote no number of the interface into a USB alias, and each pattern names
/// it: scripts/mod/file2alias.c, do_usb_entry().
std::string asked_alias(std::string_view recorded)
{
    constexpr std::size_t protocol = 4;  // "ip01"
    const auto interface = recorded.rfind("ip");
    const bool is_old =
        recorded.starts_with("usb:") && interface != std::string_view::npos && recorded.size() == interface + protocol;
    return fmt::format("{}{}", recorded, is_old ? "in??" : "");
}

/// The entries for a device. Where the interface of its class is not known, those of any interface.
std::vector<std::uint32_t> entries_for(const Claimant& subject, const MatrixView& matrix)
{
    auto found = matrix.lookup(asked_alias(subject.modalias));
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

std::string advice_on(const Missing& missing)
{
    switch (missing.absence) {
    case Absence::builtin:
    case Absence::untold:
        return "boot that kernel to see, or take the matrix of a build of ours, which knows its built-in drivers";
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
    finding.missing =
        why_missing(asked_alias(finding.subject.modalias), kernel.matrix, kernel.others, kernel.knowledge);
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
    finding.readiness = may_be_served(finding.missing.absence)    ? Readiness::unknown
                        : finding.missing.absence == Absence::off ? Readiness::not_enabled
                                                                  : Readiness::unsupported;
    finding.reason = explained(finding.missing);
    finding.advice = advice_on(finding.missing);
}

/// Who drives the device where it was recorded, if this kernel offers another.
void tell_of_bound(Finding& finding, const Knowledge& knowledge)
{
    const auto& bound = finding.subject.driver;
    const auto offers = [&finding](std::string_view name) {
        return std::ranges::any_of(finding.drivers, [name](const auto& driver) { return is_same_name(driver, name); });
    };
    if (bound.empty() || offers(bound))
        return;
    if (const auto* const rule = out_of_tree(knowledge, bound)) {
        if (rule->driver != finding.missing.module)
            finding.reason += fmt::format("; {} drives it now, which is not part of Linux ({})", bound, rule->source);
    } else if (offers(present_name(knowledge, bound))) {
        finding.reason += fmt::format("; {} drives it now, its name in older kernels", bound);
    }
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
        tell_of_bound(finding, kernel.knowledge);
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
    case Readiness::unknown:
        return "unknown";
    case Readiness::not_enabled:
        return "not-enabled";
    case Readiness::unsupported:
        return "unsupported";
    }
    return "";
}

std::string_view to_string(Prospect prospect)
{
    switch (prospect) {
    case Prospect::yes:
        return "yes";
    case Prospect::no:
        return "no";
    case Prospect::unknown:
        return "unknown";
    }
    return "";
}

}  // namespace ocks
