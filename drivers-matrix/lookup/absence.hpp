// SPDX-License-Identifier: GPL-3.0-or-later
/// Why a kernel has no driver for a device, told by holding it against other kernels and what is known of vendors.
#pragma once

#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/knowledge/knowledge.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// From what is easiest to mend to what cannot be.
enum class Absence {
    builtin,        ///< none, it seems: the driver of another kernel is built into this one, whose tables are not known
    off,            ///< the driver is in this source, and its configuration leaves it out
    other_release,  ///< a kernel of another release serves the device
    other_architecture,  ///< a kernel for other processors does
    out_of_tree,         ///< a driver is known that Linux does not have
    untold,              ///< no module takes the device; whether a built-in driver does is not known
    unknown,             ///< none of the kernels asked, and nothing known
};

struct Missing {
    Absence absence = Absence::unknown;
    std::string module = {};  ///< the driver that would serve it
    std::string symbol = {};  ///< to switch on; empty if not known
    std::string where = {};   ///< the release, and the architecture if that is another, or the source of the knowledge

    friend bool operator==(const Missing&, const Missing&) = default;
};

/// Whether the kernel may have a driver all the same: its matrix has no tables of what is built in.
[[nodiscard]] bool may_be_served(Absence absence);

/// For an alias that `matrix` has no driver for. `others` are the kernels to ask.
[[nodiscard]] Missing why_missing(std::string_view alias,
                                  const MatrixView& matrix,
                                  std::span<const MatrixView> others,
                                  const Knowledge& knowledge);

/// "off", "other-release" …: stable, for documents.
[[nodiscard]] std::string_view to_string(Absence absence);

/// For a person: "igb is switched off: CONFIG_IGB is not set".
[[nodiscard]] std::string explained(const Missing& missing);

}  // namespace ocks
