// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/multipart.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cctype>

namespace ocks::http {
namespace {

constexpr std::size_t most_parts = 16;
constexpr std::size_t longest_boundary = 70;  // RFC 2046
constexpr std::size_t longest_head = 4096;

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "form", std::move(why));
}

bool begins_with_word(std::string_view line, std::string_view word)
{
    return line.size() >= word.size() && std::ranges::equal(line.substr(0, word.size()), word, [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == b;
           });
}

/// The value of name="…" in the line of a header; empty if it has none.
std::string quoted(std::string_view line, std::string_view name)
{
    const std::string wanted = " " + std::string{name} + "=\"";
    const std::size_t at = line.find(wanted);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = line.substr(at + wanted.size());
    return std::string{rest.substr(0, std::min(rest.find('"'), rest.size()))};
}

std::string name_in(std::string_view head)
{
    for (const std::string_view line : split(head, '\n')) {
        if (begins_with_word(line, "content-disposition:"))
            return quoted(line, "name");
    }
    return {};
}

}  // namespace

std::string boundary_of(std::string_view content_type)
{
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=? ";
    const std::size_t at = content_type.find("boundary=");
    if (at == std::string_view::npos)
        return {};
    std::string_view value = content_type.substr(at + 9);
    if (value.starts_with('"'))
        value = value.substr(1, std::min(value.find('"', 1), value.size()) - 1);
    else
        value = trimmed(value.substr(0, value.find(';')));
    const bool sound = value.size() <= longest_boundary && value.find_first_not_of(allowed) == std::string_view::npos;
    return sound ? std::string{value} : std::string{};
}

Result<std::vector<FormPart>> parse_multipart(std::string_view body, std::string_view boundary)
{
    if (boundary.empty())
        return malformed("no boundary is named");
    const std::string opening = "--" + std::string{boundary};
    const std::string between = "\r\n" + opening;
    if (!body.starts_with(opening))
        return malformed("it does not begin with its boundary");
    body.remove_prefix(opening.size());
    std::vector<FormPart> parts;
    while (!body.starts_with("--")) {
        if (parts.size() == most_parts)
            return malformed("too many parts");
        if (!body.starts_with("\r\n"))
            return malformed("a boundary does not end its line");
        const std::size_t head_end = body.find("\r\n\r\n");
        if (head_end > longest_head)  // npos is
            return malformed("a part without an end of its head");
        const std::string_view head = body.substr(2, head_end < 2 ? 0 : head_end - 2);
        body.remove_prefix(head_end + 4);
        const std::size_t end = body.find(between);
        if (end == std::string_view::npos)
            return malformed("it was cut off");
        parts.push_back({.name = name_in(head), .content = body.substr(0, end)});
        body.remove_prefix(end + between.size());
    }
    return parts;
}

}  // namespace ocks::http
