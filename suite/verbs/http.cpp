// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/http.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace ocks::verbs {
namespace {

/// An export of all listings of a large HCL, or what it says of a machine's cards.
constexpr std::size_t largest_answer = 256U << 20U;

/// A slow line is fine, a dead one is not (see --speed-time): a large bundle may take hours from a lab.
constexpr std::chrono::hours longest{24};

/// After each body a line with its status and size, so that bodies can be told apart whatever is in them.
constexpr auto trailer = "\n%{http_code} %{size_download}\n";

Command curl(std::vector<std::string> more)
{
    Command command;
    // -q: a .curlrc would make two machines answer differently; globoff: brackets and braces of a URL are its own.
    command.arguments = {"curl",
                         "-q",
                         "--silent",
                         "--show-error",
                         "--globoff",
                         "--proto",
                         "=http,https",
                         "--fail-early",
                         "--write-out",
                         trailer,
                         "--connect-timeout",
                         "30",
                         "--speed-limit",
                         "1",
                         "--speed-time",
                         "120"};
    std::ranges::move(more, std::back_inserter(command.arguments));
    command.deadline = longest;
    command.output_limit = largest_answer;
    // A lab may reach the net by a proxy only, and have a certificate authority of its own.
    for (const char* name : {"http_proxy",
                             "https_proxy",
                             "HTTPS_PROXY",
                             "ALL_PROXY",
                             "no_proxy",
                             "NO_PROXY",
                             "CURL_CA_BUNDLE",
                             "SSL_CERT_FILE",
                             "SSL_CERT_DIR"}) {
        if (const char* value = std::getenv(name); value != nullptr)
            command.environment.push_back(fmt::format("{}={}", name, value));
    }
    return command;
}

/// "curl: (7) Failed to connect to ..." without its name and number.
std::string reason(const Completed& completed, const Command& command)
{
    std::string_view said = trimmed(completed.errors);
    said = said.substr(0, said.find('\n'));
    if (const auto number = said.find(") "); said.starts_with("curl: (") && number != std::string_view::npos)
        said.remove_prefix(number + 2);
    return said.empty() ? to_string(completed, command) : std::string{said};
}

/// Takes the last answer off the output.
std::optional<HttpAnswer> last_answer(std::string_view& output)
{
    if (!output.ends_with('\n'))
        return std::nullopt;
    output.remove_suffix(1);
    const auto line = output.rfind('\n');
    if (line == std::string_view::npos)
        return std::nullopt;
    const std::string_view last = output.substr(line + 1);
    const auto blank = std::min(last.find(' '), last.size());
    const auto status = parse_unsigned(last.substr(0, blank));
    const auto size = parse_unsigned(last.substr(std::min(blank + 1, last.size())));
    output = output.substr(0, line);
    if (!status || !size || *size > output.size())
        return std::nullopt;
    HttpAnswer answer{static_cast<long>(*status), std::string{output.substr(output.size() - *size)}};
    output.remove_suffix(*size);
    return answer;
}

Result<std::vector<HttpAnswer>>
ask(Runner& runner, const Command& command, const std::string& place, std::size_t questions)
{
    const auto completed = runner.run(command);
    if (!completed) {
        if (completed.error().code == Errc::absent)
            return fail(Errc::absent, "curl", "no such program; install the package curl");
        return Failure(completed.error());
    }
    if (completed->exit_status != 0)
        return fail(Errc::io, place, reason(*completed, command));
    if (completed->truncated)
        return fail(Errc::malformed, place, fmt::format("an answer of more than {} MiB", largest_answer >> 20U));
    std::vector<HttpAnswer> answers;
    std::string_view rest = completed->output;
    while (answers.size() < questions) {
        auto answer = last_answer(rest);
        if (!answer)
            return fail(Errc::malformed, place, "curl gave fewer answers than it had questions");
        answers.push_back(*std::move(answer));
    }
    std::ranges::reverse(answers);
    return answers;
}

}  // namespace

Result<std::vector<HttpAnswer>> http_get(Runner& runner, const std::vector<std::string>& urls)
{
    if (urls.empty())
        return std::vector<HttpAnswer>{};
    std::vector<std::string> arguments{"--header", "Accept: application/json"};
    std::ranges::copy(urls, std::back_inserter(arguments));
    return ask(runner, curl(std::move(arguments)), urls.front(), urls.size());
}

Result<HttpAnswer> http_post(Runner& runner, const std::string& url, const std::string& type, std::string body)
{
    // Expect: a server that answers 100-continue late would cost a second.
    auto command = curl({"--header", "Content-Type: " + type, "--header", "Expect:", "--data-binary", "@-", url});
    command.input = std::move(body);
    auto answers = ask(runner, command, url, 1);
    if (!answers)
        return Failure(answers.error());
    HttpAnswer answer = std::move(answers->front());
    return answer;
}

}  // namespace ocks::verbs
