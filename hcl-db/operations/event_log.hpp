// SPDX-License-Identifier: GPL-3.0-or-later
/// What happens in a server, as one line of JSON each, for a journal to keep. A line names what was asked and how it
/// ended. It holds nothing of a body, a header, a query or a client's address, nothing of a key, and no text of a
/// problem, which may quote what was sent.
#pragma once

#include "core/result.hpp"
#include "hcl-db/http/observed.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace ocks::operations {

/// From the gravest on.
enum class Severity {
    error,    ///< the server could not do its work
    warning,  ///< somebody's upload was refused
    info,     ///< a request, a submission
};

/// "error", "warning", "info"; malformed for another word.
[[nodiscard]] Result<Severity> parse_severity(std::string_view word);
[[nodiscard]] std::string_view to_string(Severity severity);

struct Event {
    Severity severity = Severity::info;
    std::string line;  ///< without its end

    friend bool operator==(const Event&, const Event&) = default;
};

/// {"time":"…","level":"info","event":"request","request":"0f3a91c4-2a","method":"GET",…}
[[nodiscard]] Event request_event(const http::Observed& request, std::chrono::system_clock::time_point now);

/// {"time":"…","level":"warning","event":"submission","request":"…","outcome":"refused","reason":"schema",…}
/// Of a request for which upload_outcome() says something.
[[nodiscard]] Event submission_event(const http::Observed& request, std::chrono::system_clock::time_point now);

/// {"time":"…","level":"error","event":"store","kind":"io","detail":"…"}
[[nodiscard]] Event store_event(const Error& error, std::chrono::system_clock::time_point now);

/// May be used from several threads if what it writes to may be.
class EventLog {
public:
    using Write = std::function<void(const Event& event)>;

    /// Keeps what is at least as grave as `least`.
    EventLog(Severity least, Write write) : m_least(least), m_write(std::move(write)) {}

    /// A line for the request, and one more if it was an upload.
    void tell(const http::Observed& request) const;
    void tell(const Error& of_store) const;

private:
    void write(const Event& event) const;

    Severity m_least;
    Write m_write;
};

/// One whole line at a time. For systemd, which reads a line's severity from a number before it and takes it away, it
/// begins with that: "<6>{…".
void write_to_stderr(const Event& event);

}  // namespace ocks::operations
