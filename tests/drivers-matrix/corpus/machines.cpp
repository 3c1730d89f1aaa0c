// SPDX-License-Identifier: GPL-3.0-or-later
/// The drivers that were bound to devices of recorded machines, held against what kernels of today offer.
#include "core/text.hpp"
#include "drivers-matrix/check/check.hpp"
#include "drivers-matrix/extract/build.hpp"
#include "tests/drivers-matrix/corpus/kernels.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace ocks;
using namespace ocks::testing;

namespace {

/// Devices with a driver, on the buses that a pre-flight is about.
Candidate bound_devices(const std::filesystem::path& corpus)
{
    Candidate candidate;
    for (const auto& line : lines_of(corpus / "machines.tsv")) {
        const auto columns = split(line, '\t');
        REQUIRE(columns.size() == 5);
        const auto bus = columns[3].substr(0, columns[3].find(':'));
        if (columns[4].empty() || (bus != "pci" && bus != "usb" && bus != "virtio"))
            continue;
        Claimant subject{
            .name = std::string{columns[2]}, .modalias = std::string{columns[3]}, .driver = std::string{columns[4]}};
        if (auto pci = parse_pci_alias(subject.modalias)) {
            subject.id = std::move(pci->id);
            subject.device_class = std::move(pci->device_class);
        }
        candidate.subjects.push_back(std::move(subject));
    }
    return candidate;
}

/// What two kernels say of one device.
struct Offered {
    std::set<std::string> drivers;
    bool works_without = false;
};

bool offers(const Offered& offered, std::string_view driver)
{
    return std::ranges::any_of(offered.drivers, [driver](const auto& other) { return is_same_name(other, driver); });
}

std::vector<Offered> offered_by(const std::vector<Matrix>& kernels, const Candidate& candidate)
{
    std::vector<Offered> all(candidate.subjects.size());
    for (const auto& kernel : kernels) {
        const Opened opened{kernel};
        const auto preflight = check(candidate, {*opened, {}, own_knowledge(), {}});
        REQUIRE(preflight.findings.size() == all.size());
        for (std::size_t at = 0; at < all.size(); ++at) {
            const auto& finding = preflight.findings[at];
            all[at].drivers.insert(finding.drivers.begin(), finding.drivers.end());
            all[at].works_without = all[at].works_without || finding.readiness == Readiness::not_needed;
        }
    }
    return all;
}

std::string in_words(const std::map<std::string, std::size_t>& counts)
{
    std::string text;
    for (const auto& [driver, count] : counts)
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + driver;
    return text;
}

}  // namespace

TEST_CASE("a driver of Linux that was bound to a recorded device is offered for it, and no other is",
          "[corpus][machines]")
{
    const auto corpus = unpacked_corpus("modalias");
    if (!corpus)
        SKIP(no_corpus);
    const auto own = built_kernel();
    if (!own)
        SKIP(no_kernel);
    const auto debian = debian_kernel();
    if (!debian)
        SKIP("no kernel of Debian: run tests/drivers-matrix/debian_kernel.sh 6.12 x86_64");
    std::vector<Matrix> kernels;
    for (const auto& tree : {*own, *debian}) {
        auto matrix = build_matrix(tree.string());
        REQUIRE(matrix);
        kernels.push_back(*std::move(matrix));
    }

    const auto candidate = bound_devices(*corpus);
    const auto all = offered_by(kernels, candidate);
    const auto& knowledge = own_knowledge();
    std::size_t served = 0;
    std::map<std::string, std::size_t> under_another_name;
    std::map<std::string, std::size_t> undeclared;
    std::map<std::string, std::size_t> foreign;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto& device = candidate.subjects[at];
        const auto& offered = all[at];
        INFO(device.modalias << " " << device.driver);
        if (out_of_tree(knowledge, device.driver) != nullptr) {
            CHECK_FALSE(offers(offered, device.driver));
            ++foreign[device.driver];
        } else if (offered.drivers.empty()) {
            CHECK(offered.works_without);
            ++undeclared[device.driver];
        } else {
            ++served;
            if (!offers(offered, device.driver) && !offers(offered, present_name(knowledge, device.driver)))
                ++under_another_name[device.driver];
        }
    }
    CHECK(all.size() == 460);
    CHECK(served == 395);
    CHECK(in_words(foreign) == "1 apex, 1 intel-ipu7, 1 nvidia, 2 r8168, 2 wl");
    // They ask the processor which devices there are, or are switched off in both kernels; the devices work without.
    // And a USB driver takes the other interfaces of its function along, which it does not declare.
    CHECK(in_words(undeclared) == "2 agpgart-intel, 13 bdx_uncore, 2 cdc_acm, 3 intel-spi, 2 sbridge_edac, 26 "
                                  "snbep_uncore, 2 snd-usb-audio, 8 uvcvideo");
    // Names of old kernels, of Ubuntu's backports and of a maker's own, for what drivers of Linux serve.
    CHECK(in_words(under_another_name) == "1 HDA Intel, 1 i915_bpo, 2 mei, 1 rts5229, 1 rts_pstor");
}
