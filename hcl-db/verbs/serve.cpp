// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/listener.hpp"
#include "hcl-db/http/server.hpp"
#include "hcl-db/log/log.hpp"
#include "hcl-db/log/routes.hpp"
#include "hcl-db/matrices.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/site/application.hpp"
#include "hcl-db/store/store.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/signature/passphrase.hpp"

#include <csignal>
#include <cstdio>
#include <memory>
#include <utility>

namespace ocks::verbs {
namespace {

/// Blocked before any thread starts, so that they arrive where they are waited for and nowhere else.
sigset_t block_stop_signals()
{
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

/// Null without a key.
Result<std::unique_ptr<log::Log>> open_log(const std::string& path, Store& store)
{
    if (path.empty())
        return std::unique_ptr<log::Log>{};
    auto key = open_key(path);
    return key ? log::Log::open(store, *std::move(key)) : Failure(key.error());
}

}  // namespace

int serve(const ServeOptions& options)
{
    const auto address = http::parse_address(options.listen);
    if (!address)
        return wrong_use("--listen " + to_string(address.error()));
    const sigset_t stop = block_stop_signals();
    const auto gate = open_gate(options.gate);
    if (!gate)
        return could_not(gate.error());
    const auto store = open_store(options.database, true, options.blobs);
    if (!store)
        return could_not(store.error());
    auto releases = options.releases.empty() ? Result<Releases>{} : load_releases(options.releases);
    if (!releases)
        return could_not(releases.error());
    Published published{**store, *std::move(releases)};
    if (const auto built = published.refresh(); !built)
        return could_not(built.error());
    const auto matrices = options.matrices.empty() ? Result<Matrices>{} : Matrices::load(options.matrices);
    if (!matrices)
        return could_not(matrices.error());
    site::Application application{**store, published, *gate, matrices->views()};
    http::Application pages = application.routes();
    const auto log = open_log(options.log_key, **store);
    if (!log)
        return could_not(log.error());
    if (*log) {
        auto more = log::routes(**log, **store);
        pages.routes.insert(pages.routes.end(), more.begin(), more.end());
    }
    const auto server = http::Server::start(*address, std::move(pages));
    if (!server)
        return could_not(server.error());

    std::printf("ocks-hcl: listening on http://%s/\n", to_string((*server)->address()).c_str());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&stop, &signal);
    return 0;
}

}  // namespace ocks::verbs
