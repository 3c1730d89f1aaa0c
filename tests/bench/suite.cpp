// SPDX-License-Identifier: GPL-3.0-or-later
/// suite POLICY DISK DIRECTORY: lines for figures.py. fio on that disk inside the suite and bare, in turns, with the
/// command line of nvme.io; and a real run over eight NVMe controllers and four ports, whose tests sleep as long as
/// they estimate.
#include "core/file.hpp"
#include "suite/plan.hpp"
#include "suite/run.hpp"
#include "suite/storage/storage_io.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <poll.h>
#include <string>
#include <vector>

using namespace ocks;

namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned rounds = 16;
constexpr std::uint64_t written_bytes = 768U << 20U;

IoOrder order_for(const std::string& path)
{
    return {.path = path,
            .disk_bytes = std::uint64_t{1} << 30U,
            .size_bytes = written_bytes,
            .ioengine = "libaio",
            .iodepth = 32,
            .seed = "1"};
}

/// Bytes and operations a second over all regions of one fio, as fio counts them.
struct Speed {
    double rate = 0;
    double iops = 0;
};

Speed speed_in(const Completed& completed)
{
    Speed speed;
    const auto report = parse_fio(completed.output);
    if (!report || completed.exit_status != 0) {
        fmt::print(stderr, "bench: fio: {}\n", report ? completed.errors : to_string(report.error()));
        std::exit(3);
    }
    for (const FioJob& job : report->jobs) {
        speed.rate += job.read.bytes_per_second + job.write.bytes_per_second;
        speed.iops += job.read.iops + job.write.iops;
    }
    return speed;
}

/// The disk of the bench is nobody's and has no serial by which it could be given up.
Measured work(const Bench& bench)
{
    const auto completed = bench.runner.run(fio_command(order_for(bench.parameters.at("path"))));
    if (!completed)
        return Failure(completed.error());
    const Speed speed = speed_in(*completed);
    return std::vector<Measurement>{{"rate", speed.rate, "By/s"}, {"iops", speed.iops, "1/s"}};
}

constexpr TestCase working{.id = "work", .harm = Harm::load, .claim = Claim::device, .measure = work};

Measured sleep_as_estimated(const Bench& bench)
{
    (void)poll(nullptr, 0, std::stoi(bench.parameters.at("milliseconds")));
    return std::vector<Measurement>{};
}

std::vector<Record> records_of(const Plan& plan, const Inventory& inventory, const std::string& directory)
{
    const auto root = Sysroot::open("/");
    const Policy policy{.id = "bench", .version = "1", .sha256 = "bench"};
    const RunContext context{.root = *root,
                             .inventory = inventory,
                             .policy = policy,
                             .directory = directory,
                             .progress = [](const Progress&) {},
                             .kernel_log = {}};
    auto records = run(plan, context);
    if (!records) {
        fmt::print(stderr, "bench: {}\n", to_string(records.error()));
        std::exit(3);
    }
    return std::move(*records);
}

Speed inside(const std::string& disk, const std::string& directory)
{
    Plan plan;
    plan.profile = "bench";
    plan.steps.push_back(
        {&working, {"block", disk.substr(disk.rfind('/') + 1), {}}, {{"path", disk}}, std::chrono::minutes{5}, {}});
    const std::vector<Record> records = records_of(plan, {}, directory);
    const auto& measured = records.front().measured;
    const auto value = [&](std::string_view name) {
        const auto found = std::ranges::find(measured, name, &Measurement::name);
        return found == measured.end() ? 0 : std::get<double>(found->value);
    };
    return {value("rate"), value("iops")};
}

Speed outside(const std::string& disk)
{
    ProcessRunner runner;
    const auto completed = runner.run(fio_command(order_for(disk)));
    if (!completed) {
        fmt::print(stderr, "bench: {}\n", to_string(completed.error()));
        std::exit(3);
    }
    return speed_in(*completed);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// In turns, each first as often as the other, so that what the machine does beside it falls on both; what was first of
/// all is not counted.
void compare_fio(const std::string& disk, const std::string& directory)
{
    std::vector<double> rates;
    std::vector<double> iops;
    std::vector<double> rate_shares;
    std::vector<double> iops_shares;
    for (unsigned round = 0; round <= rounds; ++round) {
        const std::string place = fmt::format("{}/fio-{}", directory, round);
        const bool is_ours_first = round % 2 == 0;
        Speed ours = is_ours_first ? inside(disk, place) : Speed{};
        const Speed bare = outside(disk);
        if (!is_ours_first)
            ours = inside(disk, place);
        if (round == 0)
            continue;
        rates.push_back(ours.rate / 1e6);
        iops.push_back(ours.iops);
        rate_shares.push_back(ours.rate / bare.rate);
        iops_shares.push_back(ours.iops / bare.iops);
    }
    fmt::print("fio inside the suite: bandwidth\t{}\tMB/s\tbare fio\t{}\n", median(rates), median(rate_shares));
    fmt::print("fio inside the suite: operations\t{}\t1/s\tbare fio\t{}\n", median(iops), median(iops_shares));
}

/// Two nodes, each with four drives and two ports in slots of their own, and a cable between the ports of each.
Inventory server()
{
    Inventory inventory;
    for (const std::uint64_t node : {0U, 1U}) {
        inventory.devices.push_back(
            {"numa", fmt::format("node{}", node), {{"cpus", fmt::format("{}-{}", 16 * node, 16 * node + 15)}}});
        for (unsigned slot = 0; slot < 6; ++slot) {
            const std::string port = fmt::format("0000:{:02x}:{:02x}.0", node * 64, slot + 1);
            const std::string address = fmt::format("0000:{:02x}:00.0", node * 64 + slot + 1);
            const Device link{
                "pci", port, {{"link_speed_mts", std::uint64_t{16000}}, {"link_width", std::uint64_t{4}}}};
            inventory.devices.push_back(link);
            inventory.devices.push_back({"pci", address, link.properties});
            inventory.devices.back().properties.insert({{"upstream", port},
                                                        {"parent", port},
                                                        {"numa_node", node},
                                                        {"class", slot < 4 ? "010802" : "020000"},
                                                        {"driver", slot < 4 ? "nvme" : "ice"},
                                                        {"expected_drivers", slot < 4 ? "nvme" : "ice"},
                                                        {"max_link_speed_mts", std::uint64_t{16000}},
                                                        {"max_link_width", std::uint64_t{4}}});
            const std::uint64_t number = node * 4 + slot;
            const std::string serial = fmt::format("S{}", number);
            if (slot < 4) {
                inventory.devices.push_back({"nvme",
                                             fmt::format("nvme{}", number),
                                             {{"pci_address", address}, {"serial", serial}, {"transport", "pcie"}}});
                inventory.devices.push_back(
                    {"block", fmt::format("nvme{}n1", number), {{"pci_address", address}, {"serial", serial}}});
            } else {
                inventory.devices.push_back({"nic",
                                             fmt::format("eth{}", node * 2 + slot - 4),
                                             {{"pci_address", address}, {"speed_mbps", std::uint64_t{25000}}}});
            }
        }
    }
    return inventory;
}

Allowed everything()
{
    Allowed allowed{.root = true, .live = true};
    for (unsigned number = 0; number < 8; ++number)
        allowed.grants.push_back(fmt::format("S{}", number));
    allowed.cables = {{"eth0", "eth1"}, {"eth2", "eth3"}};
    allowed.tools = {"fio"};
    allowed.free_memory_bytes = std::uint64_t{64} << 30U;
    return allowed;
}

/// The catalogue as it is, but for what each test does.
Plan sleeping_plan(const Policy& policy, std::vector<TestCase>& tests)
{
    const Inventory inventory = server();
    Plan plan = ocks::plan(inventory, all_cases(), policy, "trial", everything());
    std::erase_if(plan.steps, [](const Step& step) {
        return step.device.kind != "nvme" && step.device.kind != "nic" && step.device.kind != "pci";
    });
    tests.reserve(plan.steps.size());
    for (Step& step : plan.steps) {
        tests.push_back(*step.test);
        tests.back().measure = sleep_as_estimated;
        tests.back().restore = nullptr;
        step.test = &tests.back();
        step.parameters["milliseconds"] = std::to_string(step.estimate.count() * 1000);
    }
    arrange(plan, inventory);
    return plan;
}

void measure_makespan(const Policy& policy, const std::string& directory)
{
    std::vector<TestCase> tests;
    const Plan plan = sleeping_plan(policy, tests);
    const auto begun = Clock::now();
    const std::vector<Record> records = records_of(plan, server(), directory + "/makespan");
    const double taken = std::chrono::duration<double>(Clock::now() - begun).count();
    if (std::ranges::any_of(records, [](const Record& record) { return record.verdict.outcome == Outcome::error; }))
        std::exit(3);
    const auto seconds = [](std::chrono::seconds time) {
        return static_cast<double>(time.count());
    };
    fmt::print("8 NVMe and 4 ports: steps\t{}\t1\n", plan.steps.size());
    fmt::print("8 NVMe and 4 ports: makespan\t{}\ts\tthe longest chain\t{}\n", taken, taken / seconds(plan.critical));
    fmt::print("8 NVMe and 4 ports: makespan by the plan\t{}\ts\tthe longest chain\t{}\n",
               seconds(plan.estimate),
               seconds(plan.estimate) / seconds(plan.critical));
    fmt::print("8 NVMe and 4 ports: side by side\t{}\ts\tone after another\t{}\n", taken, taken / seconds(plan.serial));
}

}  // namespace

int main(int count, char** arguments)
{
    const std::vector<std::string> words(arguments, arguments + count);
    if (words.size() != 4) {
        fmt::print(stderr, "usage: ocks_bench_suite POLICY DISK DIRECTORY\n");
        return 2;
    }
    const auto text = read_file(words[1]);
    const auto policy = text ? parse_policy(*text, words[1]) : Failure(text.error());
    if (!policy) {
        fmt::print(stderr, "bench: {}\n", to_string(policy.error()));
        return 2;
    }
    compare_fio(words[2], words[3]);
    measure_makespan(*policy, words[3]);
    return 0;
}
