// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"
#include "reports/html/sections.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

using namespace html;

std::string amount(std::uint64_t bytes)
{
    constexpr std::uint64_t gibibyte = 1U << 30U;
    constexpr std::uint64_t mebibyte = 1U << 20U;
    if (bytes >= gibibyte && bytes % gibibyte == 0)
        return std::to_string(bytes / gibibyte) + " GiB";
    return bytes >= mebibyte ? std::to_string(bytes / mebibyte) + " MiB" : std::to_string(bytes) + " B";
}

Html pair_of(const Html& first, const Html& second)
{
    return first.empty() || second.empty() ? joined(first, second) : joined(first, " ", second);
}

}  // namespace

Html machine_part(const Listing& listing, const Evidence& evidence, const Words& words)
{
    const Inventory& inventory = evidence.report.inventory;
    const auto text = [&](std::string_view kind, std::string_view property) {
        const auto device = std::ranges::find(inventory.devices, kind, &Device::kind);
        return device == inventory.devices.end() ? Html{} : Html{text_of(*device, property).value_or("")};
    };
    Html memory;
    if (const Device* device = find_device(inventory, "memory", "memory")) {
        if (const auto bytes = number_of(*device, "total_bytes"))
            memory = amount(*bytes);
    }
    return section("machine",
                   words("Machine"),
                   element("dl",
                           {attribute("class", "facts-grid")},
                           fact(words("Vendor"), listing.vendor.empty() ? Html{} : vendor_link(words, listing.vendor)),
                           fact(words("Product"), listing.product),
                           fact(words("Board"), text("board", "product")),
                           fact(words("Firmware"), pair_of(text("bios", "vendor"), text("bios", "version"))),
                           fact(words("Processor"), listing.processor),
                           fact(words("Memory"), memory),
                           fact(words("Architecture"), listing.architecture),
                           fact(words("Virtualization"), evidence.report.environment.virtualization)));
}

Html run_part(const Listing& listing, const Evidence& evidence, const Words& words)
{
    const Report& report = evidence.report;
    return section("run",
                   words("What was tested"),
                   element("dl",
                           {attribute("class", "facts-grid")},
                           fact(words("Kernel"), kernel_link(words, listing.kernel_release)),
                           fact(words("Profile"), listing.profile),
                           fact(words("Policy"),
                                element("a",
                                        {href(words.address("/policies/" + listing.policy_sha256))},
                                        report.policy.id + " " + report.policy.version)),
                           fact(words("Tested"), time_of(report.generated)),
                           fact(words("Suite"), report.suite.name + " " + report.suite.version),
                           fact(words("Submitted by"), report.submitter),
                           fact(words("Signed by"), listing.signer),
                           fact(words("Received"), time_of(listing.received_at))));
}

Html picture_part(const Evidence& evidence, const Words& words)
{
    const ocks::Words drawn{words.language() == Language::chinese ? ocks::Language::chinese : ocks::Language::english};
    return picture_section(evidence.report, drawn);
}

}  // namespace ocks::site
