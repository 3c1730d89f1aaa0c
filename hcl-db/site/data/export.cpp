// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/files.hpp"
#include "hcl-db/site/data/value.hpp"

#include <array>
#include <initializer_list>

namespace ocks::site {
namespace {

void add_row(std::string& text, std::initializer_list<std::string_view> cells)
{
    bool is_first = true;
    for (const std::string_view cell : cells) {
        text += (is_first ? "" : ",") + csv_cell(cell);
        is_first = false;
    }
    text += "\r\n";
}

}  // namespace

std::string csv_cell(std::string_view text)
{
    // What Excel, LibreOffice and Google Sheets begin a formula with; a blank before it does not stop them.
    constexpr std::string_view beginnings = "=+-@\t\r\n|%";
    const std::size_t first = text.find_first_not_of(' ');
    const bool is_formula = first != std::string_view::npos && beginnings.find(text[first]) != std::string_view::npos;
    std::string cell = is_formula ? "'" : "";
    cell += text;
    if (cell.find_first_of(",\"\r\n'") == std::string::npos && !cell.starts_with(' ') && !cell.ends_with(' '))
        return cell;
    std::string quoted = "\"";
    for (const char letter : cell) {
        if (letter == '"')
            quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

http::Response csv_file(const Sources& sources, const http::Request& /*request*/)
{
    std::string text;
    add_row(text,
            {"schema_version",
             "id",
             "vendor",
             "product",
             "processor",
             "architecture",
             "firmware",
             "kernel",
             "release",
             "verdict",
             "level",
             "status",
             "valid_until",
             "profile",
             "emulated",
             "tested_at",
             "received_at",
             "report_sha256",
             "bundle_sha256"});
    for (const Place place : sources.index.search({}).places) {
        const Listing listing = sources.index.at(place);
        add_row(text,
                {"1",
                 listing.id,
                 listing.vendor,
                 listing.product,
                 listing.processor,
                 listing.architecture,
                 listing.bios,
                 listing.kernel_release,
                 listing.valid.release,
                 to_string(listing.conclusion.standing),
                 to_string(listing.level),
                 to_string(listing.status),
                 listing.valid.until,
                 listing.profile,
                 listing.emulated ? "yes" : "no",
                 listing.tested_at,
                 listing.received_at,
                 listing.report_sha256,
                 listing.bundle_sha256});
    }
    return {.status = 200,
            .type = "text/csv; charset=utf-8; header=present",
            .body = std::move(text),
            .headers = {{"Content-Disposition", "attachment; filename=\"hcl.csv\""},
                        {"Cache-Control", "public, max-age=60"}}};
}

http::Response jsonl_file(const Sources& sources, const http::Request& /*request*/)
{
    std::string text;
    for (const Place place : sources.index.search({}).places) {
        Json line = summary_of(sources.index.at(place));
        line["components"] = Json::array();
        for (const Component& part : sources.index.components_of(place))
            line["components"].push_back(component_of(part));
        text += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    }
    return {.status = 200,
            .type = "application/jsonl",
            .body = std::move(text),
            .headers = {{"Cache-Control", "public, max-age=60"}}};
}

}  // namespace ocks::site
