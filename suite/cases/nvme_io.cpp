// SPDX-License-Identifier: GPL-3.0-or-later
// Every namespace of an NVMe controller gives back what was written to it.
//
// suite/storage/storage_io.hpp says how: fio on the raw device, stamped blocks with CRC32C, first, middle and last
// region. The data on the namespaces is lost, so the operator gives them up by the controller's serial.

#include "suite/storage/storage_io.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto local = std::to_array<Pattern>({{"transport", "@(pcie|)"}});
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "nvme", .where = local, .otherwise = "it is reached over a network and is not part of the server"},
});
constexpr auto tools = std::to_array<std::string_view>({"fio"});

}  // namespace

extern constinit const TestCase nvme_io{
    .id = "nvme.io",
    .summary = "blocks are written, read back and compared",
    .shows = "controller, firmware and media store data without error, and the load went through them",
    .subjects = subjects,
    .harm = Harm::destroys_data,
    .claim = Claim::device,
    .resources = {.watts = 25, .link = true},
    .needs = {.root = true, .grant = true, .tools = tools},
    .estimate = storage_io_estimate,
    .measure = storage_io,
};

}  // namespace ocks::cases
