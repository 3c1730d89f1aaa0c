// SPDX-License-Identifier: GPL-3.0-or-later
/// XML being written: an element ends when it goes out of scope, so that no document can be left open, and every
/// value is one line of valid UTF-8.
#pragma once

#include "core/measurement.hpp"
#include "reports/xml/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <tinyxml2.h>

namespace ocks {

inline constexpr const char* xml_declaration = R"(xml version="1.0" encoding="UTF-8")";

class PrintedElement {
public:
    PrintedElement(tinyxml2::XMLPrinter& printer, const char* name) : m_printer(printer)
    {
        m_printer.OpenElement(name);
    }
    PrintedElement(const PrintedElement&) = delete;
    PrintedElement(PrintedElement&&) = delete;
    PrintedElement& operator=(const PrintedElement&) = delete;
    PrintedElement& operator=(PrintedElement&&) = delete;
    ~PrintedElement() { m_printer.CloseElement(); }

    PrintedElement& put(const char* name, std::string_view value)
    {
        m_printer.PushAttribute(name, one_line(value).c_str());
        return *this;
    }
    PrintedElement& put(const char* name, std::uint64_t value) { return put(name, std::to_string(value)); }
    PrintedElement& flag(const char* name, bool value) { return put(name, value ? "true" : "false"); }

    /// Left out if it is not known.
    PrintedElement& known(const char* name, std::string_view value) { return value.empty() ? *this : put(name, value); }

    /// The attributes type and value.
    PrintedElement& typed(const Scalar& value)
    {
        put("type", std::holds_alternative<double>(value) ? "number" : "text");
        return put("value", to_string(value));
    }

private:
    tinyxml2::XMLPrinter& m_printer;
};

/// What was printed, without the zero byte at its end.
[[nodiscard]] inline std::string printed(const tinyxml2::XMLPrinter& printer)
{
    return {printer.CStr(), static_cast<std::size_t>(printer.CStrSize()) - 1};
}

}  // namespace ocks
