// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/load_report.hpp"

#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/xml/xml.hpp"
#include "suite/verbs/terminal.hpp"

#include <fmt/format.h>
#include <fstream>

namespace ocks::verbs {
namespace {

/// Enough of a file to tell that it is larger than any report, and for the reader to tell what else is wrong with it.
std::string beginning_of(const std::string& path)
{
    std::string bytes(largest_report + 1, '\0');
    std::ifstream file{path, std::ios::binary};
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

}  // namespace

Result<Report> load_report(const std::string& path)
{
    auto bytes = read_file(path, largest_bundle);
    if (!bytes && bytes.error().code == Errc::malformed) {
        if (std::string beginning = beginning_of(path); beginning.starts_with('<'))
            bytes = std::move(beginning);
    }
    if (!bytes)
        return Failure(bytes.error());
    if (!bytes->starts_with('<')) {
        auto bundle = unpack(*bytes);
        if (!bundle)
            return fail(bundle.error().code, path, to_string(bundle.error()));
        bytes = std::move(bundle->report_xml);
    }
    auto report = from_xml(*bytes);
    if (!report)
        return fail(report.error().code, path, to_string(report.error()));
    return report;
}

int put(const std::string& text, const std::string& out)
{
    if (out.empty()) {
        fmt::print("{}", text);
        return 0;
    }
    const auto written = write_file(out, text);
    return written ? 0 : refuse(written.error());
}

}  // namespace ocks::verbs
