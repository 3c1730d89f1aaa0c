// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ocks::verbs {
namespace {

std::string_view sequence(Tone tone)
{
    switch (tone) {
    case Tone::plain:
        return "";
    case Tone::good:
        return "\x1b[32m";
    case Tone::bad:
        return "\x1b[1;31m";
    case Tone::warning:
        return "\x1b[33m";
    case Tone::dim:
        return "\x1b[2m";
    case Tone::bold:
        return "\x1b[1m";
    }
    return "";
}

Tone tone_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::pass:
        return Tone::good;
    case Outcome::fail:
        return Tone::bad;
    case Outcome::error:
    case Outcome::skip:
        return Tone::warning;
    case Outcome::not_applicable:
    case Outcome::info:
        return Tone::dim;
    }
    return Tone::plain;
}

}  // namespace

bool is_colourful()
{
    // https://no-color.org: any value but an empty one switches colours off.
    static const bool colourful = [] {
        const char* refused = std::getenv("NO_COLOR");
        return isatty(STDOUT_FILENO) != 0 && (refused == nullptr || *refused == '\0');
    }();
    return colourful;
}

std::string painted(std::string_view text, Tone tone)
{
    if (tone == Tone::plain || !is_colourful())
        return std::string{text};
    return fmt::format("{}{}\x1b[0m", sequence(tone), text);
}

std::string painted(Outcome outcome, std::size_t width)
{
    return painted(outcome, to_string(outcome), width);
}

std::string painted(Outcome outcome, std::string_view word, std::size_t width)
{
    return painted(padded(word, width), tone_of(outcome));
}

bool starts_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t columns_of(std::string_view text)
{
    // Of the wide characters (Unicode Standard Annex 11), those from U+2E80 to U+D7A3 and from U+F900 to U+FF60 without
    // the private ones: all of them have three bytes, and the first two tell.
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!starts_character(text[at]))
            continue;
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        const bool is_wide = (first == 0xE2 && second >= 0xBA) || (first >= 0xE3 && first <= 0xED) ||
                             (first == 0xEF && second >= 0xA4 && second <= 0xBD);
        columns += is_wide ? 2 : 1;
    }
    return columns;
}

std::size_t terminal_width()
{
    winsize size{};
    return isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string padded(std::string_view text, std::size_t width)
{
    const std::size_t columns = columns_of(text);
    std::string result{text};
    if (columns < width)
        result.append(width - columns, ' ');
    return result;
}

int refuse(const Error& error, int status)
{
    fmt::print(stderr, "ocks-cert: {}\n", printable(to_string(error)));
    return status;
}

std::string duration_text(std::uint64_t milliseconds)
{
    const std::uint64_t seconds = milliseconds / 1000;
    if (seconds < 10)
        return fmt::format("{:.1f} s", static_cast<double>(milliseconds) / 1000);
    if (seconds < 60)
        return fmt::format("{} s", seconds);
    if (seconds < 3600)
        return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

std::string printable(std::string_view text)
{
    std::string result{text};
    std::ranges::replace_if(
        result,
        [](char byte) { return (static_cast<unsigned char>(byte) < 0x20U && byte != '\n') || byte == 0x7F; },
        '?');
    return result;
}

}  // namespace ocks::verbs
