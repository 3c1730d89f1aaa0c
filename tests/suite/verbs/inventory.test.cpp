// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/inventory/columns.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::verbs;

namespace {

/// A line as it is shown, without its alignment.
std::string line_of(const Device& device)
{
    std::string line;
    for (const std::string& cell : cells_of(device)) {
        if (!cell.empty())
            line += (line.empty() ? "" : " | ") + cell;
    }
    return line;
}

}  // namespace

TEST_CASE("a drive that foresees its end says so in its line, and one that does not says nothing of it")
{
    Device disk{
        "block", "sda", {{"model", "DISK"}, {"used_percent", std::uint64_t{12}}, {"smart_failing", std::uint64_t{0}}}};
    CHECK(line_of(disk) == "sda | DISK | worn 12 %");
    disk.properties["smart_failing"] = std::uint64_t{1};
    CHECK(line_of(disk) == "sda | DISK | worn 12 % | FAILING");
    CHECK(line_of({"nvme", "nvme0", {{"critical_warning", std::uint64_t{4}}}}) == "nvme0 | FAILING");
    CHECK(line_of({"raid_drive",
                   "host1/8",
                   {{"slot", std::uint64_t{4}}, {"state", "online"}, {"predicted_failures", std::uint64_t{2}}}}) ==
          "host1/8 | slot 4 | online | FAILING");
}

TEST_CASE("a card's versions are one line")
{
    CHECK(line_of({"devlink",
                   "pci/0000:3b:00.0",
                   {{"driver", "ice"}, {"running_versions", "fw.mgmt=2.1.7"}, {"stored_versions", "fw.mgmt=2.3.0"}}}) ==
          "pci/0000:3b:00.0 | ice | runs fw.mgmt=2.1.7 | stored fw.mgmt=2.3.0");
}
