// SPDX-License-Identifier: GPL-3.0-or-later
/// The lexical form of a report, checked before any parser sees it.
///
/// tinyxml2 reads more than XML: bad UTF-8, several roots, unknown entities. Two readers that disagree about a
/// document would disagree about a verdict, so what reaches it is a subset that all parsers read alike: the
/// declaration, elements, attributes in double quotes, references to characters. No comments, CDATA,
/// instructions, DOCTYPE, prefixes.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <string_view>

namespace ocks {

struct XmlLimits {
    std::size_t bytes = 0;
    unsigned depth = 0;
    std::size_t value = 0;  ///< bytes of one attribute, as they are written
};

/// malformed with "NAME:LINE" and why. Reads no further than the limit, and names what is wrong up to there rather
/// than the size: a document of one endless attribute is refused for that.
[[nodiscard]] Result<void> check_xml_form(std::string_view xml, const XmlLimits& limits, std::string_view name);

}  // namespace ocks
