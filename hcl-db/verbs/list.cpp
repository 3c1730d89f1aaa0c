// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/store.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <cstdio>

namespace ocks::verbs {

int list(const StoreOptions& options)
{
    const auto store = open_store(options.database, false, options.blobs);
    if (!store)
        return could_not(store.error());
    const auto listings = (*store)->listings();
    if (!listings)
        return could_not(listings.error());
    for (const Listing& listing : *listings) {
        std::string line = listing.id;
        for (const std::string_view part : {to_string(listing.conclusion.standing),
                                            std::string_view{listing.profile},
                                            std::string_view{listing.kernel_release},
                                            std::string_view{listing.vendor},
                                            std::string_view{listing.product}})
            line += '\t' + std::string{part};
        std::puts(line.c_str());
    }
    return 0;
}

}  // namespace ocks::verbs
