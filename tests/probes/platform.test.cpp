// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe power_zone;
extern const Probe thermal_zone;
extern const Probe clocksource;
extern const Probe devicetree;
extern const Probe esrt;
extern const Probe iommu;
extern const Probe power_source;
extern const Probe rtc;
extern const Probe secure_boot;
extern const Probe sensor;
extern const Probe sleep;
extern const Probe tpm;
}  // namespace ocks::probes

namespace {

Inventory observed(const Tree& tree, const Probe& probe)
{
    return observe(tree.sysroot(), std::array{&probe});
}

}  // namespace

TEST_CASE("a sensor has its value in the unit that people use, and its limits", "[probe][sensor]")
{
    const Tree tree{
        {"/sys/class/hwmon/hwmon0", "-> ../../devices/pci0000:00/0000:00:18.3/hwmon/hwmon0"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/name", "k10temp\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/temp1_input", "38500\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/temp1_label", "Tctl\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/temp1_crit", "95000\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/in2_input", "-12050\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/power1_average", "41250000\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/fan1_input", "5400\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/intrusion0_alarm", "0\n"},
        {"/sys/devices/pci0000:00/0000:00:18.3/hwmon/hwmon0/update_interval", "1000\n"},
    };
    const auto sensor = [](const std::string& name, std::map<std::string, Value, std::less<>> properties) {
        properties.emplace("chip", "k10temp");
        properties.emplace("pci_address", "0000:00:18.3");
        return Device{"sensor", "hwmon0/" + name, std::move(properties)};
    };
    CHECK(observed(tree, probes::sensor) ==
          Inventory{{sensor("fan1", {{"value_rpm", "5400"}}),
                     sensor("in2", {{"value_volts", "-12.05"}}),
                     sensor("power1", {{"average_watts", "41.25"}}),
                     sensor("temp1", {{"value_celsius", "38.5"}, {"critical_celsius", "95"}, {"label", "Tctl"}})},
                    {}});
}

TEST_CASE("a sensor that does not answer stays a device, with a note", "[probe][sensor]")
{
    const Tree tree{
        {"/sys/class/hwmon/hwmon0/name", "nct6779\n"},
        {"/sys/class/hwmon/hwmon0/temp1_input/a directory", "as unreadable as EIO\n"},
        {"/sys/class/hwmon/hwmon0/temp2_input", "warm\n"},
    };
    const Inventory seen = observed(tree, probes::sensor);
    CHECK(seen.devices == std::vector<Device>{{"sensor", "hwmon0/temp1", {{"chip", "nct6779"}}},
                                              {"sensor", "hwmon0/temp2", {{"chip", "nct6779"}}}});
    REQUIRE(seen.notes.size() == 2);
    CHECK(seen.notes[0].where == "/sys/class/hwmon/hwmon0/temp1_input");
    CHECK(seen.notes[1].where == "/sys/class/hwmon/hwmon0/temp2_input");
}

TEST_CASE("a TPM has its version, its banks and the firmware's log", "[probe][tpm]")
{
    const Tree tree{
        {"/sys/class/tpm/tpm0/tpm_version_major", "2\n"},
        {"/sys/class/tpm/tpm0/pcr-sha1/0", "00\n"},
        {"/sys/class/tpm/tpm0/pcr-sha256/0", "00\n"},
        {"/sys/class/tpm/tpm0/device/driver", "-> ../../../bus/acpi/drivers/tpm_crb"},
        {"/sys/kernel/security/tpm0/binary_bios_measurements", "log"},
        {"/sys/class/tpm/tpm1/tpm_version_major", "1\n"},
    };
    CHECK(observed(tree, probes::tpm) == Inventory{{{"tpm",
                                                     "tpm0",
                                                     {{"version_major", std::uint64_t{2}},
                                                      {"driver", "tpm_crb"},
                                                      {"pcr_banks", "sha1,sha256"},
                                                      {"event_log", std::uint64_t{1}}}},
                                                    {"tpm", "tpm1", {{"version_major", std::uint64_t{1}}}}},
                                                   {}});
}

TEST_CASE("secure boot is what the firmware's variables say, and nonsense is noted", "[probe][secure_boot]")
{
    using namespace std::string_view_literals;
    constexpr std::string_view setup = "/sys/firmware/efi/efivars/SetupMode-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    const Tree tree{
        {"/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c", "\6\0\0\0\1"sv},
        {setup, "\6\0\0\0\2"sv},
        {"/sys/firmware/efi/efivars/AuditMode-8be4df61-93ca-11d2-aa0d-00e098032b8c", "\6\0\0\0\0"sv},
    };
    CHECK(observed(tree, probes::secure_boot) ==
          Inventory{{{"secure_boot", "secure_boot", {{"enabled", std::uint64_t{1}}, {"audit_mode", std::uint64_t{0}}}}},
                    {{"secure_boot", std::string{setup}, "not a variable that is 0 or 1"}}});
}

TEST_CASE("firmware that UEFI can update has its versions", "[probe][esrt]")
{
    const Tree tree{
        {"/sys/firmware/efi/esrt/entries/entry0/fw_class", "ddc0ee61-e7f0-4e7d-acc5-c070a398838e\n"},
        {"/sys/firmware/efi/esrt/entries/entry0/fw_version", "65548\n"},
    };
    CHECK(observed(tree, probes::esrt) ==
          Inventory{{{"esrt",
                      "entry0",
                      {{"class", "ddc0ee61-e7f0-4e7d-acc5-c070a398838e"}, {"version", std::uint64_t{65548}}}}},
                    {}});
}

TEST_CASE("an IOMMU has its maker's type and the number of its devices", "[probe][iommu]")
{
    const Tree tree{
        {"/sys/class/iommu/dmar0/intel-iommu/version", "5:0\n"},
        {"/sys/class/iommu/dmar0/devices/0000:00:02.0", "-> x"},
        {"/sys/class/iommu/dmar0/devices/0000:00:04.0", "-> x"},
        {"/sys/class/iommu/smmu3.0x0000000100000000/uevent", "\n"},
    };
    CHECK(observed(tree, probes::iommu) ==
          Inventory{{{"iommu", "dmar0", {{"type", "Intel VT-d"}, {"version", "5:0"}, {"devices", std::uint64_t{2}}}},
                     {"iommu", "smmu3.0x0000000100000000", {{"type", "Arm SMMU"}}}},
                    {}});
}

TEST_CASE("clocks, sleep and supplies are what the kernel says of them", "[probe]")
{
    const Tree tree{
        {"/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n"},
        {"/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc hpet acpi_pm \n"},
        {"/sys/devices/system/clockevents/clockevent0/current_device", "lapic-deadline\n"},
        {"/sys/class/rtc/rtc0/name", "rtc_cmos rtc_cmos\n"},
        {"/sys/class/rtc/rtc0/hctosys", "1\n"},
        {"/sys/power/state", "freeze mem disk\n"},
        {"/sys/power/mem_sleep", "s2idle [deep]\n"},
        {"/sys/class/power_supply/UPS/type", "UPS\n"},
        {"/sys/class/power_supply/UPS/capacity", "98\n"},
    };
    CHECK(observe(tree.sysroot(),
                  std::array{&probes::clocksource, &probes::power_source, &probes::rtc, &probes::sleep}) ==
          Inventory{{{"clocksource",
                      "clocksource",
                      {{"current", "tsc"}, {"available", "tsc hpet acpi_pm"}, {"timer", "lapic-deadline"}}},
                     {"power_source", "UPS", {{"type", "UPS"}, {"charge_percent", std::uint64_t{98}}}},
                     {"rtc", "rtc0", {{"model", "rtc_cmos rtc_cmos"}, {"sets_system_time", std::uint64_t{1}}}},
                     {"sleep", "sleep", {{"states", "freeze mem disk"}, {"memory_sleep", "s2idle [deep]"}}}},
                    {}});
}

TEST_CASE("a clock is right if the kernel believes it", "[probe]")
{
    const auto seen = [](std::string_view answer) {
        return observed(Tree{{"/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n"},
                             {"/answers/clock_state", answer}},
                        probes::clocksource);
    };
    CHECK(number_of(seen("0 8193\n").devices.at(0), "synchronized") == 1U);  // STA_PLL, STA_NANO
    CHECK(number_of(seen("1 1\n").devices.at(0), "synchronized") == 1U);     // a leap second is coming
    CHECK(number_of(seen("5 64\n").devices.at(0), "synchronized") == 0U);    // TIME_ERROR, STA_UNSYNC
    CHECK(number_of(seen("0 64\n").devices.at(0), "synchronized") == 0U);
    for (const std::string_view bad : {"", "5", "0 0 0", "6 0", "0 -1", "x y"}) {
        CAPTURE(bad);
        CHECK_FALSE(number_of(seen(bad).devices.at(0), "synchronized"));
        CHECK(seen(bad).notes ==
              std::vector<Note>{{"clocksource", "/answers/clock_state", "is not a state and a status"}});
    }
}

TEST_CASE("a machine with a devicetree is known by its root node", "[probe][devicetree]")
{
    using namespace std::string_view_literals;
    const Tree tree{
        {"/sys/firmware/devicetree/base/model", "Example Board\0"sv},
        {"/sys/firmware/devicetree/base/compatible", "example,board\0example,soc\0"sv},
    };
    CHECK(observed(tree, probes::devicetree) ==
          Inventory{
              {{"devicetree", "devicetree", {{"model", "Example Board"}, {"compatible", "example,board,example,soc"}}}},
              {}});
}

TEST_CASE("a part whose power is limited tells the limits by their names", "[probe][power_zone]")
{
    const Tree tree{
        {"/sys/class/powercap/intel-rapl/enabled", "1\n"},
        {"/sys/class/powercap/intel-rapl:0/name", "package-0\n"},
        {"/sys/class/powercap/intel-rapl:0/enabled", "1\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_0_name", "long_term\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_0_power_limit_uw", "205000000\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_1_name", "short_term\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_1_power_limit_uw", "a lot\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_2_name", "No word\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::power_zone}) ==
          Inventory{{{"power_zone",
                      "intel-rapl:0",
                      {{"zone", "package-0"},
                       {"enabled", std::uint64_t{1}},
                       {"long_term_limit_microwatts", std::uint64_t{205000000}}}}},
                    {{"power_zone",
                      "/sys/class/powercap/intel-rapl:0/constraint_1_power_limit_uw",
                      "not an unsigned number"}}});
}

TEST_CASE("a thermal zone tells from which temperatures on the kernel acts", "[probe][thermal_zone]")
{
    const Tree tree{
        {"/sys/class/thermal/cooling_device0/type", "Processor\n"},
        {"/sys/class/thermal/thermal_zone0/type", "acpitz\n"},
        {"/sys/class/thermal/thermal_zone0/mode", "enabled\n"},
        {"/sys/class/thermal/thermal_zone0/policy", "step_wise\n"},
        {"/sys/class/thermal/thermal_zone0/temp", "-5500\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_0_type", "critical\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_0_temp", "105000\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_1_type", "passive\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_1_temp", "99500\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_2_type", "passive\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_2_temp", "80000\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_3_type", "hot\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_3_temp", "-274000\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_4_type", "lukewarm\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_4_temp", "30000\n"},
        {"/sys/class/thermal/thermal_zone1/type", "broken\n"},
        {"/sys/class/thermal/thermal_zone1/temp", "hot\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::thermal_zone}) ==
          Inventory{{{"thermal_zone",
                      "thermal_zone0",
                      {{"type", "acpitz"},
                       {"mode", "enabled"},
                       {"policy", "step_wise"},
                       {"value_celsius", "-5.5"},
                       {"critical_celsius", "105"},
                       {"passive_celsius", "80,99.5"}}},
                     {"thermal_zone", "thermal_zone1", {{"type", "broken"}}}},
                    {{"thermal_zone", "/sys/class/thermal/thermal_zone1/temp", "not a whole number"}}});
}
