// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/firmware/template_text.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase firmware_smbios;
}

namespace {

Verdict stated(Device device)
{
    return Trial{cases::firmware_smbios, std::move(device), {}, {}, {}, {}}.on(Tree{});
}

const Device finished{"system",
                      "system",
                      {{"vendor", "Example Computer"},
                       {"product", "Rack 2200"},
                       {"serial", "EXS2200001"},
                       {"uuid", "6f636b73-0000-4000-8000-000000002200"}}};

}  // namespace

TEST_CASE("a system, a board and a firmware that say who they are pass", "[case][firmware.smbios]")
{
    CHECK(stated(finished).outcome == Outcome::pass);
    CHECK(stated({"board", "board0", {{"vendor", "Example"}, {"product", "R2200 System Board"}}}).outcome ==
          Outcome::pass);
    CHECK(stated({"bios", "bios", {{"vendor", "Example"}, {"version", "2.4.1"}, {"release_date", "03/16/2026"}}})
              .outcome == Outcome::pass);
}

TEST_CASE("a template that nobody filled in fails, and the reason quotes it", "[case][firmware.smbios]")
{
    Device device = finished;
    device.properties["product"] = "To Be Filled By O.E.M.";
    device.properties.erase("serial");
    CHECK(stated(device) == Verdict{Outcome::fail,
                                    {},
                                    {"statement is product \"To Be Filled By O.E.M.\", must be stated",
                                     "statement is serial missing, must be stated"},
                                    {}});
}

TEST_CASE("words of templates are known in any case, and ordinary words are not among them", "[template_text]")
{
    for (const std::string_view text : {"",
                                        "  ",
                                        "Default string",
                                        "OEM",
                                        "00000000",
                                        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                                        "...",
                                        "xxxx",
                                        "N/A"}) {
        CAPTURE(text);
        CHECK(is_template_text(text));
    }
    for (const std::string_view text : {"0", "EXS2200001", "OEM Server 2", "03000200-0400-0500-0006-000700080009"}) {
        CAPTURE(text);
        CHECK_FALSE(is_template_text(text));
    }
}
