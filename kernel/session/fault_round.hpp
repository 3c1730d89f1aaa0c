// SPDX-License-Identifier: GPL-3.0-or-later
/// Every fault that a boot can show, one after the other on one model: does the judge call each what it is? Each boot
/// only uses the devices once (exercise.hpp), so that a round takes minutes.
#pragma once

#include "kernel/machine/fault.hpp"
#include "kernel/session/session.hpp"

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct FaultResult {
    std::string fault;     ///< its id; empty for the boot without one
    std::string declared;  ///< the verdict that the fault says a judge must come to
    BootVerdict judged = {};
    std::chrono::milliseconds duration{0};
    std::string refusal;  ///< why the model cannot have it; then nothing was booted

    friend bool operator==(const FaultResult&, const FaultResult&) = default;
};

/// Those that a boot can show, of that bench and of that id; an empty one stands for any. Faults that only a test of
/// the suite can see are left out.
[[nodiscard]] std::vector<const Fault*> judgeable_faults(std::string_view bench, std::string_view id);

/// First a boot without any fault, which must be good, then with each in its order. `done` is called with each result
/// as it comes. Everything a boot leaves goes to OUT/FAULT/MODEL. An Error says that a boot could not even be tried.
[[nodiscard]] Result<std::vector<FaultResult>> run_all_faults(const Model& model,
                                                              std::span<const Fault* const> faults,
                                                              const SessionOptions& options,
                                                              Runner& runner,
                                                              const std::function<void(const FaultResult&)>& done);

[[nodiscard]] bool is_right(const FaultResult& result);

/// One line for a person: "ok    nmi  nmi-unknown  12.3 s  line 400 of the console: …".
[[nodiscard]] std::string to_line(const FaultResult& result);

}  // namespace ocks
