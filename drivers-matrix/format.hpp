// SPDX-License-Identifier: GPL-3.0-or-later
/// NAME.matrix: a Matrix as text, one line for each module and each alias, so that two builds can be
/// compared with diff and a reader needs neither us nor a library.
///
///     ocks-matrix 1
///     release <tab> 6.12.117-2611.1.0.ocks
///     architecture <tab> x86_64
///     config <tab> d57f5d5f…
///     note <tab> kind <tab> where <tab> why
///     module <tab> e1000e <tab> m <tab> in-tree <tab> path <tab> symbol <tab> package <tab> srcversion <tab> signer
///     firmware <tab> file                      of the module above
///     alias <tab> pci:v00008086d000010D3sv*… <tab> e1000e <tab> driver
///     end <tab> sha256 of all lines before
#pragma once

#include "core/result.hpp"
#include "drivers-matrix/matrix.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// The matrix must be in_order(); the same matrix always gives the same bytes.
[[nodiscard]] std::string to_text(const Matrix& matrix);

/// `name` is used in errors only: "name:line: why". A text that is cut off, changed or out of order is malformed.
[[nodiscard]] Result<Matrix> parse_matrix(std::string_view text, std::string_view name);

/// As parse_matrix, from a file.
[[nodiscard]] Result<Matrix> read_matrix(const std::string& path);

}  // namespace ocks
