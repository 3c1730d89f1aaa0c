// SPDX-License-Identifier: GPL-3.0-or-later
/// What a machine under test says through its second serial port. docs/boot-channel.md describes it.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

enum class FrameKind {
    stage,     ///< key: seconds of uptime; value: how far the guest has come
    mark,      ///< key: a point of the run that the host may react to
    fact,      ///< key and value: what the guest knows of itself
    progress,  ///< value: a line of the command's output
    file,      ///< key: its path below the results; value: its content
    end,       ///< key: exit status of the command; nothing follows
};

struct Frame {
    FrameKind kind{};
    std::string key;
    std::string value;

    friend bool operator==(const Frame&, const Frame&) = default;
};

/// Who else writes on the channel's port before the guest does.
enum class Before {
    nobody,
    firmware,  ///< UEFI of a PC: its console is every serial port there is
};

/// Takes the bytes as they come. After a failure it takes no more: what follows cannot be trusted.
class FrameReader {
public:
    FrameReader() = default;
    /// After a firmware the channel begins with the line "stage TIME userspace", the guest's first.
    explicit FrameReader(Before before) : m_waits(before == Before::firmware) {}

    /// The frames that these bytes completed.
    [[nodiscard]] Result<std::vector<Frame>> feed(std::string_view bytes);

    /// True when all that was fed belonged to a whole frame.
    [[nodiscard]] bool is_between_frames() const { return (m_pending.empty() || m_waits) && !m_file; }

private:
    struct File {
        std::string path;
        std::uint64_t size = 0;
        std::string digest;
    };

    [[nodiscard]] Result<void> take_line(std::string_view line, std::vector<Frame>& frames);
    [[nodiscard]] Result<void> start_file(std::string_view rest);
    [[nodiscard]] Result<bool> finish_file(std::vector<Frame>& frames);
    void drop_firmware_text();
    [[nodiscard]] Failure refuse(std::string_view line, std::string why);

    std::string m_pending;
    std::optional<File> m_file;
    std::optional<Error> m_error;
    std::uint64_t m_received = 0;
    bool m_ended = false;
    bool m_waits = false;
};

}  // namespace ocks
