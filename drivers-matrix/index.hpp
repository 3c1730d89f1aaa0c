// SPDX-License-Identifier: GPL-3.0-or-later
/// Look-up in a Matrix: from a device's alias to the entries that match it, in microseconds.
#pragma once

#include "drivers-matrix/matrix.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// The literal prefixes of all patterns, sorted. The longest one that an alias begins with is found by one
/// binary search; the shorter ones that it also begins with ("pci:v") are linked from there.
class Index {
public:
    /// The matrix must be in_order() and outlive the index.
    explicit Index(const Matrix& matrix);

    /// In the order of the matrix, each once. An alias with brackets that do not pair matches nothing, as in kmod.
    [[nodiscard]] std::vector<const Entry*> lookup(std::string_view alias) const;

    [[nodiscard]] const Matrix& matrix() const { return *m_matrix; }

private:
    struct Prefix {
        std::string_view text = {};
        std::uint32_t begin = 0;  ///< its entries
        std::uint32_t end = 0;
        std::int64_t parent = -1;  ///< the longest prefix of this prefix; -1 for none
    };

    const Matrix* m_matrix;
    std::vector<Prefix> m_prefixes;
};

/// The modules' names, sorted, each once.
[[nodiscard]] std::vector<std::string> modules_of(const Index& index, std::string_view alias);

}  // namespace ocks
