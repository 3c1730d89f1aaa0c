// SPDX-License-Identifier: GPL-3.0-or-later
// ocks_bench_reports DIR: writes DIR/report.xml and DIR/bundle.ocks of a large server, and prints how many
// milliseconds each step takes, as JSON: the median of nine.
#include "core/digest.hpp"
#include "core/file.hpp"
#include "reports/bundle/verify.hpp"
#include "reports/export/export.hpp"
#include "reports/html/html.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <vector>

using namespace ocks;

namespace {

constexpr std::size_t functions = 500;
constexpr std::size_t most_results = 2000;

/// The sample's devices and results over and over, each under a name of its own.
Report large_report()
{
    Report report = testing::sample_report();
    const Device device = *find_device(report.inventory, "pci", "0000:3b:00.0");
    const TestResult result = report.results.front();
    report.inventory.devices.resize(1);
    report.coverage.clear();
    report.results.clear();
    for (std::size_t index = 0; index < functions; ++index) {
        Device copy = device;
        copy.name = fmt::format("{:04x}:{:02x}:{:02x}.0", index / 256, index % 256, 0);
        report.coverage.push_back({"pci", copy.name, Cover::tested, "nvme", ""});
        for (std::size_t count = 0; count < most_results / functions; ++count) {
            TestResult other = result;
            other.record.device = copy.name;
            report.results.push_back(std::move(other));
        }
        report.inventory.devices.push_back(std::move(copy));
    }
    report.summary = summarised(records_of(report), {});
    return normalised(std::move(report));
}

double median_milliseconds(const std::function<void()>& step)
{
    std::vector<double> times;
    for (int run = 0; run < 9; ++run) {
        const auto start = std::chrono::steady_clock::now();
        step();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
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
    const Report report = large_report();
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
