// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/handback.hpp"

#include "core/errc.hpp"
#include "core/text.hpp"
#include "suite/record_json.hpp"

namespace ocks {
namespace {

using nlohmann::json;

constexpr std::string_view where = "the result of the test";

Result<Measured> parse_failure(const json& error)
{
    const auto name = text_member(error, "code");
    const auto origin = text_member(error, "where");
    const auto why = text_member(error, "why");
    if (!name || !origin || !why)
        return fail(Errc::malformed, std::string{where}, "an error without a code, a place and a reason");
    const auto code = parse_errc(*name);
    if (!code)
        return fail(Errc::malformed, std::string{where}, "unknown error code");
    return Measured{Failure{Error{*code, *origin, *why}}};
}

}  // namespace

void write_whole(int number, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(number, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string to_handback(const Measured& measured)
{
    json document;
    if (measured)
        document["measured"] = json_of(*measured);
    else
        document["error"] = {{"code", to_string(measured.error().code)},
                             {"where", measured.error().where},
                             {"why", measured.error().why}};
    const std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
    return std::to_string(text.size()) + "\n" + text;
}

Result<Measured> parse_handback(std::string_view bytes)
{
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos)
        return fail(Errc::malformed, std::string{where}, "nothing came");
    const auto length = parse_unsigned(bytes.substr(0, end));
    const std::string_view text = bytes.substr(end + 1);
    if (!length || *length != text.size())
        return fail(Errc::malformed, std::string{where}, "its length is wrong");
    const auto document = parse_json(text, std::string{where});
    if (!document)
        return Failure(document.error());
    if (document->contains("error"))
        return parse_failure((*document)["error"]);
    if (!document->contains("measured"))
        return fail(Errc::malformed, std::string{where}, "neither measurements nor an error");
    auto measured = parse_measurements((*document)["measured"]);
    if (!measured)
        return Failure(measured.error());
    return Measured{std::move(*measured)};
}

}  // namespace ocks
