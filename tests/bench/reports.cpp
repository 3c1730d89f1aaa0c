// SPDX-License-Identifier: GPL-3.0-or-later
// ocks_bench_reports DIR: writes DIR/report.xml and DIR/bundle.ocks of a large server, and prints how many
// milliseconds of its processor's time each step takes, as JSON: the median of nine. Time on the wall would measure
// whatever else runs on this machine.
#include "core/digest.hpp"
#include "core/file.hpp"
#include "reports/bundle/verify.hpp"
#include "reports/export/export.hpp"
#include "reports/html/html.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <vector>

using namespace ocks;

namespace {

constexpr std::size_t functions = 500;
constexpr std::size_t most_results = 2000;

double processor_milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median_milliseconds(const std::function<void()>& step)
{
    std::vector<double> times;
    for (int run = 0; run < 9; ++run) {
        const double start = processor_milliseconds();
        step();
        times.push_back(processor_milliseconds() - start);
    }
    std::ranges::nth_element(times, times.begin() + 4);
    return times[4];
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    const std::string directory = arguments[1];
    const Report report = testing::large_report(functions, most_results);
    const std::string xml = to_xml(report);
    const auto bundle = pack(report, testing::sample_logs(), testing::sample_key(), "hcl.example");
    const std::vector<VerifierKey> trusted{verifier_of(testing::sample_key()).value()};
    if (!bundle || !verify(*bundle, trusted).good() || !write_file(directory + "/report.xml", xml) ||
        !write_file(directory + "/bundle.ocks", *bundle))
        return 3;
    std::size_t written = 0;  // so that no step is optimized away
    fmt::print("{{\"devices\": {}, \"results\": {}, \"xml_bytes\": {}, \"bundle_bytes\": {}",
               report.inventory.devices.size(),
               report.results.size(),
               xml.size(),
               bundle->size());
    const auto step = [&](std::string_view name, const std::function<std::size_t()>& work) {
        fmt::print(", \"{}_ms\": {:.1f}", name, median_milliseconds([&] { written += work(); }));
    };
    step("write", [&] { return to_xml(report).size(); });
    step("read", [&] { return from_xml(xml)->results.size(); });
    step("verify", [&] { return verify(*bundle, trusted).steps.size(); });
    step("html", [&] { return to_html(report).size(); });
    for (const ExportFormat& format : export_formats())
        step(format.name, [&] { return format.write(report).size(); });
    step("sha256", [&] { return sha256(*bundle).size(); });
    fmt::print("}}\n");
    return written > 0 ? 0 : 3;
}
