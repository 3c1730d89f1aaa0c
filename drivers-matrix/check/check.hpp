// SPDX-License-Identifier: GPL-3.0-or-later
/// The pre-flight: will a kernel work on a machine, device by device, and if not, why and what to do.
#pragma once

#include "drivers-matrix/check/claimant.hpp"
#include "drivers-matrix/check/firmware.hpp"
#include "drivers-matrix/check/hcl.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/knowledge/knowledge.hpp"
#include "drivers-matrix/lookup/absence.hpp"

#include <span>
#include <string>
#include <vector>

namespace ocks {

/// From good to bad.
enum class Readiness {
    certified,       ///< the HCL has it tested and certified with a kernel of this stream
    present,         ///< a driver names the device
    not_needed,      ///< it works without a driver
    untested,        ///< it has a driver which takes all of its class and names none; or no listing of the HCL tests it
    imperfect,       ///< it has a driver, and does not do all that it should
    needs_firmware,  ///< it has a driver, which does not work without a file that is not installed
    unknown,         ///< no module takes it, and the matrix does not know what the built-in drivers take
    not_enabled,     ///< there is a driver, and this kernel is built without it
    unsupported,     ///< no driver in this kernel
};

struct Finding {
    Claimant subject;
    Readiness readiness = Readiness::unsupported;
    std::vector<std::string> drivers = {};  ///< as in sysfs, sorted
    std::string module = {};                ///< of the first of them
    bool builtin = false;
    std::string package = {};
    Missing missing = {};  ///< if it has none
    std::string reason = {};
    std::string advice = {};   ///< what to do; empty if nothing
    std::string listing = {};  ///< of the HCL, which decides; empty without one
};

/// To a question about the whole machine.
enum class Prospect { yes, no, unknown };

struct Preflight {
    std::string release = {};
    std::string architecture = {};
    std::vector<Finding> findings = {};      ///< in the order of the subjects
    Prospect root_disk = Prospect::unknown;  ///< whether the kernel gets to it
    std::string root_disk_reason = {};
    Prospect network = Prospect::unknown;
    std::string network_reason = {};
    Prospect works = Prospect::unknown;  ///< both, and no storage or network controller is without a driver
};

struct KernelUnderCheck {
    const MatrixView& matrix;
    std::span<const MatrixView> others;
    const Knowledge& knowledge;
    const FirmwareFiles& firmware;
    const Hcl* hcl = nullptr;  ///< null if none was given
};

[[nodiscard]] Preflight check(const Candidate& candidate, const KernelUnderCheck& kernel);

/// "certified", "present" …: stable, for documents.
[[nodiscard]] std::string_view to_string(Readiness readiness);
[[nodiscard]] std::string_view to_string(Prospect prospect);

}  // namespace ocks
