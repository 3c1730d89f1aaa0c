// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/check/answer.hpp"

#include "core/snapshot/text.hpp"
#include "drivers-matrix/check/candidate.hpp"
#include "drivers-matrix/check/lspci.hpp"
#include "drivers-matrix/pci/pci_ids.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace ocks::site {
namespace {

/// Of a card that is everywhere the last so many say enough.
constexpr std::size_t most_looked_at = 500;

const PciIds& pci_names()
{
    static const PciIds names = system_pci_ids();
    return names;
}

std::string name_of(const Claimant& subject, const std::vector<Use>& uses)
{
    for (const Use& use : uses) {
        if (!use.component.device.empty())
            return use.component.vendor.empty() ? use.component.device
                                                : use.component.vendor + " " + use.component.device;
    }
    const auto id = pci_id(subject.id);
    return id && !pci_names().device(*id).empty() ? full_name(pci_names(), *id) : std::string{};
}

std::string plural(std::size_t count, std::string_view what)
{
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

struct Evidence {
    std::set<Place> certified;
    std::set<Place> passed;
    std::set<Place> tested;
};

Evidence evidence_in(const std::vector<Use>& uses, const Index& index)
{
    Evidence evidence;
    for (const Use& use : uses) {
        if (use.component.outcome.empty() || use.component.outcome == "skip" ||
            use.component.outcome == "not-applicable")
            continue;
        evidence.tested.insert(use.place);
        if (use.component.outcome != "pass")
            continue;
        evidence.passed.insert(use.place);
        const Listing listing = index.at(use.place);
        if (listing.status == Status::published && listing.level >= Level::ready)
            evidence.certified.insert(use.place);
    }
    return evidence;
}

/// What the matrix says counts where nobody has tested: a driver that names a device is not a test of it.
std::pair<Trust, std::string> by_matrix(const Finding& finding, bool has_matrix)
{
    if (!has_matrix)
        return {Trust::unknown, "nobody has tested it, and this site knows no kernel's drivers"};
    switch (finding.readiness) {
    case Readiness::certified:
    case Readiness::present:
    case Readiness::not_needed:
        return {Trust::present, finding.reason};
    case Readiness::untested:
    case Readiness::imperfect:
    case Readiness::needs_firmware:
        return {Trust::untested, finding.reason};
    case Readiness::unknown:
    case Readiness::not_enabled:
    case Readiness::unsupported:
        break;
    }
    return {Trust::unknown, finding.reason};
}

DeviceAnswer device_answer(Finding finding, const Index& index, bool has_matrix)
{
    const std::vector<Use> uses = index.uses_of(finding.subject.id, most_looked_at);
    const Evidence evidence = evidence_in(uses, index);
    auto [trust, reason] = by_matrix(finding, has_matrix);
    const bool is_lost =
        has_matrix && (finding.readiness == Readiness::not_enabled || finding.readiness == Readiness::unsupported);
    if (is_lost) {
        // What passed with another kernel is no answer for one that has no driver.
        if (!evidence.passed.empty())
            reason += "; it passed in " + plural(evidence.passed.size(), "machine") + " with another kernel";
    } else if (!evidence.certified.empty()) {
        trust = Trust::certified;
        reason = "passed in " + plural(evidence.certified.size(), "certified machine");
    } else if (!evidence.passed.empty()) {
        trust = Trust::tested;
        reason = "passed in " + plural(evidence.passed.size(), "tested machine");
    } else if (!evidence.tested.empty()) {
        trust = Trust::failed;
        reason = "did not pass in " + plural(evidence.tested.size(), "tested machine");
    }
    std::string name = name_of(finding.subject, uses);
    return {.finding = std::move(finding),
            .trust = trust,
            .name = std::move(name),
            .reason = std::move(reason),
            .passed = evidence.passed.size(),
            .tested = evidence.tested.size()};
}

}  // namespace

std::string_view word_of(Trust trust)
{
    switch (trust) {
    case Trust::certified:
        return "certified";
    case Trust::tested:
        return "tested";
    case Trust::present:
        return "present";
    case Trust::untested:
        return "untested";
    case Trust::failed:
        return "fail";
    case Trust::unknown:
        return "unknown";
    }
    return {};
}

MachineAnswer answer_for(const Candidate& candidate, const Index& index, const MatrixView* matrix)
{
    MachineAnswer answer;
    const FirmwareFiles no_firmware;
    if (matrix != nullptr) {
        answer.kernel = std::string{matrix->release()} + " " + std::string{matrix->architecture()};
        answer.preflight =
            check(candidate, {.matrix = *matrix, .others = {}, .knowledge = own_knowledge(), .firmware = no_firmware});
    } else {
        for (const Claimant& subject : candidate.subjects)
            answer.preflight.findings.push_back({.subject = subject});
    }
    for (const Finding& finding : answer.preflight.findings)
        answer.devices.push_back(device_answer(finding, index, matrix != nullptr));
    std::ranges::stable_sort(answer.devices, std::ranges::greater{}, &DeviceAnswer::trust);
    return answer;
}

Result<Candidate> candidate_in(std::string_view text)
{
    if (!text.starts_with("ocks-snapshot"))
        return parse_lspci(text, "lspci");
    auto snapshot = parse_snapshot(text, "snapshot");
    if (!snapshot)
        return Failure(snapshot.error());
    return read_candidate(Sysroot::replay(*std::move(snapshot)));
}

}  // namespace ocks::site
