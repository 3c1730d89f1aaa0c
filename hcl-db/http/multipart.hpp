// SPDX-License-Identifier: GPL-3.0-or-later
/// A form with a file in it, as browsers send it: multipart/form-data, RFC 7578.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks::http {

struct FormPart {
    std::string name;
    std::string_view content;  ///< a view into the body

    friend bool operator==(const FormPart&, const FormPart&) = default;
};

/// The boundary that a Content-Type names; empty if it names none that could be one.
[[nodiscard]] std::string boundary_of(std::string_view content_type);

/// malformed for what no browser sends; at most 16 parts.
[[nodiscard]] Result<std::vector<FormPart>> parse_multipart(std::string_view body, std::string_view boundary);

}  // namespace ocks::http
