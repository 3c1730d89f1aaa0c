// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/html.hpp"
#include "reports/picture/branch.hpp"
#include "reports/picture/panel.hpp"
#include "reports/picture/plot.hpp"
#include "reports/picture/svg.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

using namespace ocks;

namespace {

Device function(std::string address, std::string cls, std::map<std::string, Value, std::less<>> more = {})
{
    Device device{"pci", std::move(address), std::move(more)};
    device.properties["class"] = std::move(cls);
    return device;
}

Report with(std::vector<Device> devices)
{
    Report report;
    report.inventory.devices = std::move(devices);
    return report;
}

TestResult result(std::string kind, std::string device, Outcome outcome)
{
    TestResult result;
    result.record.kind = std::move(kind);
    result.record.device = std::move(device);
    result.record.verdict.outcome = outcome;
    return result;
}

std::vector<std::string> names(const Panel& panel)
{
    std::vector<std::string> all;
    for (const Branch& branch : panel.branches)
        all.push_back(std::string(branch.depth, ' ') + branch.device->name);
    return all;
}

}  // namespace

TEST_CASE("what is behind a bridge hangs below it, on the node that any of them names")
{
    const Report report =
        with({{"numa", "node0", {}},
              {"numa", "node1", {}},
              function("0000:80:00.0", "060400"),
              function("0000:81:00.0", "010802", {{"parent", "0000:80:00.0"}, {"numa_node", std::uint64_t{1}}}),
              function("0000:00:1f.2", "010601")});
    const auto panels = panels_of(report);
    REQUIRE(panels.size() == 3);
    CHECK(panels[0].branches.empty());
    CHECK(names(panels[1]) == std::vector<std::string>{"0000:80:00.0", " 0000:81:00.0"});
    CHECK(panels[1].branches[1].parent == 0);
    CHECK_FALSE(panels[2].node);
    CHECK(names(panels[2]) == std::vector<std::string>{"0000:00:1f.2"});
}

TEST_CASE("the chipset is folded away unless something is wrong with it")
{
    Report report = with({function("0000:00:00.0", "060000"), function("0000:00:08.0", "088000")});
    CHECK(panels_of(report).at(0).folded == 2);
    report.results = {result("pci", "0000:00:08.0", Outcome::fail)};
    CHECK(panels_of(report).at(0).folded == 1);
    CHECK(names(panels_of(report).at(0)) == std::vector<std::string>{"0000:00:08.0"});
}

TEST_CASE("virtual functions are counted at the one that they are of")
{
    std::vector<Device> devices{function("0000:3b:00.0", "020000")};
    for (unsigned index = 1; index <= 7; ++index)
        devices.push_back(
            function(fmt::format("0000:3b:00.{}", index), "020000", {{"physical_function", "0000:3b:00.0"}}));
    const Report report = with(std::move(devices));
    const auto panels = panels_of(report);
    REQUIRE(panels.at(0).branches.size() == 1);
    CHECK(panels[0].branches[0].virtual_functions == 7);
    CHECK(panels[0].folded == 0);
}

TEST_CASE("bridges that a stranger wrote in a circle or a mile deep end somewhere, and every function is counted")
{
    CHECK(panels_of(with({function("a", "060400", {{"parent", "b"}}), function("b", "060400", {{"parent", "a"}})}))
              .at(0)
              .folded == 2);
    std::vector<Device> devices;
    for (unsigned index = 0; index < 5000; ++index)
        devices.push_back(function(
            fmt::format("b{:04}", index), "060400", {{"parent", index == 0 ? "" : fmt::format("b{:04}", index - 1)}}));
    const Report report = with(std::move(devices));
    const auto panels = panels_of(report);
    CHECK(panels.at(0).branches.size() + panels[0].folded == 5000);
}

TEST_CASE("a function is marked by the worst that happened to anything on it")
{
    Report report = with({function("0000:3b:00.0", "010802"),
                          {"nvme", "nvme0", {{"pci_address", "0000:3b:00.0"}}},
                          {"block", "nvme0n1", {{"pci_address", "0000:3b:00.0"}}}});
    CHECK(panels_of(report).at(0).branches.at(0).mark.word == "untested");
    report.results = {result("pci", "0000:3b:00.0", Outcome::pass), result("block", "nvme0n1", Outcome::error)};
    CHECK(panels_of(report).at(0).branches.at(0).mark == mark_of(Outcome::error));
    report.coverage = {{"block", "nvme0n1", Cover::uncovered, "", ""}};
    CHECK(panels_of(report).at(0).branches.at(0).mark == mark_of(Cover::uncovered));
    report.results.push_back(result("nvme", "nvme0", Outcome::fail));
    CHECK(panels_of(report).at(0).branches.at(0).mark == mark_of(Outcome::fail));
}

TEST_CASE("a device is called by its vendor in a word and by what is printed on the card")
{
    const auto name = [](std::string_view vendor, std::string_view device) {
        return short_name({"pci", "x", {{"vendor_name", std::string{vendor}}, {"device_name", std::string{device}}}});
    };
    CHECK(name("Samsung Electronics Co Ltd", "NVMe SSD Controller PM173X") == "Samsung NVMe SSD Controller PM173X");
    CHECK(name("Mellanox Technologies", "MT2892 Family [ConnectX-6 Dx]") == "Mellanox ConnectX-6 Dx");
    CHECK(name("Advanced Micro Devices, Inc. [AMD/ATI]", "Navi 31") == "AMD Navi 31");
    CHECK(name("Red Hat, Inc.", "QEMU NVM Express Controller") == "Red Hat QEMU NVM Express Controller");
    CHECK(name("", "") == ":");
}

TEST_CASE("a text is cut where it would leave its place, and never inside of a character")
{
    CHECK(svg::fitted("short", 100, 10) == "short");
    CHECK(svg::fitted("a very long name", 50, 10) == "a very …");
    CHECK(svg::fitted("中文中文中文", 45, 10) == "中文中…");
}

TEST_CASE("a processor that lies in two nodes is drawn in each with the part of it that is there")
{
    const Device cpu{"cpu", "cpu0", {{"cores", std::uint64_t{4}}, {"threads", std::uint64_t{8}}, {"online", "0-7"}}};
    const Report halves = with({cpu, {"numa", "node0", {{"cpus", "0-2"}}}, {"numa", "node1", {{"cpus", "3-7"}}}});
    const std::string page = to_html(halves);
    CHECK(page.find("socket 0, 3 of 8 threads") != std::string::npos);
    CHECK(page.find("socket 0, 5 of 8 threads") != std::string::npos);
    const Report whole = with({cpu, {"numa", "node0", {{"cpus", "0-7"}}}});
    CHECK(to_html(whole).find("socket 0, 4 cores, 8 threads") != std::string::npos);
    const Report memory_alone = with({cpu,
                                      {"numa", "node0", {{"cpus", "0-7"}}},
                                      {"numa", "node1", {{"cpus", ""}, {"memory_bytes", std::uint64_t{4096}}}}});
    CHECK(to_html(memory_alone).find(">no CPU<") != std::string::npos);
}

TEST_CASE("the picture says in words what it shows")
{
    const std::string page = to_html(testing::sample_report());
    CHECK(page.find("role=\"img\"") != std::string::npos);
    CHECK(page.find("Samsung NVMe SSD Controller PM173X: fail, nvme, 16 GT/s ×2") != std::string::npos);
    CHECK(page.find("can do 16 GT/s ×4") != std::string::npos);
}

TEST_CASE("a plot has a point for each value and a line for each limit, however long the series")
{
    const Criterion limit{"rate", Relation::ge, 10.0, 0.0, {}, "", true, ""};
    const std::string small = plot(std::vector{9.0, 12.0, 11.0}, &limit, "rate").markup();
    CHECK(small.find("class=\"limit\"") != std::string::npos);
    CHECK(small.find("<title>rate</title>") != std::string::npos);
    const std::string large = plot(std::vector<double>(100'000, 1.0), nullptr, "rate").markup();
    CHECK(large.size() < 10'000);
    CHECK(plot(std::vector{1.0, std::numeric_limits<double>::infinity()}, nullptr, "").empty());
    CHECK(plot(std::vector{1.0}, nullptr, "").empty());
}
