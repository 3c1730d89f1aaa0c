// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/ids/tables.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <cstring>

using namespace ocks;
using namespace std::string_literals;

namespace {

/// Bytes of a table, field by field.
class Bytes {
public:
    template <class Number>
    Bytes& put(std::size_t at, Number value)
    {
        m_bytes.resize(std::max(m_bytes.size(), at + sizeof value), '\0');
        std::memcpy(m_bytes.data() + at, &value, sizeof value);
        return *this;
    }

    Bytes& put(std::size_t at, const char* text)
    {
        m_bytes.resize(std::max(m_bytes.size(), at + std::strlen(text)), '\0');
        m_bytes.replace(at, std::strlen(text), text);
        return *this;
    }

    [[nodiscard]] std::string filled(std::size_t size) const
    {
        return m_bytes + std::string(size - m_bytes.size(), '\0');
    }

private:
    std::string m_bytes;
};

constexpr std::uint32_t any = 0xffffffff;

std::string
pci(std::uint32_t vendor, std::uint32_t device, std::uint32_t code, std::uint32_t mask, std::uint32_t only = 0)
{
    return Bytes{}
        .put(0, vendor)
        .put(4, device)
        .put(8, any)
        .put(12, any)
        .put(16, code)
        .put(20, mask)
        .put(32, only)
        .filled(40);
}

std::string usb(std::uint16_t flags, std::uint16_t low, std::uint16_t high)
{
    return Bytes{}
        .put(0, flags)
        .put(2, std::uint16_t{0x0403})
        .put(4, std::uint16_t{0x6001})
        .put(6, low)
        .put(8, high)
        .filled(32);
}

std::vector<std::string> aliases(std::string_view bus, const std::string& entries, std::size_t size)
{
    const auto read = aliases_of_table(bus, entries + std::string(size, '\0'));
    CHECK(read);
    return read.value_or(std::vector<std::string>{});
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("PCI ids are vendor, device and class, each of which may be any", "[id-tables]")
{
    CHECK(aliases("pci", pci(0x8086, 0x10d3, 0, 0) + pci(any, any, 0x010802, 0xffffff), 40) ==
          List{"pci:v00008086d000010D3sv*sd*bc*sc*i*", "pci:v*d*sv*sd*bc01sc08i02*"});
    CHECK(aliases("pci", pci(0x15b3, any, 0x020000, 0xffff00, 1), 40) == List{"vfio_pci:v000015B3d*sv*sd*bc02sc00i*"});
}

TEST_CASE("a PCI class mask that the grammar has no words for gives no alias", "[id-tables]")
{
    CHECK(aliases("pci", pci(any, any, 0x010000, 0xf00000), 40).empty());
    CHECK(aliases("pci", pci(any, any, 0, 0, 2), 40).empty());
}

TEST_CASE("a range of USB versions becomes as many patterns as it takes", "[id-tables]")
{
    const auto tail = "dc*dsc*dp*ic*isc*ip*in*"s;
    CHECK(aliases("usb", usb(0x3, 0, 0), 32) == List{"usb:v0403p6001d*" + tail});
    CHECK(aliases("usb", usb(0xf, 0x0200, 0x0200), 32) == List{"usb:v0403p6001d0200" + tail});
    CHECK(aliases("usb", usb(0xf, 0x0110, 0x0239), 32) ==
          List{"usb:v0403p6001d01[1-9]*" + tail, "usb:v0403p6001d02[0-3]*" + tail});
    CHECK(aliases("usb", std::string(32, '\0'), 32).empty());
}

TEST_CASE("ACPI ids are names, or classes with bytes that do not matter", "[id-tables]")
{
    const auto named = Bytes{}.put(0, "IPI0001").filled(32);
    const auto by_class = Bytes{}.put(24, std::uint32_t{0x010601}).put(28, std::uint32_t{0xffff00}).filled(32);
    CHECK(aliases("acpi", named + by_class, 32) == List{"acpi*:IPI0001:*", "acpi*:0106??:*"});
    CHECK(aliases("pnp", Bytes{}.put(0, "PNP0b00").filled(16), 16) == List{"pnp:dPNP0b00*", "acpi*:PNP0B00:*"});
}

TEST_CASE("device tree ids give two patterns, without blanks", "[id-tables]")
{
    CHECK(aliases("of", Bytes{}.put(64, "arm,pl 011").filled(200), 200) ==
          List{"of:N*T*Carm,pl_011", "of:N*T*Carm,pl_011C*"});
    CHECK(aliases("of", Bytes{}.put(32, "serial").put(64, "x").filled(200), 200) ==
          List{"of:N*Tserial*Cx", "of:N*Tserial*CxC*"});
}

TEST_CASE("numbers, names, bits and UUIDs are written as the kernel's tools write them", "[id-tables]")
{
    CHECK(aliases("virtio", Bytes{}.put(0, std::uint32_t{1}).put(4, any).filled(8), 8) == List{"virtio:d00000001v*"});
    CHECK(aliases("i2c", Bytes{}.put(0, "jc42").filled(32), 32) == List{"i2c:jc42"});
    CHECK(aliases("serio", Bytes{}.put(0, std::uint32_t{0xffffff06}).filled(4), 4) == List{"serio:ty06pr*id*ex*"});
    CHECK(aliases("hid", Bytes{}.put(0, std::uint16_t{3}).put(4, any).put(8, any).filled(24), 24) ==
          List{"hid:b0003g*v*p*"});
    CHECK(aliases("mdio", Bytes{}.put(0, std::uint32_t{0x00221560}).put(4, std::uint32_t{0xfffffff0}).filled(8), 8) ==
          List{"mdio:0000000000100010000101010110????"});
    CHECK(aliases("amba", Bytes{}.put(0, std::uint32_t{0x00041011}).put(4, std::uint32_t{0x000fffff}).filled(16), 16) ==
          List{"amba:d???41011"});
    CHECK(aliases("dmi", Bytes{}.put(16, std::uint8_t{6}).put(17, "Dell Inc.").filled(344), 344) ==
          List{"dmi*:svn*DellInc.*:"});
    CHECK(aliases("x86cpu", Bytes{}.put(0, std::uint16_t{0}).put(2, std::uint16_t{6}).filled(24), 24) ==
          List{"cpu:type:x86,ven0000fam0006mod*:feature:*"});
    CHECK(aliases("wmi", Bytes{}.put(0, "too short").filled(48), 48).empty());
}

TEST_CASE("a table that is no table is refused", "[id-tables]")
{
    CHECK(aliases_of_table("tifm", "1234").error().code == Errc::absent);
    CHECK(aliases_of_table("pci", "").error().why == "a table of 0 bytes is not a number of entries of 40");
    CHECK(aliases_of_table("pci", std::string(41, '\0')).error().code == Errc::malformed);
    CHECK(aliases_of_table("pci", pci(1, 2, 0, 0)).error().why == "the table has no all-zero entry at its end");
}
