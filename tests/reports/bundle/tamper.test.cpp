// SPDX-License-Identifier: GPL-3.0-or-later
// Every single byte of a bundle matters: names, padding, trailing blocks, compressed logs, the signature itself.
#include "reports/bundle/verify.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

#include <random>

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

TEST_CASE("a bundle with any one bit changed is not good", "[tamper]")
{
    const std::vector<VerifierKey> trusted{verifier_of(testing::sample_key()).value()};
    std::string bytes = small_bundle();
    REQUIRE(verify(bytes, trusted).good());
    std::size_t undetected = 0;
    for (char& byte : bytes) {
        const char original = byte;
        for (unsigned bit = 0; bit < 8; ++bit) {
            byte = static_cast<char>(static_cast<unsigned char>(original) ^ 1U << bit);
            undetected += verify(bytes, trusted).good() ? 1U : 0U;
        }
        byte = original;
    }
    CHECK(bytes.size() > 4096);
    CHECK(undetected == 0);
}

TEST_CASE("a bundle of a large server with any one of two thousand bytes changed is not good", "[tamper]")
{
    const std::vector<VerifierKey> trusted{verifier_of(testing::sample_key()).value()};
    const Report report = testing::large_report(200, 800);
    std::string bytes = pack(report, testing::sample_logs(), testing::sample_key(), "hcl.opencloudos.example").value();
    REQUIRE(verify(bytes, trusted).good());
    CHECK(bytes.size() > 500'000);
    std::mt19937_64 random(2611);
    std::size_t undetected = 0;
    for (unsigned count = 0; count < 2000; ++count) {
        char& byte = bytes[random() % bytes.size()];
        const char original = byte;
        byte = static_cast<char>(static_cast<unsigned char>(original) ^ (1 + random() % 255));
        undetected += verify(bytes, trusted).good() ? 1U : 0U;
        byte = original;
    }
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
