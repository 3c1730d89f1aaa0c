// SPDX-License-Identifier: GPL-3.0-or-later
/// A Matrix as the bytes of a NAME.matrix file, and as text.
#pragma once

#include "drivers-matrix/matrix.hpp"

#include <string>

namespace ocks {

/// The matrix must be in_order(); the same matrix always gives the same bytes. records.hpp says what they are.
[[nodiscard]] std::string to_bytes(const Matrix& matrix);

/// One line for each module and each alias, with tabs between the columns, so that two builds can be compared with
/// diff(1).
///
///     release <tab> 6.12.117-2611.1.0.ocks
///     architecture <tab> x86_64
///     config <tab> d57f5d5f…
///     note <tab> kind <tab> where <tab> why
///     module <tab> e1000e <tab> m <tab> in-tree <tab> path <tab> symbol <tab> package <tab> srcversion <tab> signer
///     firmware <tab> file                      of the module above
///     alias <tab> pci:v00008086d000010D3sv*… <tab> e1000e <tab> driver
///     left-out <tab> module <tab> symbol
[[nodiscard]] std::string to_text(const Matrix& matrix);

}  // namespace ocks
