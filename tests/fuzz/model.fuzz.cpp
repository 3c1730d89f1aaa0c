// SPDX-License-Identifier: GPL-3.0-or-later
/// Model files and the inventories that guests print.
#include "kernel/model/model.hpp"

#include "kernel/judge/expectation.hpp"
#include "kernel/judge/inventory_json.hpp"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto model = ocks::parse_model(text, "fuzz");
    const auto inventory = ocks::parse_inventory_json(text);
    if (model && inventory)
        (void)ocks::differences(model->expectation, *inventory);
    return 0;
}
