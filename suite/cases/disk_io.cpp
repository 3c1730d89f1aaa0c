// SPDX-License-Identifier: GPL-3.0-or-later
// A disk at one of the board's own SATA ports gives back what was written to it.
//
// suite/storage/storage_io.hpp says how. The data on the disk is lost, so the operator gives it up by serial.

#include "suite/storage/storage_io.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto fixed_disk = std::to_array<Pattern>({{"removable", "!(1)"}, {"transport", "sata"}});
constexpr auto port = std::to_array<Pattern>({{"class", "@(0101|0106)*"}});  // IDE, SATA
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "block", .where = fixed_disk, .controller = port},
});
constexpr auto tools = std::to_array<std::string_view>({"fio"});

}  // namespace

extern constinit const TestCase disk_io{
    .id = "disk.io",
    .summary = "blocks are written, read back and compared",
    .shows = "port, cable and disk store data without error, and the load went through them",
    .subjects = subjects,
    .harm = Harm::destroys_data,
    .claim = Claim::device,
    .resources = {.watts = 12, .link = true},
    .needs = {.root = true, .grant = true, .tools = tools},
    .estimate = storage_io_estimate,
    .measure = storage_io,
};

}  // namespace ocks::cases
