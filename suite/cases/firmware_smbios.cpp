// SPDX-License-Identifier: GPL-3.0-or-later
// The firmware says who made the server and which one it is, in words of its maker and not of the firmware's template.
//
//   Manufacturer: Example Computer          stated
//   Product Name: To be filled by O.E.M.    nobody filled it in
//
// A listing is found by these words, and a serial number ties a report to a machine: SMBIOS 3.7, 7.1 to 7.4.

#include "suite/firmware/template_text.hpp"
#include "suite/test_case.hpp"

#include <array>
#include <fmt/format.h>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>(
    {{.kind = "system", .unanswered = "the firmware's tables could not be read"}, {.kind = "board"}, {.kind = "bios"}});

struct Statement {
    std::string_view kind;
    std::string_view property;
};

constexpr auto statements = std::to_array<Statement>({
    {"system", "vendor"},
    {"system", "product"},
    {"system", "uuid"},
    {"system", "serial"},
    {"board", "vendor"},
    {"board", "product"},
    {"bios", "vendor"},
    {"bios", "version"},
    {"bios", "release_date"},
});

std::string assessment(const Device& device, std::string_view property)
{
    const auto text = text_of(device, property);
    if (!text || text->empty())
        return fmt::format("{} missing", property);
    return is_template_text(*text) ? fmt::format("{} \"{}\"", property, *text) : "stated";
}

Measured measure(const Bench& bench)
{
    std::vector<Measurement> measured;
    for (const Statement& each : statements) {
        if (each.kind == bench.device.kind)
            measured.push_back({"statement", assessment(bench.device, each.property), ""});
    }
    return measured;
}

}  // namespace

extern constinit const TestCase firmware_smbios{
    .id = "firmware.smbios",
    .summary = "the firmware names the maker, the model and the machine",
    .shows = "the firmware was finished for this product",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
