// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-hcl backup` and `restore`: a whole list as files of no particular engine, and back.

#include "hcl-db/rebuild.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <cstdio>

namespace ocks::verbs {

int backup(const BackupOptions& options)
{
    const auto store = open_store(options.store.database, false, options.store.blobs);
    if (!store)
        return could_not(store.error());
    const auto entries = back_up(**store, options.directory);
    if (!entries)
        return could_not(entries.error());
    std::printf("%zu entries of the log, and their evidence, are in %s\n", *entries, options.directory.c_str());
    return 0;
}

int restore(const BackupOptions& options)
{
    const auto store = open_store(options.store.database, true, options.store.blobs);
    if (!store)
        return could_not(store.error());
    const auto entries = ocks::restore(options.directory, **store);
    if (!entries)
        return could_not(entries.error());
    std::printf("%zu entries of the log were followed again\n", *entries);
    return 0;
}

}  // namespace ocks::verbs
