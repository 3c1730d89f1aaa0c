// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/inventory/view.hpp"

#include "core/text.hpp"
#include "suite/verbs/terminal.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace ocks;
using namespace ocks::verbs;

namespace {

const Inventory server{
    .devices =
        {
            {.kind = "nvme",
             .name = "nvme0",
             .properties = {{"model", "Acme Disk 2000"}, {"serial", "A1"}, {"pci_address", "0000:00:04.0"}}},
            {.kind = "nvme",
             .name = "nvme10",
             .properties = {{"model", "Acme Disk 4000 Extended"}, {"firmware", "1.0"}}},
            {.kind = "odd_thing", .name = "odd0", .properties = {{"zeta", std::uint64_t{7}}, {"vendor", "Acme"}}},
            {.kind = "smbios", .name = "smbios", .properties = {}},
        },
    .notes = {{"pci", "/sys/a", "Input/output error"}, {"pci", "/sys/b", "Input/output error"}},
};

}  // namespace

TEST_CASE("an inventory is a table for each kind, and kinds that nobody described are shown, too", "[view]")
{
    const std::string text = to_text(server, 0);
    const auto fingerprints = text.find("Fingerprints");
    const auto notes = text.find("Notes");
    REQUIRE(fingerprints < notes);
    CHECK(text.substr(0, fingerprints) + text.substr(notes) ==
          "NVMe controllers\n"
          "  nvme0   Acme Disk 2000           serial A1                at 0000:00:04.0\n"
          "  nvme10  Acme Disk 4000 Extended             firmware 1.0\n"
          "Odd thing\n"
          "  odd0  vendor Acme, zeta 7\n"
          "Notes: what is there and could not be understood\n"
          "  pci  Input/output error  /sys/a and 1 more\n");
}

TEST_CASE("no line of an inventory is wider than the terminal", "[view]")
{
    for (std::size_t width = 20; width < 100; ++width) {
        const std::string text = to_text(server, width);
        for (const std::string_view line : lines(text)) {
            INFO(width << ": " << line);
            if (!line.starts_with("Notes:") && !line.starts_with("Fingerprints:"))
                CHECK(columns_of(line) <= width);
        }
    }
}

TEST_CASE("control characters of a device do not reach the terminal", "[view]")
{
    const Inventory hostile{.devices = {{.kind = "nvme", .name = "nvme0", .properties = {{"model", "\x1b[2J\a"}}}},
                            .notes = {}};
    CHECK(std::ranges::none_of(to_text(hostile, 0), [](char byte) { return byte == '\x1b' || byte == '\a'; }));
}
