// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/xml.hpp"
#include "tests/support/libxml.hpp"

/// Two readers of one report: what ours accepts libxml2 holds to be valid by the schema, and reads the same values.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    static const ocks::testing::Schema schema;
    const std::string_view xml{reinterpret_cast<const char*>(data), size};
    const auto report = ocks::from_xml(xml);
    if (!report)
        return 0;
    const auto other = schema.read(xml);
    if (!other || ocks::from_xml(*other) != report)
        __builtin_trap();
    return 0;
}
