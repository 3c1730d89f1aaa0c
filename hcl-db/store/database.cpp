// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/database.hpp"

namespace ocks {

Result<void> Database::execute(std::string_view sql, std::initializer_list<Bound> values)
{
    return query(sql, values, [](const Row& /*row*/) {});
}

}  // namespace ocks
