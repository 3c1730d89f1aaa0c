// SPDX-License-Identifier: GPL-3.0-or-later
/// What another build of the kernel makes of a certificate, from the drivers of the devices that it speaks of.
#pragma once

#include "core/inventory.hpp"
#include "core/record.hpp"
#include "core/result.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "hcl-db/lineage/inherited.hpp"
#include "hcl-db/lineage/release.hpp"

#include <span>
#include <string>

namespace ocks {

/// A kernel build by its drivers matrix; the digest of that file is what a reader can check.
struct KernelBuild {
    const MatrixView& matrix;
    std::string matrix_sha256;
};

/// malformed if `before` is not the matrix of the kernel that the inventory was taken under, or the two are of
/// different architectures. A driver whose source cannot be told to be the same, because a build does not say which it
/// has, is a delta: nothing is carried over on trust.
[[nodiscard]] Result<Inherited> inherit(const Inventory& inventory,
                                        std::span<const Record> records,
                                        const KernelBuild& before,
                                        const KernelBuild& now,
                                        const Releases& releases);

}  // namespace ocks
