// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/pci/config_space.hpp"
#include "probes/pci/error_reporting.hpp"
#include "probes/pci/product_data.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace ocks;

namespace {

/// A configuration space put together word by word.
class Config {
public:
    explicit Config(std::size_t size) : m_bytes(size, '\0')
    {
        word(0x00, 0x144d);
        word(0x02, 0xa80a);
        word(0x06, 0x0010);  // there is a chain of capabilities
        byte(0x34, 0x40);
    }
    Config& byte(std::size_t offset, unsigned value)
    {
        m_bytes.at(offset) = static_cast<char>(value);
        return *this;
    }
    Config& word(std::size_t offset, unsigned value)
    {
        return byte(offset, value & 0xffU).byte(offset + 1, value >> 8U);
    }
    Config& dword(std::size_t offset, unsigned value)
    {
        return word(offset, value & 0xffffU).word(offset + 2, value >> 16U);
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

Device decoded(const Config& config)
{
    return decode_config_space(config.bytes(), capabilities_of(config.bytes()));
}

}  // namespace

TEST_CASE("both chains of capabilities are followed, with offsets and versions", "[pci]")
{
    Config config{4096};
    config.byte(0x40, 0x01).byte(0x41, 0x50).byte(0x50, 0x10).byte(0x51, 0x00);
    config.dword(0x100, 0x1482'0001).dword(0x148, 0x0001'0003);
    const CapabilityList list = capabilities_of(config.bytes());
    CHECK(list.capabilities ==
          std::vector<Capability>{
              {0x01, 0x40, false, 0}, {0x10, 0x50, false, 0}, {0x01, 0x100, true, 2}, {0x03, 0x148, true, 1}});
    CHECK(list.doubts.empty());
    CHECK_FALSE(list.cut);
    CHECK(text_of(decoded(config), "capabilities") ==
          "Power Management,PCI Express,Advanced Error Reporting,Device Serial Number");
}

TEST_CASE("a function that is not PCI Express has no extended space, whatever it answers there", "[pci]")
{
    Config config{4096};
    config.byte(0x40, 0x01).dword(0x100, 0x0001'0001);
    CHECK(capabilities_of(config.bytes()).capabilities == std::vector<Capability>{{0x01, 0x40, false, 0}});
}

TEST_CASE("a chain that bites its tail or leaves its space ends, and is doubted", "[pci]")
{
    Config loop{256};
    loop.byte(0x40, 0x05).byte(0x41, 0x40);
    CHECK(capabilities_of(loop.bytes()).doubts ==
          std::vector<std::string>{"the chain of capabilities leads back to 0x40"});

    Config header{256};
    header.byte(0x40, 0x05).byte(0x41, 0x10);
    CHECK(capabilities_of(header.bytes()).doubts ==
          std::vector<std::string>{"the chain of capabilities leads into the header, to 0x10"});

    Config extended{4096};
    extended.byte(0x40, 0x10).dword(0x100, 0x1001'0001);
    CHECK(capabilities_of(extended.bytes()).doubts ==
          std::vector<std::string>{"the chain of extended capabilities leads back to 0x100"});

    CHECK(capabilities_of(std::string(256, '\xff')).doubts == std::vector<std::string>{"the function does not answer"});
    CHECK(capabilities_of("short").doubts == std::vector<std::string>{"5 bytes are no configuration space"});
}

TEST_CASE("no register is wanted behind the last that says something", "[pci]")
{
    CHECK(capabilities_of("").reach == 64);
    CHECK(capabilities_of(std::string(64, '\0')).reach == 64);

    Config vendor{256};
    vendor.byte(0x40, 0x09);
    CHECK(capabilities_of(vendor.bytes()).reach == 0x44);
    CHECK(capabilities_of(Config{64}.bytes()).reach == 0x44);

    // PCI Express has more where it is decoded itself, and a chain of its own.
    Config express{256};
    express.byte(0x40, 0x10);
    CHECK(capabilities_of(std::string_view{express.bytes()}.substr(0, 0x44)).reach == 0x104);
    Config extended{4096};
    extended.byte(0x40, 0x10).dword(0x100, 0x2001'0003).dword(0x200, 0x0001'0001);
    CHECK(capabilities_of(std::string_view{extended.bytes()}.substr(0, 0x104)).reach == 0x204);
    CHECK(capabilities_of(extended.bytes()).reach == 0x248);
}

TEST_CASE("others than root see the first 64 bytes: that is no doubt about the function", "[pci]")
{
    const Config config{64};
    const CapabilityList list = capabilities_of(config.bytes());
    CHECK(list.cut);
    CHECK(list.doubts.empty());
}

TEST_CASE("the link, the payload and the slot of a port are read from its PCI Express capability", "[pci]")
{
    Config config{256};
    config.byte(0x40, 0x10).word(0x42, 0x0142);     // version 2, root port, with a slot
    config.dword(0x44, 0x0000'0002);                // payload up to 512
    config.word(0x48, 0x2020);                      // now 256, reads of 512
    config.dword(0x4c, 0x0000'0c43).word(0x50, 2);  // 8 GT/s x4, L0s and L1; L1 is on
    config.word(0x52, 0x0022);                      // 5 GT/s x2
    config.dword(0x54, 0x0038'0040);                // slot 7, hot-plug capable
    config.dword(0x6c, 0x0000'001e);                // 2.5 to 16 GT/s
    CHECK(decoded(config).properties == Device{{},
                                               {},
                                               {
                                                   {"capabilities", "PCI Express"},
                                                   {"pcie_type", "root port"},
                                                   {"max_payload_bytes", std::uint64_t{512}},
                                                   {"payload_bytes", std::uint64_t{256}},
                                                   {"read_request_bytes", std::uint64_t{512}},
                                                   {"max_link_speed_mts", std::uint64_t{16'000}},
                                                   {"max_link_width", std::uint64_t{4}},
                                                   {"link_speed_mts", std::uint64_t{5000}},
                                                   {"link_width", std::uint64_t{2}},
                                                   {"aspm", "L0s,L1"},
                                                   {"aspm_enabled", "L1"},
                                                   {"slot_number", std::uint64_t{7}},
                                                   {"slot_hotplug", std::uint64_t{1}},
                                               }}
                                            .properties);
}

TEST_CASE("what is integrated into the root complex has no link, and a port without a partner no width", "[pci]")
{
    Config integrated{256};
    integrated.byte(0x40, 0x10).word(0x42, 0x0092).dword(0x4c, 0x43).word(0x52, 0x43);
    CHECK_FALSE(decoded(integrated).properties.contains("link_speed_mts"));
    CHECK_FALSE(decoded(integrated).properties.contains("max_link_width"));

    Config empty{256};
    empty.byte(0x40, 0x10).word(0x42, 0x0042).dword(0x4c, 0x43).word(0x52, 0x01);
    CHECK(number_of(decoded(empty), "max_link_width") == 4U);
    CHECK_FALSE(decoded(empty).properties.contains("link_width"));
}

TEST_CASE("masks and severities of errors are named as the kernel names its counters", "[pci]")
{
    Config config{4096};
    config.byte(0x40, 0x10).dword(0x100, 0x0002'0001);
    config.dword(0x108, 0x0010'0000).dword(0x10c, 0x0006'2010).dword(0x114, 0x0000'2000);
    const Device device = decoded(config);
    CHECK(text_of(device, "aer_uncorrectable_masked") == "UnsupReq");
    CHECK(text_of(device, "aer_uncorrectable_fatal") == "DLP,FCP,RxOF,MalfTLP");
    CHECK(text_of(device, "aer_correctable_masked") == "NonFatalErr");
    CHECK_FALSE(device.properties.contains("aer_correctable_latched"));
}

TEST_CASE("virtual functions, address spaces and isolation are read where they are", "[pci]")
{
    Config config{4096};
    config.byte(0x40, 0x10).dword(0x100, 0x1401'0010);
    config.word(0x10e, 64).word(0x110, 8).word(0x11a, 0x1889);
    config.dword(0x140, 0x1501'000d).word(0x144, 0x001f).word(0x146, 0x001d);
    config.dword(0x150, 0x1601'000f).word(0x156, 0x8000);
    config.dword(0x160, 0x1701'001b).word(0x164, 0x1404).word(0x166, 0x0005);
    config.dword(0x170, 0x0001'0015).dword(0x174, 0x0000'1f00).dword(0x178, 0x0000'0822);
    const Device device = decoded(config);
    CHECK(number_of(device, "sriov_total_vfs") == 64U);
    CHECK(number_of(device, "sriov_vfs") == 8U);
    CHECK(text_of(device, "sriov_device_id") == "1889");
    CHECK(text_of(device, "acs") ==
          "source validation,translation blocking,request redirect,completion redirect,upstream forwarding");
    CHECK(text_of(device, "acs_enabled") ==
          "source validation,request redirect,completion redirect,upstream forwarding");
    CHECK(number_of(device, "ats_enabled") == 1U);
    CHECK(number_of(device, "pasid_width_bits") == 20U);
    CHECK(number_of(device, "pasid_enabled") == 1U);
    CHECK(number_of(device, "bar2_bytes") == 256U << 20U);
    CHECK(number_of(device, "bar2_max_bytes") == 256U << 20U);
}

TEST_CASE("a device serial number is read from its upper half down, and none is none", "[pci]")
{
    Config config{4096};
    config.byte(0x40, 0x10).dword(0x100, 0x0001'0003).dword(0x104, 0xff44'3322).dword(0x108, 0x9002'c9ff);
    CHECK(text_of(decoded(config), "serial") == "90-02-c9-ff-ff-44-33-22");
    config.dword(0x104, 0).dword(0x108, 0);
    CHECK_FALSE(decoded(config).properties.contains("serial"));
}

TEST_CASE("counters of errors are added up by the kernel, and those that grew are named", "[pci]")
{
    CHECK(parse_error_counters("RxErr 0\nBadTLP 3\nBadDLLP 1\nTOTAL_ERR_COR 4\n") ==
          ErrorCounters{4, {"BadTLP=3", "BadDLLP=1"}});
    CHECK_FALSE(parse_error_counters("RxErr\n"));
    CHECK_FALSE(parse_error_counters("RxErr 0\n"));
    CHECK_FALSE(parse_error_counters(""));
}

TEST_CASE("vital product data name the card, and padding is not part of a name", "[pci][vpd]")
{
    const std::string data{"\x82\x08\x00"
                           "Fast NIC"
                           "\x90\x1a\x00"
                           "PN\x06"
                           "AB-12 "
                           "SN\x04"
                           "S001"
                           "ZZ\x02xx"
                           "RV\x02\x7f\x00"
                           "\x78",
                           3 + 8 + 3 + 26 + 1};
    const auto device = decode_product_data(data);
    REQUIRE(device);
    CHECK(
        device->properties ==
        Device{{}, {}, {{"vpd_product", "Fast NIC"}, {"vpd_part_number", "AB-12"}, {"vpd_serial", "S001"}}}.properties);
    for (std::size_t length = 0; length < data.size(); ++length)
        CHECK_FALSE(decode_product_data(data.substr(0, length)));
    CHECK_FALSE(decode_product_data(std::string(64, '\xff')));
    CHECK_FALSE(decode_product_data(std::string(64, '\0')));
}
