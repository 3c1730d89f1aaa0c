// SPDX-License-Identifier: GPL-3.0-or-later
/// What the command line of ocks-boot asks for, and what is wrong with it.
#pragma once

#include "kernel/session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

enum Exit { good = 0, not_good = 1, wrong_use = 2, could_not = 3 };

struct BootOptions {
    std::vector<std::string> models;
    std::vector<std::string> kernels;
    std::vector<std::string> images;
    std::vector<std::string> suites;
    std::vector<std::string> carried;
    std::string architecture;
    std::string junit;
    unsigned jobs = 1;
    unsigned repeat = 1;
    unsigned timeout_seconds = 0;
    unsigned stall_seconds = 0;
    bool all = false;
    bool all_faults = false;
    bool each_on_its_bench = false;  ///< all faults, and no model was named
    bool list = false;
    bool quiet = false;
    SessionOptions session;
};

/// Completes the options. What is missing or odd in them; empty if nothing is.
[[nodiscard]] std::string objection(BootOptions& options);

/// One line for a person, on the standard error. Returns `status`.
Exit complain(const std::string& what, Exit status);

}  // namespace ocks
