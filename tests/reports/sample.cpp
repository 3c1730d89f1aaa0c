// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reports/sample.hpp"

#include "core/digest.hpp"
#include "core/judge.hpp"

#include <fmt/format.h>

namespace ocks::testing {
namespace {

const std::string nvme_log = "fio-3.33\nverify: job=write, crc32c, bs=4096\nnvme0n1: ok=8192 bad=0\n";
const std::string kernel_log = "[   12.480231] nvme nvme1: I/O tag 12 (opcode 0x2) error, status 0x281\n";

Device pci(std::string name, std::string vendor, std::string device, std::string cls, std::string text)
{
    return {"pci",
            std::move(name),
            {{"vendor_id", std::move(vendor)},
             {"device_id", std::move(device)},
             {"class", std::move(cls)},
             {"device_name", std::move(text)}}};
}

Inventory sample_inventory()
{
    Device nvme0 = pci("0000:3b:00.0", "144d", "a824", "010802", "NVMe SSD Controller PM173X");
    nvme0.properties.insert({{"vendor_name", "Samsung Electronics Co Ltd"},
                             {"class_name", "Non-Volatile memory controller"},
                             {"driver", "nvme"},
                             {"expected_drivers", "nvme"},
                             {"numa_node", std::uint64_t{0}},
                             {"link_speed_mts", std::uint64_t{16000}},
                             {"max_link_speed_mts", std::uint64_t{16000}},
                             {"link_width", std::uint64_t{4}},
                             {"max_link_width", std::uint64_t{4}}});
    Device nvme1 = nvme0;
    nvme1.name = "0000:3c:00.0";
    nvme1.properties["link_width"] = std::uint64_t{2};
    Device nic = pci("0000:5e:00.0", "15b3", "101d", "020000", "MT2892 Family [ConnectX-6 Dx]");
    nic.properties.insert({{"vendor_name", "Mellanox Technologies"},
                           {"expected_drivers", "mlx5_core"},
                           {"class_name", "Ethernet controller"}});
    return {{{"system",
              "system",
              {{"vendor", "Example Computing"}, {"product", "RX2600 \"Blade & Sons\" <5U>"}, {"version", "A\xFF\x01"}}},
             {"topology",
              "topology",
              {{"packages", std::uint64_t{2}},
               {"cores", std::uint64_t{64}},
               {"threads", std::uint64_t{128}},
               {"numa_nodes", std::uint64_t{2}},
               {"architecture", "x86_64"}}},
             {"memory", "memory", {{"total_bytes", std::uint64_t{549755813888}}}},
             {"kernel",
              "kernel",
              {{"release", "6.12.41-2611.1.0.ocks"},
               {"architecture", "x86_64"},
               {"compiler", "gcc (GCC) 12.3.1"},
               {"build_id", "01fe5a"},
               {"taint", std::uint64_t{0}}}},
             {"os",
              "os",
              {{"id", "opencloudos"}, {"name", "OpenCloudOS Stream"}, {"version", "23"}, {"selinux", "enforcing"}}},
             {"cpu",
              "cpu0",
              {{"vendor", "GenuineIntel"},
               {"model", "Intel(R) Xeon(R) Gold 6438N"},
               {"cores", std::uint64_t{32}},
               {"threads", std::uint64_t{64}}}},
             {"bios", "bios", {{"vendor", "Example"}, {"version", "2.1.7"}, {"release_date", "03/14/2026"}}},
             std::move(nvme0),
             std::move(nvme1),
             std::move(nic),
             {"nvme",
              "nvme0",
              {{"model", "SAMSUNG MZWLR3T8"}, {"serial", "redacted:hmac:1f0c5a7e:00112233445566778899aabbccddeeff"}}}},
            {{"nvme", "/sys/class/nvme/nvme1/cntlid", "not an unsigned number"}}};
}

Record judged(std::string test, std::string device, std::vector<Measurement> measured)
{
    Record record;
    record.test = std::move(test);
    record.kind = "pci";
    record.device = std::move(device);
    record.started = "2026-11-20T08:00:05Z";
    record.duration_milliseconds = 31'250;
    record.measured = std::move(measured);
    record.verdict = judge(record.measured, criteria_of(sample_policy(), record.test));
    return record;
}

std::vector<Record> sample_records()
{
    std::vector<Record> records;
    records.push_back(
        judged("nvme.io",
               "0000:3b:00.0",
               {{"verify_errors", 0.0, "1"}, {"throughput", 3187.25, "MBy/s"}, {"health.taint_new", 0.0, "1"}}));
    records.back().parameters = {{"block_bytes", "4096"}, {"seed", "7"}};
    records.back().logs = {"nvme.io-0000:3b:00.0.txt"};
    records.push_back(
        judged("nvme.io",
               "0000:3c:00.0",
               {{"verify_errors", 3.0, "1"}, {"throughput", 1490.0, "MBy/s"}, {"health.taint_new", 0.0, "1"}}));
    for (const double degrees : {38, 39, 42, 47, 51, 55, 58, 61, 63, 64, 66, 66, 67, 66, 65, 61, 57, 52})
        records.back().measured.push_back({"temperature", degrees, "Cel"});
    records.back().findings = {"nvme nvme1: I/O tag 12 (opcode 0x2) error, status 0x281"};
    records.back().logs = {"kernel.txt"};
    records.push_back(judged("cpu.info", "", {{"model", "Gold 6438N", ""}}));
    records.back().kind.clear();
    Record skipped;
    skipped.test = "nic.traffic";
    skipped.kind = "pci";
    skipped.device = "0000:5e:00.0";
    skipped.verdict = {Outcome::skip, "no-peer", {"needs a second port on a cable"}, {}};
    records.push_back(skipped);
    return records;
}

Log log_of(std::string id, const std::string& text)
{
    return {id, "logs/" + id, text.size(), sha256(text), false};
}

}  // namespace

Policy sample_policy()
{
    Policy policy;
    policy.id = "server";
    policy.version = "2026.1";
    policy.sha256 = sha256("policy");
    policy.health = {
        {"health.taint_new", Relation::eq, 0.0, 0.0, {}, "1", true, "kernel documentation, tainted-kernels"}};
    policy.tests["nvme.io"] = {
        true,
        {{"verify_errors", Relation::eq, 0.0, 0.0, {}, "1", true, "no byte may come back changed"},
         {"throughput", Relation::between, 2000.0, 8000.0, {}, "MBy/s", false, "the drive's data sheet"}},
        {}};
    policy.tests["cpu.info"] = {
        false, {{"model", Relation::in, 0.0, 0.0, {"Gold 6438N", "Gold 6448Y"}, "", true, "catalogue"}}, {}};
    policy.tests["nic.traffic"] = {true, {}, {}};
    policy.profiles["smoke"] = {"a first look", {"nvme.io", "cpu.info", "nic.traffic"}, {}, false};
    policy.coverage = {{"nvme", "pci", {{"class", "0108*"}}, {"nvme.io"}, {}},
                       {"nic", "pci", {{"class", "0200*"}}, {"nic.traffic"}, {}}};
    return policy;
}

Logs sample_logs()
{
    return {{"logs/nvme.io-0000:3b:00.0.txt", nvme_log}, {"logs/kernel.txt", kernel_log}};
}

Report sample_report()
{
    Ingredients parts;
    parts.id = "019a9f2e-5b00-7123-8456-789abcdef012";
    parts.generated = "2026-11-20T08:03:00Z";
    parts.suite = {"ocks-cert",
                   "0.1.0",
                   sha256("ocks-cert"),
                   "1cf2f1df3efcfece2670e8bb4efed95d22898c59",
                   "5d41402abc4b2a76b9719d911017c592ae2f1c3e",
                   "ocks-0.1.0-2.ocs23",
                   sha256("ocks-cert.spdx.json")};
    parts.profile = "smoke";
    parts.submitter = "example";
    parts.relation = "manufacturer";
    parts.redaction = {RedactionMode::hmac, "1f0c5a7e", 2};
    parts.environment = {"none",
                         "redacted:hmac:1f0c5a7e:5e0d6b8f0b0c4e1f9a7d3c2b1a0f9e8d",
                         "23.5",
                         "hwmon2/temp1",
                         {{"fio", "fio-3.33", sha256("fio")}, {"nttcp", "", sha256("nttcp")}}};
    parts.inventory = sample_inventory();
    parts.records = sample_records();
    parts.logs = {log_of("nvme.io-0000:3b:00.0.txt", nvme_log), log_of("kernel.txt", kernel_log)};
    return assemble(std::move(parts), sample_policy());
}

Report large_report(std::size_t functions, std::size_t results)
{
    Report report = sample_report();
    const Device device = *find_device(report.inventory, "pci", "0000:3b:00.0");
    const TestResult result = report.results.front();
    report.inventory.devices.resize(1);
    report.coverage.clear();
    report.results.clear();
    for (std::size_t index = 0; index < functions; ++index) {
        Device copy = device;
        copy.name = fmt::format("{:04x}:{:02x}:{:02x}.0", index / 256, index % 256, 0);
        report.coverage.push_back({"pci", copy.name, Cover::tested, "nvme", ""});
        for (std::size_t count = 0; count < results / functions; ++count) {
            TestResult other = result;
            other.record.device = copy.name;
            report.results.push_back(std::move(other));
        }
        report.inventory.devices.push_back(std::move(copy));
    }
    report.summary = summarised(records_of(report), {});
    return normalised(std::move(report));
}

SigningKey sample_key()
{
    SigningKey key{"hcl.opencloudos.example/vendors/example", {}};
    key.seed.fill(5);
    return key;
}

}  // namespace ocks::testing
