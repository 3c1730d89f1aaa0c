// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/operations/event_log.hpp"

#include "core/clock.hpp"
#include "core/errc.hpp"
#include "hcl-db/operations/counters.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace ocks::operations {
namespace {

using Json = nlohmann::ordered_json;
using Time = std::chrono::system_clock::time_point;

constexpr std::array severities{Severity::error, Severity::warning, Severity::info};

Json begun(std::string_view event, Severity severity, Time now)
{
    return {{"time", to_rfc3339(now)}, {"level", to_string(severity)}, {"event", event}};
}

Event finished(Severity severity, const Json& value)
{
    // A path is bytes of a stranger, which need not be UTF-8.
    return {.severity = severity, .line = value.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

void add_if_any(Json& value, std::string_view name, const std::string& text)
{
    if (!text.empty())
        value[std::string{name}] = text;
}

/// Microseconds are enough.
double milliseconds_of(std::chrono::nanoseconds duration)
{
    return std::round(static_cast<double>(duration.count()) / 1e3) / 1e3;
}

/// Whether standard error is the stream that systemd says it has given us; another program's is not.
bool is_journal()
{
    const char* stream = std::getenv("JOURNAL_STREAM");  // NOLINT(concurrency-mt-unsafe): nobody sets it
    struct stat file {};
    return stream != nullptr && fstat(STDERR_FILENO, &file) == 0 &&
           std::to_string(file.st_dev) + ":" + std::to_string(file.st_ino) == stream;
}

/// Of syslog.
char priority_of(Severity severity)
{
    return severity == Severity::error ? '3' : severity == Severity::warning ? '4' : '6';
}

}  // namespace

std::string_view to_string(Severity severity)
{
    constexpr std::array<std::string_view, severities.size()> words{"error", "warning", "info"};
    return words.at(static_cast<std::size_t>(severity));
}

Result<Severity> parse_severity(std::string_view word)
{
    for (const Severity severity : severities) {
        if (to_string(severity) == word)
            return severity;
    }
    return fail(Errc::malformed, std::string{word}, "is none of error, warning and info");
}

Event request_event(const http::Observed& request, Time now)
{
    const Severity severity = request.status >= 500 ? Severity::error : Severity::info;
    Json value = begun("request", severity, now);
    value["request"] = request.request;
    value["method"] = request.method;
    value["path"] = request.path;
    if (!request.route.empty())
        value["route"] = request.route;
    value["status"] = request.status;
    add_if_any(value, "problem", request.problem);
    value["received"] = request.received;
    value["sent"] = request.sent;
    value["ms"] = milliseconds_of(request.took);
    return finished(severity, value);
}

Event submission_event(const http::Observed& request, Time now)
{
    const std::string_view outcome = upload_outcome(request);
    const Severity severity = request.status >= 500  ? Severity::error
                              : outcome == "refused" ? Severity::warning
                                                     : Severity::info;
    Json value = begun("submission", severity, now);
    value["request"] = request.request;
    value["outcome"] = outcome;
    add_if_any(value, "location", request.location);
    if (outcome == "refused")
        add_if_any(value, "reason", refusal_of(request));
    value["received"] = request.received;
    return finished(severity, value);
}

Event store_event(const Error& error, Time now)
{
    Json value = begun("store", Severity::error, now);
    value["kind"] = to_string(error.code);
    value["detail"] = to_string(error);
    return finished(Severity::error, value);
}

void EventLog::write(const Event& event) const
{
    if (event.severity <= m_least)
        m_write(event);
}

void EventLog::tell(const http::Observed& request) const
{
    const Time now = std::chrono::system_clock::now();
    if (m_least == Severity::info || request.status >= 500)
        write(request_event(request, now));
    if (!upload_outcome(request).empty())
        write(submission_event(request, now));
}

void EventLog::tell(const Error& of_store) const
{
    write(store_event(of_store, std::chrono::system_clock::now()));
}

void write_to_stderr(const Event& event)
{
    static const bool has_priority = is_journal();
    std::string line;
    if (has_priority)
        line = std::string{"<"} + priority_of(event.severity) + ">";
    line += event.line + "\n";
    (void)std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace ocks::operations
