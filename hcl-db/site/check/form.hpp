// SPDX-License-Identifier: GPL-3.0-or-later
/// What somebody sent to have a machine checked.
#pragma once

#include "core/result.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "hcl-db/http/message.hpp"

#include <span>
#include <string>

namespace ocks::site {

inline constexpr std::size_t largest_machine = std::size_t{16} << 20U;

struct CheckForm {
    std::string text;    ///< what was pasted, or the file that was sent
    std::string kernel;  ///< kernel_title() of the kernel that is asked about; empty for the first
};

/// Of a form of either kind, or of plain text, whose kernel stands in the address.
[[nodiscard]] Result<CheckForm> check_form_of(const http::Request& request);

/// The matrix that the form asks for, else the first; null if there is none.
[[nodiscard]] const MatrixView* chosen_matrix(std::span<const MatrixView* const> matrices, std::string_view kernel);

}  // namespace ocks::site
