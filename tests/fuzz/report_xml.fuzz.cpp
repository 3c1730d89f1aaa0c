// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/html.hpp"
#include "reports/xml/xml.hpp"

/// A report that is read writes a report that is read as the same, and no report breaks the page.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const auto report = ocks::from_xml({reinterpret_cast<const char*>(data), size});
    if (!report)
        return 0;
    const std::string xml = ocks::to_xml(*report);
    if (ocks::from_xml(xml) != ocks::normalised(*report))
        __builtin_trap();
    static_cast<void>(ocks::contradictions(*report));
    if (ocks::to_html(*report).find("<script") != std::string::npos)
        __builtin_trap();
    return 0;
}
