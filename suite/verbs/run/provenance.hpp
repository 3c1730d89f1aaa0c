// SPDX-License-Identifier: GPL-3.0-or-later
/// Which build of the suite this is, and how it came here: what a report says of the program that made it.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"
#include "reports/report.hpp"

#include <string>
#include <string_view>

namespace ocks::verbs {

/// What is not known of it stays empty; without its own file nothing is.
[[nodiscard]] Result<SuiteReference> this_program(Runner& runner);

/// The linker's digest of this very program; empty if it was linked without.
[[nodiscard]] std::string own_build_id();

/// SHA-256 of the list of what a program was built from, which lies beside it as NAME.spdx.json, or in ../share/ocks/.
/// Empty if there is none, or if it is that of another build, which has another build id.
[[nodiscard]] std::string sbom_sha256_of(const std::string& program, std::string_view build_id);

/// The package that a file was installed by, as NAME-VERSION-RELEASE: what rpm says of it, or else dpkg; empty if by
/// none.
[[nodiscard]] std::string package_of(const std::string& file, Runner& runner);

}  // namespace ocks::verbs
