// SPDX-License-Identifier: GPL-3.0-or-later
/// "Will my machine work?", answered from what was tested and from the drivers matrix of a kernel.
#pragma once

#include "drivers-matrix/check/check.hpp"
#include "hcl-db/index/index.hpp"

#include <string>
#include <vector>

namespace ocks::site {

/// From best to worst.
enum class Trust {
    certified,  ///< it passed in a machine that has a certificate
    tested,     ///< it passed in a machine that has none
    present,    ///< nobody has tested it; a driver of the kernel names it, or it needs none
    untested,   ///< nobody has tested it, and the kernel's driver takes it by its class alone or in part
    failed,     ///< it failed wherever it was tested
    unknown,    ///< nobody has tested it, and no driver of the kernel is for it
};

[[nodiscard]] std::string_view word_of(Trust trust);

struct DeviceAnswer {
    Finding finding;  ///< by the matrix; without one the subject alone
    Trust trust = Trust::unknown;
    std::string name;        ///< of the device; empty if nobody knows
    std::string reason;      ///< in English, one clause
    std::size_t passed = 0;  ///< listings in which a test on it passed
    std::size_t tested = 0;  ///< listings in which one ran
};

struct MachineAnswer {
    std::string kernel;  ///< release and architecture; empty if no matrix is known
    Preflight preflight;
    std::vector<DeviceAnswer> devices;  ///< the worst first
};

/// `matrix` may be null: then only what was tested is known.
[[nodiscard]] MachineAnswer answer_for(const Candidate& candidate, const Index& index, const MatrixView* matrix);

/// What lspci printed, or a snapshot of ocks-cert capture: told by its first line.
[[nodiscard]] Result<Candidate> candidate_in(std::string_view text);

}  // namespace ocks::site
