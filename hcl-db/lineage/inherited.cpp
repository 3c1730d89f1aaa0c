// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/lineage/inherited.hpp"

namespace ocks {

std::string_view to_string(Carried carried)
{
    switch (carried) {
    case Carried::over:
        return "carried-over";
    case Carried::delta:
        return "delta";
    case Carried::regressed:
        return "regressed";
    }
    return "";
}

}  // namespace ocks
