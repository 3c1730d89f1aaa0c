// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/module.hpp"

#include "probes/bytes.hpp"

#include <algorithm>
#include <array>

namespace ocks::module {
namespace {

constexpr std::size_t half = 128;

/// Where the names stand, counted from the start of their half.
struct Layout {
    bool upper = false;
    std::size_t vendor = 0;
    std::size_t part_number = 0;
    std::size_t revision = 0;
    std::size_t revision_length = 0;
    std::size_t serial = 0;
    std::size_t date = 0;
};

constexpr Layout sfp{false, 20, 40, 56, 4, 68, 84};
constexpr Layout qsfp{true, 20, 40, 56, 2, 68, 84};
constexpr Layout cmis{true, 1, 20, 36, 2, 38, 54};

struct Kind {
    unsigned identifier = 0;
    std::string_view name = {};
    const Layout* layout = nullptr;
};

constexpr auto kinds = std::to_array<Kind>({
    {0x03, "SFP", &sfp},
    {0x0b, "DWDM-SFP", &sfp},
    {0x0c, "QSFP", &qsfp},
    {0x0d, "QSFP+", &qsfp},
    {0x11, "QSFP28", &qsfp},
    {0x18, "QSFP-DD", &cmis},
    {0x19, "OSFP", &cmis},
    {0x1e, "QSFP+ with CMIS", &cmis},
    {0x1f, "SFP-DD", &cmis},
    {0x20, "SFP+ with CMIS", &cmis},
});

const Kind* kind_of(std::string_view lower)
{
    const auto* const found = std::ranges::find(kinds, Bytes{lower}.u8(0), &Kind::identifier);
    return found == kinds.end() ? nullptr : found;
}

}  // namespace

bool needs_upper_page(std::string_view lower)
{
    const Kind* const kind = kind_of(lower);
    return kind != nullptr && kind->layout->upper;
}

Result<Device> decode(std::string_view lower, std::string_view upper)
{
    constexpr std::size_t name_length = 16;
    constexpr std::size_t date_length = 8;
    Device device;
    const Kind* const kind = kind_of(lower);
    // An empty cage answers with zeros or ones on some cards, and cards of other kinds are none of ours.
    if (kind == nullptr)
        return device;
    const Layout& layout = *kind->layout;
    const Bytes bytes{layout.upper ? upper : lower};
    if (bytes.size() < half)
        return fail(Errc::malformed, "module", "not a whole page");
    device.properties.emplace("module_type", std::string{kind->name});
    const auto put = [&](const char* property, std::size_t offset, std::size_t length) {
        if (std::string text = bytes.text(offset, length); !text.empty())
            device.properties.emplace(property, std::move(text));
    };
    put("module_vendor", layout.vendor, name_length);
    put("module_part_number", layout.part_number, name_length);
    put("module_revision", layout.revision, layout.revision_length);
    put("module_serial", layout.serial, name_length);
    put("module_date", layout.date, date_length);
    return device;
}

}  // namespace ocks::module
