// SPDX-License-Identifier: GPL-3.0-or-later
/// What another build of the kernel makes of a certificate: a later one of its stream, or one of a release that
/// derives from its own. Computed from the drivers of the certificate's own devices, and shown with its proof.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// From best to worst, and the worst device counts.
enum class Carried {
    over,       ///< the driver's source is the same: what was shown still holds
    delta,      ///< the driver's source has changed: the tests on its devices are to be run again
    regressed,  ///< nothing serves the device any more
};

struct InheritedDevice {
    std::string address;  ///< "0000:3b:00.0"
    std::string id;       ///< "8086:10d3"
    std::string driver;   ///< by which the certificate's run had it
    Carried carried = Carried::over;
    std::string source_before;       ///< srcversion of the driver then; empty if it had none
    std::string source_now;          ///< and in the other build; empty if it has none
    std::vector<std::string> tests;  ///< to be run again on it, if it is a delta

    friend bool operator==(const InheritedDevice&, const InheritedDevice&) = default;
};

struct Inherited {
    std::string release;  ///< "ocks-2611-enterprise"
    std::string level;    ///< "L2"
    std::string kernel;   ///< uname -r of the build
    Carried carried = Carried::over;
    std::vector<InheritedDevice> devices;  ///< those that the certificate speaks of and that have a driver
    std::string matrix_before;             ///< SHA-256 of the two matrices that were compared: the proof
    std::string matrix_now;

    friend bool operator==(const Inherited&, const Inherited&) = default;
};

[[nodiscard]] std::string_view to_string(Carried carried);

}  // namespace ocks
