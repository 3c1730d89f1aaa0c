// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html.hpp"
namespace ocks {
std::string to_html(const Report& r)
{
    return r.id;
}
}  // namespace ocks
