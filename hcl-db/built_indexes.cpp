// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/built_indexes.hpp"

#include <mutex>
#include <utility>

namespace ocks {
namespace {

struct Kept {
    std::mutex mutex;
    BuiltIndexes built;
};

Kept& kept()
{
    static Kept all;
    return all;
}

}  // namespace

void note_built_index(std::chrono::nanoseconds took, std::int64_t change_seq, std::map<Status, std::uint64_t> listings)
{
    Kept& all = kept();
    const std::lock_guard lock{all.mutex};
    ++all.built.count;
    all.built.last = took;
    all.built.total += took;
    all.built.change_seq = change_seq;
    all.built.listings = std::move(listings);
}

BuiltIndexes built_indexes()
{
    Kept& all = kept();
    const std::lock_guard lock{all.mutex};
    return all.built;
}

}  // namespace ocks
