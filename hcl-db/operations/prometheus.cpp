// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/operations/prometheus.hpp"

#include "core/version.hpp"

#include <fmt/format.h>
#include <iterator>

namespace ocks::operations {
namespace {

double seconds_of(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double>{duration}.count();
}

class Text {
public:
    void about(std::string_view name, std::string_view type, std::string_view help)
    {
        m_name = name;
        fmt::format_to(
            std::back_inserter(m_text), "# HELP ocks_hcl_{0} {2}\n# TYPE ocks_hcl_{0} {1}\n", name, type, help);
    }

    template <class Number>
    void value(std::string_view labels, Number number, std::string_view suffix = {})
    {
        const bool is_bare = labels.empty();
        fmt::format_to(std::back_inserter(m_text),
                       "ocks_hcl_{}{}{}{}{} {}\n",
                       m_name,
                       suffix,
                       is_bare ? "" : "{",
                       labels,
                       is_bare ? "" : "}",
                       number);
    }

    [[nodiscard]] std::string taken() { return std::move(m_text); }

private:
    std::string m_text;
    std::string_view m_name;
};

std::string label(std::string_view name, std::string_view value)
{
    return fmt::format("{}=\"{}\"", name, label_value(value));
}

void add_requests(Text& text, const Figures& figures)
{
    text.about(
        "requests_total", "counter", "Requests that are over, by route and status; 0 is a connection that ended.");
    for (const auto& [key, count] : figures.requests)
        text.value(label("route", key.first) + "," + label("status", std::to_string(key.second)), count);
    text.about("request_duration_seconds", "histogram", "From a request's head to the end of its answer, by route.");
    for (const auto& [route, durations] : figures.durations) {
        const std::string of_route = label("route", route);
        std::uint64_t so_far = 0;
        for (std::size_t at = 0; at < duration_ends.size(); ++at) {
            so_far += durations.counts.at(at);
            text.value(of_route + "," + label("le", fmt::format("{}", duration_ends.at(at))), so_far, "_bucket");
        }
        so_far += durations.counts.back();
        text.value(of_route + "," + label("le", "+Inf"), so_far, "_bucket");
        text.value(of_route, seconds_of(durations.sum), "_sum");
        text.value(of_route, so_far, "_count");
    }
}

void add_uploads(Text& text, const Figures& figures)
{
    text.about("uploads_accepted_total", "counter", "Bundles that became a listing.");
    text.value("", figures.accepted);
    text.about("uploads_known_total", "counter", "Bundles that were here already and got their receipt again.");
    text.value("", figures.known);
    text.about("uploads_refused_total", "counter", "Bundles that were refused, by the code of the problem.");
    for (const auto& [reason, count] : figures.refused)
        text.value(label("reason", reason), count);
}

void add_index(Text& text, const BuiltIndexes& indexes)
{
    text.about("listings", "gauge", "Listings of the index, by status; those under embargo are counted and not shown.");
    for (const Status status : all_statuses()) {
        const auto found = indexes.listings.find(status);
        text.value(label("status", to_string(status)), found == indexes.listings.end() ? 0 : found->second);
    }
    text.about("index_builds_total", "counter", "Indexes that were built, the first one included.");
    text.value("", indexes.count);
    text.about("index_build_seconds_total", "counter", "Time that all of them took, reading the store included.");
    text.value("", seconds_of(indexes.total));
    text.about("index_last_build_seconds", "gauge", "Time that the last one took.");
    text.value("", seconds_of(indexes.last));
    text.about("index_change_seq", "gauge", "The change of the store that the index is of; the same on every node.");
    text.value("", indexes.change_seq);
}

}  // namespace

std::string label_value(std::string_view text)
{
    std::string value;
    for (const char letter : text) {
        if (letter == '\n') {
            value += "\\n";
            continue;
        }
        if (letter == '"' || letter == '\\')
            value += '\\';
        value += letter;
    }
    return value;
}

std::string to_prometheus(const Figures& figures)
{
    Text text;
    text.about("build_info", "gauge", "Always 1; the version is in its label.");
    text.value(label("version", version), 1);
    text.about("start_time_seconds", "gauge", "When this process was started, in seconds since 1970.");
    text.value("", figures.started);
    add_requests(text, figures);
    add_uploads(text, figures);
    add_index(text, figures.indexes);
    text.about("store_errors_total", "counter", "Statements and transactions that the database refused, by kind.");
    for (const auto& [kind, count] : figures.store_errors)
        text.value(label("kind", kind), count);
    return text.taken();
}

}  // namespace ocks::operations
