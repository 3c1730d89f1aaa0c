// SPDX-License-Identifier: GPL-3.0-or-later
// What a stranger may send, and the reason that each is refused with.
#include "reports/bundle/verify.hpp"
#include "reports/xml/xml.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string why_not(const std::string& xml)
{
    const auto report = from_xml(xml);
    REQUIRE_FALSE(report);
    return report.error().why;
}

std::string with(std::string_view old, std::string_view replacement)
{
    std::string xml = to_xml(testing::sample_report());
    const auto found = xml.find(old);
    REQUIRE(found != std::string::npos);
    return xml.replace(found, old.size(), replacement);
}

std::string detail(std::string_view bundle, const std::vector<VerifierKey>& trusted)
{
    const Verification result = verify(bundle, trusted);
    REQUIRE_FALSE(result.good());
    return result.steps.back().detail;
}

bool holds(const std::string& text, std::string_view part)
{
    CAPTURE(text, part);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an XML bomb is refused at its DOCTYPE, before any entity is one", "[tamper]")
{
    std::string bomb{declaration};
    bomb += "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><report>&b;</report>";
    CHECK(holds(why_not(bomb), "DOCTYPE"));
    CHECK(holds(why_not(std::string{declaration} + "<!DOCTYPE report SYSTEM \"file:///etc/passwd\"><report/>"),
                "DOCTYPE"));
    CHECK(holds(why_not(with("outcome=\"fail\"", "outcome=\"&lol;\"")), "reference"));
}

TEST_CASE("an attribute of a hundred mebibytes is refused for itself", "[tamper]")
{
    const std::string large(100U << 20U, 'x');
    CHECK(holds(why_not(std::string{declaration} + "<report xmlns=\"" + large + "\"/>"),
                "has an attribute of more than 1048576 bytes"));
}

TEST_CASE("another namespace and a schema of the future are refused by name", "[tamper]")
{
    CHECK(holds(why_not(with("urn:opencloudos:ocks:report:1", "urn:example:report")),
                "the namespace is not urn:opencloudos:ocks:report:1, but urn:example:report"));
    CHECK(holds(why_not(with("schemaVersion=\"1.0\"", "schemaVersion=\"2.0\"")), "schemaVersion is not 1.x, but 2.0"));
    CHECK(why_not(with("schemaVersion=\"1.0\"", "schemaVersion=\"" + std::string(1000, '9') + "\"")).size() < 120);
    CHECK(from_xml(with("schemaVersion=\"1.0\"", "schemaVersion=\"1.7\"")));
}

TEST_CASE("an unknown key, an expired one and a revoked one are three reasons", "[tamper]")
{
    const std::string bundle =
        pack(testing::sample_report(), testing::sample_logs(), testing::sample_key(), "hcl.example").value();
    const VerifierKey key = verifier_of(testing::sample_key()).value();
    CHECK(verify(bundle, std::vector{key}).good());
    CHECK(holds(detail(bundle, {}), "signed by no key that is trusted"));
    VerifierKey bounded = key;
    bounded.validity.until = "2026-11-19T00:00:00Z";
    CHECK(holds(detail(bundle, {bounded}), "the key expired on 2026-11-19T00:00:00Z"));
    bounded.validity = {"", "", "2026-11-01T00:00:00Z"};
    CHECK(holds(detail(bundle, {bounded}), "the key is revoked since 2026-11-01T00:00:00Z"));
    bounded.validity = {"2027-01-01T00:00:00Z", "", ""};
    CHECK(holds(detail(bundle, {bounded}), "the key is valid from 2027-01-01T00:00:00Z on"));
    bounded.validity = {"2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z", "2026-12-01T00:00:00Z"};
    CHECK(verify(bundle, std::vector{bounded}).good());
}
