// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/listener.hpp"
#include "hcl-db/http/server.hpp"
#include "hcl-db/log/log.hpp"
#include "hcl-db/log/routes.hpp"
#include "hcl-db/matrices.hpp"
#include "hcl-db/operations/counters.hpp"
#include "hcl-db/operations/event_log.hpp"
#include "hcl-db/operations/routes.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/site/application.hpp"
#include "hcl-db/store/watched.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/signature/passphrase.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

/// The addresses that a server of this program listens on.
struct Addresses {
    http::Address pages;
    std::optional<http::Address> uploads;
    std::optional<http::Address> operators;
};

Result<std::optional<http::Address>> optional_address(const std::string& text)
{
    if (text.empty())
        return std::optional<http::Address>{};
    return http::parse_address(text).transform([](http::Address address) { return std::optional{std::move(address)}; });
}

Result<Addresses> addresses_of(const ServeOptions& options)
{
    const auto named = [](std::string_view option, const Error& error) {
        return fail(error.code, std::string{option} + " " + error.where, error.why);
    };
    auto pages = http::parse_address(options.listen);
    if (!pages)
        return named("--listen", pages.error());
    auto uploads = optional_address(options.listen_uploads);
    if (!uploads)
        return named("--listen-uploads", uploads.error());
    auto operators = optional_address(options.listen_private);
    if (!operators)
        return named("--listen-private", operators.error());
    return Addresses{*std::move(pages), *std::move(uploads), *std::move(operators)};
}

/// Leaves the pages without what takes uploads.
http::Application split_uploads(http::Application& pages)
{
    http::Application uploads{.routes = {}, .enter = pages.enter, .refuse = pages.refuse, .observe = pages.observe};
    const auto is_page = [](const http::Route& route) {
        return route.pattern != operations::uploads_route;
    };
    const auto first = std::stable_partition(pages.routes.begin(), pages.routes.end(), is_page);
    std::move(first, pages.routes.end(), std::back_inserter(uploads.routes));
    pages.routes.erase(first, pages.routes.end());
    return uploads;
}

/// Serves until it is told to stop.
class Servers {
public:
    [[nodiscard]] Result<void> start(std::string_view what, const http::Address& address, http::Application application)
    {
        auto server = http::Server::start(address, std::move(application));
        if (!server)
            return Failure(server.error());
        m_servers.push_back(*std::move(server));
        std::printf("ocks-hcl: %.*s http://%s/\n",
                    static_cast<int>(what.size()),
                    what.data(),
                    to_string(m_servers.back()->address()).c_str());
        std::fflush(stdout);
        return {};
    }

private:
    std::vector<std::unique_ptr<http::Server>> m_servers;
};

/// The pages, with those of the log if there is one, and each request counted and told.
http::Application pages_of(site::Application& site,
                           log::Log* log,
                           Store& store,
                           operations::Counters& counters,
                           const operations::EventLog& events)
{
    http::Application pages = site.routes();
    if (log != nullptr) {
        auto more = log::routes(*log, store);
        pages.routes.insert(pages.routes.end(), more.begin(), more.end());
    }
    pages.observe = [&counters, &events](const http::Observed& request) {
        counters.count(request);
        events.tell(request);
    };
    return pages;
}

/// Those who watch the server first: they see it come up.
Result<void>
start_all(Servers& servers, const Addresses& addresses, http::Application operators, http::Application pages)
{
    Result<void> started;
    if (addresses.operators)
        started = servers.start("metrics on", *addresses.operators, std::move(operators));
    if (started && addresses.uploads)
        started = servers.start("uploads on", *addresses.uploads, split_uploads(pages));
    if (started)
        started = servers.start("listening on", addresses.pages, std::move(pages));
    return started;
}

Result<Releases> releases_of(const ServeOptions& options)
{
    return options.releases.empty() ? Result<Releases>{} : load_releases(options.releases);
}

Result<Matrices> matrices_of(const ServeOptions& options)
{
    return options.matrices.empty() ? Result<Matrices>{} : Matrices::load(options.matrices);
}

/// Errors of the store are counted and told as they happen.
Result<std::unique_ptr<Store>>
store_of(const ServeOptions& options, operations::Counters& counters, const operations::EventLog& events)
{
    return open_watched_store(
        options.store.database, true, options.store.blobs, [&counters, &events](const Error& error) {
            counters.count(error);
            events.tell(error);
        });
}

/// Until it is told to stop.
Result<void> serve_at(const Addresses& addresses, const ServeOptions& options, const operations::EventLog& events)
{
    const sigset_t stop = block_stop_signals();
    const auto gate = open_gate(options.gate);
    if (!gate)
        return Failure(gate.error());
    operations::Counters counters{std::chrono::system_clock::now()};
    const auto store = store_of(options, counters, events);
    if (!store)
        return Failure(store.error());
    auto releases = releases_of(options);
    if (!releases)
        return Failure(releases.error());
    Published published{**store, *std::move(releases)};
    if (const auto built = published.refresh(); !built)
        return Failure(built.error());
    const auto matrices = matrices_of(options);
    if (!matrices)
        return Failure(matrices.error());
    site::Application application{**store, published, *gate, matrices->views()};
    const auto log = open_log(options.log_key, **store);
    if (!log)
        return Failure(log.error());
    Servers servers;
    if (const auto started = start_all(servers,
                                       addresses,
                                       operations::private_application(counters, published, **store),
                                       pages_of(application, log->get(), **store, counters, events));
        !started)
        return Failure(started.error());
    int signal = 0;
    sigwait(&stop, &signal);
    return {};
}

}  // namespace

int serve(const ServeOptions& options)
{
    const auto addresses = addresses_of(options);
    if (!addresses)
        return wrong_use(to_string(addresses.error()));
    const auto level = operations::parse_severity(options.log_level);
    if (!level)
        return wrong_use("--log-level " + to_string(level.error()));
    const auto served = serve_at(*addresses, options, operations::EventLog{*level, &operations::write_to_stderr});
    return served ? 0 : could_not(served.error());
}

}  // namespace ocks::verbs
