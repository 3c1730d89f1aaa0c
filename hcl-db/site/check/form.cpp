// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/check/form.hpp"

#include "core/text.hpp"
#include "hcl-db/http/multipart.hpp"
#include "hcl-db/site/kernels.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

/// A text area sends its lines as CR LF.
std::string with_plain_lines(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (const char letter : text) {
        if (letter != '\r')
            plain += letter;
    }
    return plain;
}

Result<CheckForm> multipart_form(const http::Request& request)
{
    const auto parts = http::parse_multipart(request.body, request.boundary);
    if (!parts)
        return Failure(parts.error());
    CheckForm form;
    for (const http::FormPart& part : *parts) {
        if (part.name == "kernel")
            form.kernel = trimmed(part.content);
        // The file wins over what was pasted; a field left empty is no choice.
        else if ((part.name == "file" && !part.content.empty()) || (part.name == "text" && form.text.empty()))
            form.text = with_plain_lines(part.content);
    }
    return form;
}

Result<CheckForm> plain_form(const http::Request& request)
{
    const auto fields = http::parse_form(request.body);
    if (!fields)
        return Failure(fields.error());
    CheckForm form;
    if (const auto text = fields->find("text"); text != fields->end())
        form.text = with_plain_lines(text->second);
    if (const auto kernel = fields->find("kernel"); kernel != fields->end())
        form.kernel = kernel->second;
    return form;
}

}  // namespace

Result<CheckForm> check_form_of(const http::Request& request)
{
    if (request.content_type == "multipart/form-data")
        return multipart_form(request);
    if (request.content_type == "application/x-www-form-urlencoded")
        return plain_form(request);
    return CheckForm{.text = with_plain_lines(request.body),
                     .kernel = std::string{http::parameter(request.target, "kernel")}};
}

const MatrixView* chosen_matrix(std::span<const MatrixView* const> matrices, std::string_view kernel)
{
    const auto chosen =
        std::ranges::find_if(matrices, [&](const MatrixView* matrix) { return kernel_title(*matrix) == kernel; });
    if (chosen != matrices.end())
        return *chosen;
    return matrices.empty() ? nullptr : matrices.front();
}

}  // namespace ocks::site
