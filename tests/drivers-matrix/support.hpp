// SPDX-License-Identifier: GPL-3.0-or-later
/// Matrices of a few lines, opened as a file would be.
#pragma once

#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/file/write.hpp"

#include <string>
#include <utility>

namespace ocks::testing {

/// The matrix, put in order, written and opened again; with the bytes that the view looks into.
class Opened {
public:
    explicit Opened(Matrix matrix)
        : m_bytes(to_bytes(in_order(std::move(matrix)))), m_view(MatrixView::parse(m_bytes, "test.matrix").value())
    {
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() = default;

    [[nodiscard]] const MatrixView& operator*() const { return m_view; }
    [[nodiscard]] const MatrixView* operator->() const { return &m_view; }

private:
    std::string m_bytes;
    MatrixView m_view;
};

}  // namespace ocks::testing
