// SPDX-License-Identifier: GPL-3.0-or-later
// Every single byte of a bundle matters: names, padding, trailing blocks, compressed logs, the signature itself.
#include "reports/bundle/verify.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

/// Small, so that each of its bytes can be changed in turn.
std::string small_bundle()
{
    Report report = testing::sample_report();
    report.inventory.devices.clear();
    report.coverage.clear();
    report.results.clear();
    report.logs.erase(report.logs.begin() + 1, report.logs.end());
    report.summary = {};
    const Logs logs{*testing::sample_logs().find("logs/kernel.txt")};
    return pack(report, logs, testing::sample_key(), "hcl.opencloudos.example").value();
}

}  // namespace

TEST_CASE("a bundle with any one byte changed is not good", "[tamper]")
{
    const std::vector<VerifierKey> trusted{verifier_of(testing::sample_key()).value()};
    std::string bytes = small_bundle();
    REQUIRE(verify(bytes, trusted).good());
    std::size_t undetected = 0;
    for (char& byte : bytes) {
        const char original = byte;
        for (const unsigned flip : {0x01U, 0x20U, 0x80U, 0xFFU}) {
            byte = static_cast<char>(static_cast<unsigned char>(original) ^ flip);
            undetected += verify(bytes, trusted).good() ? 1U : 0U;
        }
        byte = original;
    }
    CHECK(bytes.size() > 4096);
    CHECK(undetected == 0);
}

TEST_CASE("a bundle cut off anywhere is not good", "[tamper]")
{
    const std::vector<VerifierKey> trusted{verifier_of(testing::sample_key()).value()};
    const std::string bytes = small_bundle();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        if (verify(std::string_view{bytes}.substr(0, size), trusted).good())
            FAIL(size);
    }
}
