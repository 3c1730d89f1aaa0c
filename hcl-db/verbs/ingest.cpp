// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/ingest.hpp"

#include "core/file.hpp"
#include "hcl-db/store/store.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/bundle/bundle.hpp"

#include <cstdio>

namespace ocks::verbs {
namespace {

int refused(const Problem& problem, const std::string& bundle)
{
    std::fputs(("ocks-hcl: " + bundle + ": " + problem.title + ": " + problem.detail + "\n").c_str(), stderr);
    for (const std::string& line : problem.errors)
        std::fputs(("  " + line + "\n").c_str(), stderr);
    return problem.status >= 500 ? 3 : 1;
}

}  // namespace

int ingest(const IngestOptions& options)
{
    const auto bytes = read_file(options.bundle, largest_bundle);
    if (!bytes)
        return could_not(bytes.error());
    const auto gate = open_gate(options.gate);
    if (!gate)
        return could_not(gate.error());
    const auto store = open_store(options.store.database, true, options.store.blobs);
    if (!store)
        return could_not(store.error());
    const Ingested ingested = ocks::ingest(*bytes, *gate, **store, std::chrono::system_clock::now());
    if (const auto* problem = std::get_if<Problem>(&ingested))
        return refused(*problem, options.bundle);
    const auto& accepted = std::get<Accepted>(ingested);
    std::printf("%s listing %s\n", accepted.again ? "known" : "added", accepted.receipt.listing_id.c_str());
    return 0;
}

}  // namespace ocks::verbs
