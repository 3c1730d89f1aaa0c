// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/hcl.hpp"

#include "drivers-matrix/check/check.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

using namespace ocks;
using namespace ocks::testing;

namespace {

constexpr std::string_view kernel = "6.12.117-2611.1.0.ocks";
constexpr std::string_view nic = "8086:10d3";

/// As /api/v1/listings/ID answers.
std::string listing(std::string_view release, std::string_view verdict, std::string_view outcome, bool emulated = false)
{
    return fmt::format(R"({{"id":"aa11","verdict":"{}","certifies":true,"emulated":{},"vendor":"Acme","product":"R1",)"
                       R"("architecture":"x86_64","kernelRelease":"{}","components":[{{"bus":"pci","id":"8086:10d3",)"
                       R"("subsystem":"8086:a01f","driver":"e1000e","cover":"tested","outcome":"{}"}}]}})",
                       verdict,
                       emulated,
                       release,
                       outcome);
}

Hcl hcl_of(std::string_view text)
{
    Hcl hcl;
    REQUIRE(add_hcl(hcl, text, "hcl.json"));
    return hcl;
}

CardStanding standing(const std::string& text, std::string_view board = "8086:a01f")
{
    return standing_of(hcl_of(text), nic, board, kernel, "x86_64").standing;
}

std::string trouble_with(std::string_view text)
{
    Hcl hcl;
    const auto added = add_hcl(hcl, text, "hcl.json");
    return added ? "accepted" : to_string(added.error());
}

Finding found(const std::string& text, const std::string& alias)
{
    Matrix matrix{.release = std::string{kernel}, .architecture = "x86_64"};
    matrix.modules = {{.name = "e1000e"}, {.name = "pcieportdrv", .builtin = true}};
    matrix.entries = {{.pattern = "pci:v00008086d000010D3sv*sd*bc*sc*i*", .module = 0},
                      {.pattern = "pci:v*d*sv*sd*bc06sc04i00*", .module = 1}};
    const Opened opened{matrix};
    const auto parsed = parse_pci_alias(alias);
    REQUIRE(parsed);
    const Candidate candidate{
        .subjects = {
            {.name = "0000:01:00.0", .modalias = alias, .device_class = parsed->device_class, .id = parsed->id}}};
    const FirmwareFiles firmware;
    const auto hcl = hcl_of(text);
    return check(candidate, {*opened, {}, own_knowledge(), firmware, &hcl}).findings.front();
}

constexpr auto nic_alias = "pci:v00008086d000010D3sv00008086sd0000A01Fbc02sc00i00";

}  // namespace

TEST_CASE("a certificate holds for the card on its board and later builds of the stream", "[hcl]")
{
    const auto certified = listing("6.12.90-2611.0.1.ocks", "pass", "pass");
    CHECK(standing(certified) == CardStanding::certified);
    CHECK(standing(certified, "") == CardStanding::certified);  // lspci does not tell
    CHECK(standing(certified, "1028:1fff") == CardStanding::tested);
    CHECK(standing(listing("6.12.90-2607.0.1.ocks", "pass", "pass")) == CardStanding::tested);
    CHECK(standing(listing("5.18.15-2207.2.0.ocks", "pass", "pass")) == CardStanding::tested);
    CHECK(standing(listing(kernel, "incomplete", "pass")) == CardStanding::tested);
    CHECK(standing(listing(kernel, "pass", "pass", true)) ==
          CardStanding::tested);  // a virtual machine proves the path
    CHECK(standing(listing(kernel, "fail", "fail")) == CardStanding::failed);
    CHECK(standing(listing("5.18.15-2207.2.0.ocks", "fail", "fail")) == CardStanding::unknown);
    CHECK(standing_of(hcl_of(certified), nic, "", kernel, "aarch64").standing == CardStanding::tested);
    CHECK(standing_of(hcl_of(certified), "8086:1572", "", kernel, "x86_64").standing == CardStanding::unknown);
}

TEST_CASE("listings come one a line, as a list, or as what is known of a card", "[hcl]")
{
    const auto one = listing(kernel, "pass", "pass");
    CHECK(hcl_of(one + "\n" + one + "\n").at("8086:10d3").size() == 2);
    CHECK(hcl_of("[" + one + "," + one + "]").at("8086:10d3").size() == 2);
    const auto card = hcl_of(R"({"bus":"pci","id":"8086:10d3","uses":[{"listing":{"id":"aa11","verdict":"pass",)"
                             R"("kernelRelease":"6.12.1-2611.1.0.ocks"},"component":{"cover":"tested"}}]})");
    CHECK(card.at("8086:10d3").front().listing == "aa11");
    CHECK(hcl_of(R"({"components":[]})").empty());
}

TEST_CASE("what is no export of an HCL is refused with the line", "[hcl]")
{
    CHECK(trouble_with("") == "hcl.json: no listing is in it");
    CHECK(trouble_with("<html>") == "hcl.json:1: not JSON");
    CHECK(trouble_with("{}") == "hcl.json: neither a listing with its components nor a component with its uses");
    CHECK(trouble_with(listing(kernel, "pass", "pass") + "\n{\"components\":[{}]}\n") ==
          "hcl.json:2: a component without an id as 8086:10d3");
    CHECK(trouble_with(R"({"components":[{"id":"8086:10d3"}]})") == "hcl.json: a listing without id or kernelRelease");
    CHECK(trouble_with("[[]]") == "hcl.json: a list within a list");
    CHECK(trouble_with("7") == "hcl.json: neither a listing nor a component of an HCL");
}

TEST_CASE("with an HCL a device is certified, failed, tested elsewhere or untested", "[check][hcl]")
{
    const auto certified = found(listing(kernel, "pass", "pass"), nic_alias);
    CHECK(certified.readiness == Readiness::certified);
    CHECK(certified.listing == "aa11");
    CHECK(certified.reason == "e1000e (module); certified in Acme R1 with 6.12.117-2611.1.0.ocks (listing aa11)");
    CHECK(certified.advice.empty());

    const auto failed = found(listing(kernel, "fail", "fail"), nic_alias);
    CHECK(failed.readiness == Readiness::imperfect);
    CHECK(failed.advice == "read the listing before you rely on it");

    CHECK(found(listing(kernel, "incomplete", "pass"), nic_alias).readiness == Readiness::present);

    const auto untested = found(R"({"components":[]})", nic_alias);
    CHECK(untested.readiness == Readiness::untested);
    CHECK(untested.advice == "certify it, or choose a device that is listed");
    // A bridge works without a driver, and no test is about it.
    CHECK(found(R"({"components":[]})", "pci:v00008086d00000001sv00000000sd00000000bc06sc04i00").readiness !=
          Readiness::untested);
}

TEST_CASE("a kernel's stream is its version and the number of its release", "[hcl]")
{
    CHECK(kernel_stream("6.12.117-2611.1.0.ocks") == "6.12-2611");
    CHECK(kernel_stream("6.12.1-2611.2.0.ocks.l2") == "6.12-2611");
    CHECK(kernel_stream("6.1.0-56-amd64") == "6.1.0-56-amd64");
    CHECK(kernel_stream("") == "");
}
