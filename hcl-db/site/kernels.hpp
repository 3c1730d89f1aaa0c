// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernels that an HCL knows by their drivers matrix.
#pragma once

#include "drivers-matrix/file/matrix_file.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::site {

/// "6.12.8-2611.1.0.ocks x86_64"
[[nodiscard]] std::string kernel_title(const MatrixView& matrix);

/// Those of a release, one for each architecture.
[[nodiscard]] std::vector<const MatrixView*> matrices_of(std::span<const MatrixView* const> matrices,
                                                         std::string_view release);

/// The modalias of a PCI device, as the kernel writes it; of a part that is not known the kernel's word for any.
[[nodiscard]] std::string alias_of(std::string_view id, std::string_view subsystem, std::string_view device_class);

}  // namespace ocks::site
