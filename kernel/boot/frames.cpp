// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/frames.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <utility>

namespace ocks {
namespace {

constexpr std::size_t longest_line = 1U << 16U;
constexpr std::uint64_t largest_sum = 512U << 20U;

bool is_path_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"._-+:@=,/"}.find(c) != std::string_view::npos;
}

/// A path that stays below the directory it is put into.
bool is_safe_path(std::string_view path)
{
    if (path.empty() || path.size() > 255 || !std::ranges::all_of(path, is_path_character))
        return false;
    const auto parts = split(path, '/');
    return std::ranges::none_of(parts,
                                [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

bool is_digest(std::string_view text)
{
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::pair<std::string_view, std::string_view> first_word(std::string_view text)
{
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos)
        return {text, {}};
    return {text.substr(0, blank), text.substr(blank + 1)};
}

}  // namespace

Failure FrameReader::refuse(std::string_view line, std::string why)
{
    m_error = Error{Errc::malformed, "channel", std::move(why) + ": '" + std::string{line.substr(0, 80)} + "'"};
    return Failure(*m_error);
}

Result<void> FrameReader::start_file(std::string_view rest)
{
    const auto [path, tail] = first_word(rest);
    const auto [size_text, digest] = first_word(tail);
    const auto size = parse_unsigned(size_text);
    if (!is_safe_path(path) || !size || !is_digest(digest))
        return refuse(rest, "not a path, a size and a digest");
    if (*size > largest_sum - m_received)
        return refuse(rest, "more than 512 MiB of files");
    m_received += *size;
    m_file = File{std::string{path}, *size, std::string{digest}};
    return {};
}

Result<bool> FrameReader::finish_file(std::vector<Frame>& frames)
{
    if (m_pending.size() < m_file->size)
        return false;
    Frame frame{FrameKind::file, m_file->path, m_pending.substr(0, m_file->size)};
    if (sha256(frame.value) != m_file->digest)
        return refuse(m_file->path, "a file arrived with another digest");
    m_pending.erase(0, m_file->size);
    m_file.reset();
    frames.push_back(std::move(frame));
    return true;
}

Result<void> FrameReader::take_line(std::string_view line, std::vector<Frame>& frames)
{
    if (m_ended)
        return refuse(line, "more after the end");
    const auto [word, rest] = first_word(line);
    const auto [key, value] = first_word(rest);
    if (word == "file")
        return start_file(rest);
    if (word == "stage" && parse_decimal(key) && !value.empty())
        frames.push_back({FrameKind::stage, std::string{key}, std::string{value}});
    else if (word == "mark" && !key.empty() && value.empty())
        frames.push_back({FrameKind::mark, std::string{key}, {}});
    else if (word == "fact" && !key.empty())
        frames.push_back({FrameKind::fact, std::string{key}, std::string{value}});
    else if (word == "progress")
        frames.push_back({FrameKind::progress, {}, std::string{rest}});
    else if (const auto status = parse_unsigned(rest); word == "end" && status && *status <= 255) {
        frames.push_back({FrameKind::end, std::string{rest}, {}});
        m_ended = true;
    } else
        return refuse(line, "not a line of this channel");
    return {};
}

/// A firmware ends its text without a line's end, so the guest's first line begins anywhere.
void FrameReader::drop_firmware_text()
{
    constexpr std::string_view last_word{" userspace\n"};
    const auto end = m_pending.find(last_word);
    if (end == std::string::npos) {
        if (m_pending.size() > longest_line)
            m_pending.erase(0, m_pending.size() - longest_line);
        return;
    }
    const auto begin = m_pending.rfind("stage ", end);
    if (begin == std::string::npos) {
        m_pending.erase(0, end + last_word.size());
        return;
    }
    m_pending.erase(0, begin);
    m_waits = false;
}

Result<std::vector<Frame>> FrameReader::feed(std::string_view bytes)
{
    if (m_error)
        return Failure(*m_error);
    m_pending.append(bytes);
    std::vector<Frame> frames;
    if (m_waits)
        drop_firmware_text();
    if (m_waits)
        return frames;
    for (;;) {
        if (m_file) {
            const auto finished = finish_file(frames);
            if (!finished)
                return Failure(finished.error());
            if (!*finished)
                return frames;
            continue;
        }
        const auto end = m_pending.find('\n');
        if (end == std::string::npos) {
            if (m_pending.size() > longest_line)
                return refuse(m_pending, "a line without end");
            return frames;
        }
        const std::string line = m_pending.substr(0, end);
        m_pending.erase(0, end + 1);
        const auto taken = take_line(line, frames);
        if (!taken)
            return Failure(taken.error());
    }
}

}  // namespace ocks
