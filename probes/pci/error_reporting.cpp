// SPDX-License-Identifier: GPL-3.0-or-later
/// Advanced Error Reporting: which errors are masked, which are fatal, which happened.
#include "probes/pci/error_reporting.hpp"

#include "core/text.hpp"
#include "probes/pci/bit_names.hpp"
#include "probes/pci/capability_table.hpp"

#include <algorithm>
#include <array>
#include <linux/pci_regs.h>
#include <optional>

namespace ocks {
namespace {

// PCI Express Base 6.0, 7.8.4, in the words of drivers/pci/pcie/aer.c, which the counters use, too.
constexpr auto uncorrectable = std::to_array<BitName>({
    {4, "DLP"},
    {5, "SDES"},
    {12, "TLP"},
    {13, "FCP"},
    {14, "CmpltTO"},
    {15, "CmpltAbrt"},
    {16, "UnxCmplt"},
    {17, "RxOF"},
    {18, "MalfTLP"},
    {19, "ECRC"},
    {20, "UnsupReq"},
    {21, "ACSViol"},
    {22, "UncorrIntErr"},
    {23, "BlockedTLP"},
    {24, "AtomicOpBlocked"},
    {25, "TLPBlockedErr"},
    {26, "PoisonTLPBlocked"},
    {27, "DMWrReqBlocked"},
    {28, "IDECheck"},
    {29, "MisIDETLP"},
    {30, "PCRC_CHECK"},
    {31, "TLPXlatBlocked"},
});

constexpr auto correctable = std::to_array<BitName>({
    {0, "RxErr"},
    {6, "BadTLP"},
    {7, "BadDLLP"},
    {8, "Rollover"},
    {12, "Timeout"},
    {13, "NonFatalErr"},
    {14, "CorrIntErr"},
    {15, "HeaderOF"},
});

}  // namespace

void decode_error_reporting(const Bytes& capability, Device& device)
{
    const auto put = [&](const char* property, std::size_t offset, std::span<const BitName> names) {
        if (std::string list = bit_names(capability.le32(offset), names); !list.empty())
            device.properties.emplace(property, std::move(list));
    };
    put("aer_uncorrectable_latched", PCI_ERR_UNCOR_STATUS, uncorrectable);
    put("aer_uncorrectable_masked", PCI_ERR_UNCOR_MASK, uncorrectable);
    put("aer_uncorrectable_fatal", PCI_ERR_UNCOR_SEVER, uncorrectable);
    put("aer_correctable_latched", PCI_ERR_COR_STATUS, correctable);
    put("aer_correctable_masked", PCI_ERR_COR_MASK, correctable);
}

Result<ErrorCounters> parse_error_counters(std::string_view text)
{
    ErrorCounters counters;
    std::optional<std::uint64_t> total;
    for (const std::string_view line : lines(text)) {
        const auto blank = line.rfind(' ');
        const auto count = blank == std::string_view::npos ? Result<std::uint64_t>{fail(Errc::malformed, {}, {})}
                                                           : parse_unsigned(line.substr(blank + 1));
        if (!count || blank == 0)
            return fail(Errc::malformed, std::string{line}, "not a counter");
        const std::string_view name = line.substr(0, blank);
        if (name.starts_with("TOTAL_"))
            total = *count;
        else if (*count > 0)
            counters.seen.push_back(std::string{name} + "=" + std::to_string(*count));
    }
    if (!total)
        return fail(Errc::malformed, {}, "no total");
    counters.total = *total;
    return counters;
}

}  // namespace ocks
