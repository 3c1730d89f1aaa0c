// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/schema_gate.hpp"

#include "reports/schema.hpp"
#include "reports/xml/xml.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

TEST_CASE("the gate lets a report through, and nothing that is less than one")
{
    const SchemaGate gate = SchemaGate::compile(report_schema(), "report.xsd").value();
    const std::string xml = to_xml(assemble(good_run(), policy()));
    CHECK(gate.check(xml));
    for (std::size_t length : {std::size_t{0}, std::size_t{1}, xml.size() / 2, xml.size() - 3})
        CHECK_FALSE(gate.check(std::string_view{xml}.substr(0, length)));
    CHECK_FALSE(gate.check(xml + xml));
    CHECK_FALSE(gate.check(xml + "<more/>"));
    CHECK_FALSE(gate.check("<report/>"));
    CHECK_FALSE(gate.check("<report xmlns=\"urn:opencloudos:ocks:report:1\"/>"));
}

TEST_CASE("entities, comments and CDATA are refused before a parser sees them")
{
    const SchemaGate gate = SchemaGate::compile(report_schema(), "report.xsd").value();
    const auto refused =
        gate.check("<?xml version=\"1.0\"?>\n<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<r>&a;</r>");
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Error{Errc::malformed, "report.xml:2", "a DOCTYPE, comment or CDATA section"});
}

TEST_CASE("a schema that is none is named")
{
    const auto broken = SchemaGate::compile("<schema", "own.xsd");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().where.starts_with("own.xsd:"));
}
