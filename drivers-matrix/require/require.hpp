// SPDX-License-Identifier: GPL-3.0-or-later
/// Devices that every kernel of ours must serve, and whether one does.
#pragma once

#include "core/result.hpp"
#include "drivers-matrix/file/matrix_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Requirement {
    std::string alias;   ///< of one such device
    std::string driver;  ///< that must be among those that serve it
    std::string what;    ///< for a person
    std::vector<std::string> architectures;

    friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// must-serve.toml. `name` is used in errors: "name:line: key: why".
[[nodiscard]] Result<std::vector<Requirement>> parse_requirements(std::string_view text, std::string_view name);

/// One line for each device that is required on the matrix's architecture and not served; none if all are.
[[nodiscard]] std::vector<std::string> unmet(const std::vector<Requirement>& requirements, const MatrixView& matrix);

}  // namespace ocks
