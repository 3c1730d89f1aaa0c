// SPDX-License-Identifier: GPL-3.0-or-later
// Reports nobody would make, from a seed: whatever their texts hold, what is written is read back the same.
#include "core/digest.hpp"
#include "reports/html/html.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

#include <limits>
#include <random>

using namespace ocks;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : m_random(seed) {}

    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }
    bool coin() { return below(2) == 0; }

    std::uint64_t number() { return coin() ? below(100) : m_random(); }

    /// Half of them hold what XML, UTF-8 and HTML make trouble with.
    std::string text()
    {
        static const auto pieces = std::to_array<std::string>({"a",
                                                               "Z9",
                                                               " ",
                                                               "  ",
                                                               "<",
                                                               "]]>",
                                                               "&amp;",
                                                               "&",
                                                               "\"",
                                                               "'",
                                                               "\t",
                                                               "\n",
                                                               "\r\n",
                                                               std::string(1, '\0'),
                                                               "\x01",
                                                               "\x7f",
                                                               "\xff",
                                                               "\xc3",
                                                               "é",
                                                               "中文",
                                                               "\xed\xa0\x80",
                                                               "\xef\xbf\xbf",
                                                               "\xf0\x9f\x98\x80",
                                                               "\xf4\x90\x80\x80"});
        std::string all;
        for (auto count = below(6); count > 0; --count)
            all += pieces.at(coin() ? 0 : below(pieces.size()));
        return all;
    }
    std::string name() { return "n" + std::to_string(below(1000)) + (coin() ? ".io" : "_x-"); }

    double real()
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        switch (below(6)) {
        case 0:
            return static_cast<double>(m_random()) * 1e280;
        case 1:
            return -1.0 / static_cast<double>(below(1000));
        case 2:
            return 5e-324;
        case 3:
            return coin() ? infinity : std::numeric_limits<double>::quiet_NaN();
        default:
            return static_cast<double>(below(1'000'000)) / 1000;
        }
    }
    Scalar scalar() { return coin() ? Scalar{real()} : Scalar{text()}; }

    template <class Value, class Make>
    std::vector<Value> some(std::uint64_t most, Make make)
    {
        std::vector<Value> all;
        for (auto count = below(most + 1); count > 0; --count)
            all.push_back(make());
        return all;
    }
    std::vector<std::string> texts()
    {
        return some<std::string>(3, [&] { return text(); });
    }

private:
    std::mt19937_64 m_random;
};

Device random_device(Dice& dice, std::size_t index)
{
    Device device{dice.name(), dice.text() + std::to_string(index), {}};
    for (auto count = dice.below(6); count > 0; --count)
        device.properties[dice.name()] = dice.coin() ? Value{dice.number()} : Value{dice.text()};
    return device;
}

Held random_criterion(Dice& dice)
{
    Criterion criterion;
    criterion.measurement = dice.text();
    criterion.relation = static_cast<Relation>(dice.below(8));
    criterion.limit = dice.scalar();
    criterion.upper = criterion.limit;
    criterion.among = dice.some<Scalar>(3, [&] { return dice.scalar(); });
    criterion.unit = dice.text();
    criterion.blocking = dice.coin();
    criterion.source = dice.text();
    return {criterion, dice.coin()};
}

TestResult random_result(Dice& dice)
{
    TestResult result;
    Record& record = result.record;
    record.test = dice.name();
    record.kind = dice.coin() ? dice.name() : "";
    record.device = dice.text() + "d";
    record.attempt = static_cast<unsigned>(dice.below(3) + 1);
    record.started = dice.coin() ? "2024-02-29T23:59:59Z" : "";
    record.duration_milliseconds = dice.number();
    record.parameters[dice.name()] = dice.text();
    record.measured = dice.some<Measurement>(4, [&] { return Measurement{dice.text(), dice.scalar(), dice.text()}; });
    record.findings = dice.texts();
    record.verdict = {static_cast<Outcome>(dice.below(6)), dice.coin() ? "timeout" : "", dice.texts(), dice.texts()};
    result.held = dice.some<Held>(4, [&] { return random_criterion(dice); });
    return result;
}

Report random_report(Dice& dice)
{
    Report report = testing::sample_report();
    report.inventory = {};
    report.coverage.clear();
    for (std::size_t index = 0; index < dice.below(8); ++index) {
        report.inventory.devices.push_back(random_device(dice, index));
        const Device& device = report.inventory.devices.back();
        report.coverage.push_back(
            {device.kind, device.name, static_cast<Cover>(dice.below(3)), dice.text(), dice.text()});
    }
    report.inventory.notes = dice.some<Note>(3, [&] { return Note{dice.name(), dice.text(), dice.text()}; });
    report.results = dice.some<TestResult>(6, [&] { return random_result(dice); });
    report.environment = {"", dice.text(), dice.coin() ? "-12.125" : "", dice.text(), {}};
    report.environment.tools = dice.some<Tool>(3, [&] { return Tool{dice.name(), dice.text(), std::string(64, 'a')}; });
    report.suite.build_id = dice.coin() ? "0f" : "";
    report.suite.git_commit = dice.coin() ? std::string(40, '0') + "-dirty" : "";
    report.suite.package = dice.coin() ? "ocks-0.1.0-1" : "";
    report.suite.sbom_sha256 = dice.coin() ? std::string(64, 'b') : "";
    report.relation = dice.coin() ? std::string{relations.at(dice.below(relations.size()))} : "";
    report.redaction = {dice.coin() ? RedactionMode::none : RedactionMode::hmac, "", dice.number()};
    report.summary.claim = {static_cast<Standing>(dice.below(3)), dice.texts()};
    return report;
}

}  // namespace

TEST_CASE("any report that is written is read back as its normalised self, and writes the same bytes")
{
    for (unsigned seed = 1; seed <= 500; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Report report = random_report(dice);
        const std::string xml = to_xml(report);
        const auto read = from_xml(xml);
        if (!read)
            FAIL(to_string(read.error()) << '\n' << xml);
        CHECK(*read == normalised(report));
        CHECK(normalised(*read) == *read);
        CHECK(to_xml(*read) == xml);
    }
}

TEST_CASE("a page holds no markup that came from a report")
{
    for (unsigned seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Report report = random_report(dice);
        report.summary.claim.reasons = {"<script>alert(1)</script>"};
        const std::string page = to_html(report);
        CHECK(page.find("<script") == std::string::npos);
        CHECK(page.find("]]>") == std::string::npos);
    }
}
