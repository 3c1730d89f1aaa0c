// SPDX-License-Identifier: GPL-3.0-or-later
// A disk behind a RAID controller or host adapter gives back what was written to it.
//
// suite/storage/storage_io.hpp says how. The data on the disk is lost, so the operator gives it up by serial.

#include "suite/storage/storage_io.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto fixed_disk = std::to_array<Pattern>({{"removable", "!(1)"}});
// PCI classes: SCSI, RAID, SAS, and other mass storage; a virtio disk calls itself by the first or the last
constexpr auto adapter = std::to_array<Pattern>({{"class", "@(0100|0104|0107|0180)*"}});
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "block", .where = fixed_disk, .controller = adapter},
});
constexpr auto tools = std::to_array<std::string_view>({"fio"});

}  // namespace

extern constinit const TestCase raid_io{
    .id = "raid.io",
    .summary = "blocks are written through the controller, read back and compared",
    .shows = "controller, cabling and disk store data without error, and the load went through them",
    .subjects = subjects,
    .harm = Harm::destroys_data,
    .claim = Claim::device,
    .resources = {.watts = 12, .link = true},
    .needs = {.root = true, .grant = true, .tools = tools},
    .estimate = storage_io_estimate,
    .measure = storage_io,
};

}  // namespace ocks::cases
