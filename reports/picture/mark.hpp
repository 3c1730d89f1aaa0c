// SPDX-License-Identifier: GPL-3.0-or-later
/// What the results say of each PCI function, in one word: that of its worst result, or of the coverage.
#pragma once

#include "reports/report.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ocks {

/// An icon, a word and a tone that the style sheet colours; never a colour alone.
struct Mark {
    std::string_view word = "untested";
    std::string_view icon = "·";
    std::string_view tone = "quiet";

    [[nodiscard]] bool is_bad() const { return tone == "bad" || tone == "warn"; }

    friend bool operator==(const Mark&, const Mark&) = default;
};

[[nodiscard]] Mark mark_of(Outcome outcome);
[[nodiscard]] Mark mark_of(Cover cover);

/// By PCI address. What happened to nvme0 or eth0 happened to the function that it stands on.
using Marks = std::map<std::string, Mark, std::less<>>;
[[nodiscard]] Marks marks_of(const Report& report);

/// The PCI address of a device: its own name, or where it says that it stands. Empty if it says nothing.
[[nodiscard]] std::string_view pci_address_of(const Device& device);

}  // namespace ocks
