// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hcl-db/fixture.hpp"

#include "core/judge.hpp"
#include "reports/schema.hpp"
#include "reports/uuid.hpp"

#include <cstdlib>
#include <stdexcept>

namespace ocks::testing {

std::string_view policy_text()
{
    return R"(id = "server"
version = "2026.1"

[[health]]
measurement = "health.taint_new"
op = "eq"
value = 0
unit = "1"
source = "a kernel that was not tainted before the test must not be after it"

[tests."driver.bound"]
blocking = true
[[tests."driver.bound".criterion]]
measurement = "unbound"
op = "eq"
value = 0
unit = "1"
source = "every device that the matrix names a driver for has it"

[tests."nic.traffic"]
blocking = true
[[tests."nic.traffic".criterion]]
measurement = "throughput"
op = "ge"
value = 100
unit = "MBy/s"
source = "a tenth of the port"

[profiles.smoke]
summary = "a first look"
certifies = false
tests = ["driver.bound", "nic.traffic"]

[[coverage]]
name = "network"
kind = "pci"
where = { class = "02*" }
tests = ["driver.bound"]

[[coverage]]
name = "bridges"
kind = "pci"
where = { class = "06*" }
exempt = "the PCI core serves them"
)";
}

const Policy& policy()
{
    static const Policy parsed = parse_policy(policy_text(), "server.toml").value();
    return parsed;
}

const SigningKey& vendor_key()
{
    static const SigningKey key = generate_key("hcl.test/vendors/acme").value();
    return key;
}

const SigningKey& stranger_key()
{
    static const SigningKey key = generate_key("hcl.test/vendors/nobody").value();
    return key;
}

Gate gate()
{
    Policies policies;
    policies.emplace(policy().sha256, PublishedPolicy{policy(), std::string{policy_text()}});
    return {.trusted = {verifier_of(vendor_key()).value()},
            .policies = std::move(policies),
            .schema = SchemaGate::compile(report_schema(), "report.xsd").value()};
}

namespace {

Record record(std::string test, std::string kind, std::string device, std::vector<Measurement> measured)
{
    measured.push_back({"health.taint_new", 0.0, "1"});
    Record record{.test = std::move(test),
                  .kind = std::move(kind),
                  .device = std::move(device),
                  .attempt = 1,
                  .started = "2026-02-11T08:00:00Z",
                  .duration_milliseconds = 1200,
                  .parameters = {},
                  .measured = std::move(measured),
                  .findings = {},
                  .logs = {},
                  .verdict = {}};
    record.verdict = judge(record.measured, criteria_of(policy(), record.test));
    return record;
}

std::vector<Device> devices()
{
    return {
        {"system", "system", {{"vendor", "Acme"}, {"product", "Rack 7525"}}},
        {"cpu", "cpu0", {{"model", "Hygon C86 7285"}, {"cores", std::uint64_t{32}}}},
        {"kernel", "kernel", {{"release", "6.12.8-2611.1.0.ocks"}, {"architecture", "x86_64"}}},
        {"memory", "memory", {{"total_bytes", std::uint64_t{8} << 30U}}},
        {"pci",
         "0000:00:00.0",
         {{"vendor_id", "8086"}, {"device_id", "29c0"}, {"class", "060000"}, {"device_name", "82G33 DRAM Controller"}}},
        {"pci",
         "0000:01:00.0",
         {{"vendor_id", "8086"},
          {"device_id", "10d3"},
          {"subsystem_vendor_id", "8086"},
          {"subsystem_device_id", "a01f"},
          {"class", "020000"},
          {"vendor_name", "Intel Corporation"},
          {"device_name", "82574L Gigabit Network Connection"},
          {"driver", "e1000e"},
          {"expected_drivers", "e1000e"}}},
        {"nic", "eth0", {{"pci_address", "0000:01:00.0"}, {"driver", "e1000e"}}},
    };
}

}  // namespace

Ingredients good_run()
{
    return {.id = new_report_id().value(),
            .generated = "2026-02-11T08:30:00Z",
            .suite = {.version = "0.1.0", .binary_sha256 = std::string(64, 'a')},
            .profile = "smoke",
            .submitter = "acme",
            .redaction = {},
            .environment = {.virtualization = "none"},
            .inventory = {.devices = devices(), .notes = {{"nvme", "/sys/class/nvme/nvme0/cntlid", "not a number"}}},
            .records = {record("driver.bound", "pci", "0000:01:00.0", {{"unbound", 0.0, "1"}}),
                        record("nic.traffic", "nic", "eth0", {{"throughput", 117.5, "MBy/s"}})},
            .logs = {}};
}

std::string packed(const Report& report, const SigningKey& key)
{
    auto bundle = pack(report, {}, key, "hcl.test");
    if (!bundle)
        throw std::runtime_error(to_string(bundle.error()));
    return *std::move(bundle);
}

Shelf::Shelf()
{
    std::string name = (std::filesystem::temp_directory_path() / "ocks-hcl-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("mkdtemp");
    directory = name;
    store = open_store((directory / "hcl.sqlite").string(), true).value();
}

Shelf::~Shelf()
{
    store.reset();
    std::error_code ignored;
    std::filesystem::remove_all(directory, ignored);
}

}  // namespace ocks::testing
