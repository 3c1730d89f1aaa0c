// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/bundle.hpp"

#include "core/digest.hpp"
#include "reports/bundle/compression.hpp"
#include "reports/bundle/countersign.hpp"
#include "reports/bundle/tar.hpp"
#include "reports/bundle/verify.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

#include <functional>

using namespace ocks;

namespace {

constexpr std::string_view origin = "hcl.opencloudos.example";

std::string sample_bundle()
{
    return pack(testing::sample_report(), testing::sample_logs(), testing::sample_key(), origin).value();
}

std::vector<VerifierKey> trusted()
{
    return {verifier_of(testing::sample_key()).value()};
}

/// The sample with one of its files changed after it was signed.
std::string with_file(std::size_t index, const std::function<void(TarEntry&)>& change)
{
    auto files = read_tar(sample_bundle(), 100).value();
    change(files.at(index));
    return write_tar(files).value();
}

std::string first_bad_step(std::string_view bytes)
{
    const Verification result = verify(bytes, trusted());
    return result.good() ? "" : result.steps.back().what;
}

/// Signs whatever the files are, as an insider could.
std::string signed_over(std::vector<TarEntry> files, const std::function<void(Manifest&)>& change = {})
{
    Manifest manifest = unpack(sample_bundle()).value().manifest;
    const auto entry = [](const TarEntry& file) {
        return ManifestFile{file.path, file.content.size(), sha256(file.content)};
    };
    manifest.report = entry(files.at(1));
    manifest.files.clear();
    for (std::size_t index = 2; index < files.size(); ++index)
        manifest.files.push_back(entry(files[index]));
    if (change)
        change(manifest);
    files[0].content = sign_note(to_text(manifest), testing::sample_key()).value();
    return write_tar(files).value();
}

}  // namespace

TEST_CASE("a bundle that was packed is verified, step by step")
{
    const Verification result = verify(sample_bundle(), trusted());
    std::vector<std::string> steps;
    for (const VerifyStep& step : result.steps) {
        CHECK(step.good);
        steps.push_back(step.what);
    }
    CHECK(steps == std::vector<std::string>{"container", "signature", "report", "agreement", "logs", "verdicts"});
    CHECK(result.report == testing::sample_report());
    CHECK(result.bundle->logs == testing::sample_logs());
    CHECK(result.signers == std::vector<std::string>{testing::sample_key().name});
}

TEST_CASE("the same report, logs and key make the same bytes")
{
    CHECK(sample_bundle() == sample_bundle());
}

TEST_CASE("a bundle of somebody who is not trusted is not good, and says whose it is")
{
    const Verification result = verify(sample_bundle(), {});
    CHECK_FALSE(result.good());
    CHECK(result.steps.back().what == "signature");
    CHECK(result.steps.back().detail.find("vendors/example+") != std::string::npos);
}

TEST_CASE("a vendor's name is its own: somebody else who is trusted cannot sign for it", "[tamper]")
{
    SigningKey other{"hcl.opencloudos.example/vendors/other", {}};
    other.seed.fill(6);
    const std::string forged = pack(testing::sample_report(), testing::sample_logs(), other, origin).value();
    const std::vector<VerifierKey> both{trusted().front(), verifier_of(other).value()};
    const Verification result = verify(forged, both);
    CHECK_FALSE(result.good());
    CHECK(result.steps.back().detail ==
          "report.xml: is of example, and signed by hcl.opencloudos.example/vendors/other alone");
}

TEST_CASE("a bundle that two have signed names both, and is else what it was")
{
    SigningKey laboratory{"hcl.opencloudos.example/labs/lab7", {}};
    laboratory.seed.fill(6);
    const auto both = countersigned(sample_bundle(), laboratory);
    REQUIRE(both);
    const std::vector<VerifierKey> keys{trusted().front(), verifier_of(laboratory).value()};
    CHECK(verify(*both, keys).signers == std::vector<std::string>{keys[0].name, keys[1].name});
    CHECK(verify(*both, trusted()).good());
    CHECK_FALSE(verify(*both, std::span(keys).subspan(1)).good());
    CHECK(unpack(*both)->report_xml == unpack(sample_bundle())->report_xml);
    CHECK(countersigned(*both, laboratory).error().why == "this key has signed it already");
    CHECK(countersigned("", laboratory).error().code == Errc::malformed);

    auto forged = read_tar(sample_bundle(), 100).value();
    forged[1].content.replace(forged[1].content.find("outcome=\"fail\""), 14, "outcome=\"pass\"");
    CHECK(countersigned(signed_over(forged), laboratory).error().where == "report.xml");
}

TEST_CASE("a bundle that is no bundle is refused at its container")
{
    const std::string good = sample_bundle();
    CHECK(first_bad_step("") == "container");
    CHECK(first_bad_step(std::string(10240, '\0')) == "container");
    CHECK(first_bad_step(good.substr(0, good.size() / 2)) == "container");
    CHECK(first_bad_step(good.substr(0, good.size() - 512)) == "container");
    CHECK(first_bad_step(good + std::string(512, '\0')) == "container");
    CHECK(first_bad_step(good + good) == "container");
    CHECK(unpack(to_xml(testing::sample_report())).error().why ==
          "is a report without its bundle, and nobody has signed it");
    CHECK(unpack(std::string(largest_bundle + 1, 'x')).error().why == "is larger than 64 MiB");
    CHECK(first_bad_step(with_file(1, [](TarEntry& file) { file.path = "../report.xml"; })) == "container");
    CHECK(first_bad_step(with_file(2, [](TarEntry& file) { file.content += "x"; })) == "container");
}

TEST_CASE("what an insider signs and does not fit together is refused all the same")
{
    const auto files = read_tar(sample_bundle(), 100).value();
    CHECK(first_bad_step(signed_over(files)).empty());
    CHECK(first_bad_step(signed_over(files, [](Manifest& manifest) { manifest.vendor = "other"; })) == "agreement");
    CHECK(first_bad_step(signed_over(files, [](Manifest& manifest) { manifest.policy_version = "2020"; })) ==
          "agreement");
    CHECK(first_bad_step(signed_over({files.begin(), files.end() - 1})) == "logs");

    auto escaping = files;
    escaping.back().path = "logs/..zst";
    CHECK(first_bad_step(signed_over(escaping)) == "container");

    auto forged = files;
    const auto outcome = forged[1].content.find("outcome=\"fail\"");
    forged[1].content.replace(outcome, 14, "outcome=\"pass\"");
    CHECK(first_bad_step(signed_over(forged)) == "verdicts");
}

TEST_CASE("a log that grows beyond its limit is refused before it does")
{
    const std::string bomb = compressed(std::string(largest_log + 1, '\0')).value();
    CHECK(bomb.size() < 10'000);
    CHECK_FALSE(decompressed(bomb, largest_log));
    CHECK(decompressed(compressed("text").value(), 4) == "text");
    CHECK_FALSE(decompressed(compressed("text").value(), 3));
    CHECK_FALSE(decompressed(compressed("text").value() + "x", 10));
    CHECK_FALSE(decompressed("", 10));
    auto files = read_tar(sample_bundle(), 100).value();
    files.back().content = bomb;
    CHECK(first_bad_step(signed_over(files)) == "container");
}

TEST_CASE("what cannot be verified is not packed")
{
    const auto refused = [](const std::function<void(Report&, Logs&)>& change) {
        Report report = testing::sample_report();
        Logs logs = testing::sample_logs();
        change(report, logs);
        return !pack(report, logs, testing::sample_key(), origin).has_value();
    };
    CHECK(refused([](Report&, Logs& logs) { logs["logs/kernel.txt"] += "x"; }));
    CHECK(refused([](Report&, Logs& logs) { logs.erase("logs/kernel.txt"); }));
    CHECK(refused([](Report&, Logs& logs) { logs["logs/more.txt"] = "x"; }));
    CHECK(refused([](Report& report, Logs&) { report.submitter = "two words"; }));
    CHECK(refused([](Report& report, Logs&) { report.id = "1"; }));
}
