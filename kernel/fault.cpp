// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/fault.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::uint64_t sector_bytes = 512;
constexpr std::uint64_t spacing = (512U << 10U) / sector_bytes;
constexpr std::uint64_t margin = (1U << 20U) / sector_bytes;

}  // namespace

Result<void> apply_fault(Setup& setup, std::string_view fault)
{
    const auto colon = fault.find(':');
    const std::string_view id = fault.substr(0, colon);
    const std::string_view target = colon == std::string_view::npos ? std::string_view{} : fault.substr(colon + 1);
    for (const Fault* known : all_faults()) {
        if (known->id == id)
            return known->apply(setup, target);
    }
    return fail(Errc::absent, "fault " + std::string{id}, "no such fault; --list names them");
}

Result<Drive*> struck_drive(Setup& setup, std::string_view attachment, std::string_view serial)
{
    const auto drive = std::ranges::find_if(setup.drives, [&](const Drive& candidate) {
        return candidate.disk.attachment == attachment &&
               (serial.empty() ? !candidate.disk.has_pattern : candidate.disk.serial == serial);
    });
    if (drive == setup.drives.end())
        return fail(Errc::absent,
                    "model " + setup.model.name,
                    "has no such " + std::string{attachment} + " drive" + (serial.empty() ? "" : " as ") +
                        std::string{serial});
    return &*drive;
}

std::vector<std::uint64_t> scattered_sectors(const Drive& drive)
{
    std::vector<std::uint64_t> sectors;
    const std::uint64_t count = drive.disk.size_bytes / sector_bytes;
    for (std::uint64_t sector = margin + spacing / 2; sector + margin < count; sector += spacing)
        sectors.push_back(sector);
    return sectors;
}

}  // namespace ocks
