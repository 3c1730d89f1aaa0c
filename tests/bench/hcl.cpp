// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks_bench_hcl MACHINES COUNT: serves a list of COUNT listings that are combined of real servers and of the PCI
/// functions of real machines. Prints what the index took and where it listens; ends when its input does.
#include "core/judge.hpp"
#include "hcl-db/site/application.hpp"
#include "reports/uuid.hpp"
#include "tests/hcl-db/fixture.hpp"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using namespace ocks;
using namespace ocks::testing;

struct Machines {
    std::vector<Listing> servers;                   ///< vendor, product and processor
    std::vector<std::vector<Component>> functions;  ///< of one machine each
};

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells{""};
    for (const char letter : line) {
        if (letter == '\t')
            cells.emplace_back();
        else
            cells.back() += letter;
    }
    return cells;
}

Machines read(const char* path)
{
    Machines machines;
    std::map<std::string, std::vector<Component>> functions;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        const auto cells = cells_of(line);
        if (cells[0] == "M") {
            Listing server;
            server.vendor = cells.at(1);
            server.product = cells.at(2);
            server.processor = cells.at(3);
            machines.servers.push_back(std::move(server));
            continue;
        }
        auto& list = functions[cells.at(1)];
        list.push_back({.address = fmt::format("0000:{:02x}:{:02x}.0", list.size() / 32, list.size() % 32),
                        .id = cells.at(2),
                        .subsystem = cells.at(3),
                        .device_class = cells.at(4),
                        .vendor = "Vendor " + cells.at(2).substr(0, 4),
                        .device = "Device " + cells.at(2).substr(5),
                        .driver = cells.at(5),
                        .expected = cells.at(5),
                        .cover = "tested",
                        .outcome = "pass"});
    }
    for (auto& [name, list] : functions) {
        if (list.size() >= 8)
            machines.functions.push_back(std::move(list));
    }
    return machines;
}

/// A list that is the same for the same count: every choice follows from the number.
Listing listing_of(const Machines& machines, std::size_t number)
{
    Listing listing = machines.servers[number % machines.servers.size()];
    listing.product += " G" + std::to_string(number / machines.servers.size() % 40);
    char id[20];  // NOLINT(*-avoid-c-arrays)
    std::snprintf(id, sizeof id, "%016zx", number * 0x9e3779b97f4a7c15U);
    listing.id = id;
    listing.report_sha256 = std::string(48, 'a') + listing.id;
    listing.bundle_sha256 = std::string(48, 'b') + listing.id;
    listing.policy_id = "server";
    listing.policy_version = "2026.1";
    listing.policy_sha256 = std::string(64, 'c');
    listing.signer = "hcl.test/vendors/" + std::to_string(number % 60);
    listing.architecture = number % 4 == 0 ? "aarch64" : "x86_64";
    listing.kernel_release = "6.12." + std::to_string(number % 24) + "-2611." + std::to_string(number % 5) + ".0.ocks";
    listing.profile = number % 3 == 0 ? "smoke" : "certify";
    listing.certifies = number % 3 != 0;
    listing.conclusion.standing = number % 17 == 0   ? Standing::fail
                                  : number % 11 == 0 ? Standing::incomplete
                                                     : Standing::pass;
    if (listing.conclusion.standing != Standing::pass)
        listing.conclusion.reasons = {"nic.traffic on eth0: throughput 12 MBy/s, must be at least 100 MBy/s"};
    char day[32];  // NOLINT(*-avoid-c-arrays)
    std::snprintf(day,
                  sizeof day,
                  "202%zu-%02zu-%02zuT08:%02zu:00Z",
                  4 + number % 3,
                  1 + number % 12,
                  1 + number % 28,
                  number % 60);
    listing.tested_at = day;
    listing.received_at = day;
    listing.status = Status::published;
    listing.level = number % 5 == 0 ? Level::ready : Level::certified;
    listing.components = machines.functions[number % machines.functions.size()];
    return listing;
}

/// A report as large as that of a server: every PCI function with the tests on it.
Ingredients run_of(const Machines& machines, std::size_t number)
{
    Ingredients run = good_run();
    const Record driver = run.records[0];
    run.id = new_report_id().value();
    run.inventory.devices[0].properties["vendor"] = machines.servers[number % machines.servers.size()].vendor;
    run.inventory.devices[0].properties["product"] = machines.servers[number % machines.servers.size()].product;
    for (const Component& part : machines.functions[number % machines.functions.size()]) {
        run.inventory.devices.push_back({"pci",
                                         "0001:" + part.address.substr(5),
                                         {{"vendor_id", part.id.substr(0, 4)},
                                          {"device_id", part.id.substr(5)},
                                          {"class", part.device_class.substr(0, 2) == "02" ? "060000" : "060400"},
                                          {"vendor_name", part.vendor},
                                          {"device_name", part.device},
                                          {"driver", part.driver}}});
    }
    return run;
}

double milliseconds_since(std::chrono::steady_clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

std::size_t resident_mib()
{
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stoul(line.substr(6)) / 1024;
    }
    return 0;
}

int run(const char* path, std::size_t count)
{
    const Machines machines = read(path);
    if (machines.servers.empty() || machines.functions.empty())
        return 3;
    Shelf shelf;
    const Gate ours = gate();
    const std::size_t real = std::min<std::size_t>(count, 100);
    for (std::size_t number = 0; number < real; ++number) {
        const auto done = ingest(
            packed(assemble(run_of(machines, number), policy())), ours, *shelf.store, std::chrono::system_clock::now());
        if (const auto* problem = std::get_if<Problem>(&done)) {
            std::fprintf(stderr, "bench: %s: %s\n", problem->title.c_str(), problem->detail.c_str());
            return 3;
        }
    }
    Published published{*shelf.store};
    nlohmann::ordered_json said;
    {
        auto listings = settled_listings(*shelf.store, {}, "2026-06-01T00:00:00Z").value();
        for (const Listing& listing : listings)
            said["ids"].push_back(listing.id);
        for (std::size_t number = real; number < count; ++number)
            listings.push_back(listing_of(machines, number));
        const auto begun = std::chrono::steady_clock::now();
        auto index = std::make_shared<const Index>(listings, shelf.store->change_seq().value());
        said["listings"] = index->size();
        said["index_ms"] = milliseconds_since(begun);
        published.show(std::move(index));
    }
    malloc_trim(0);
    said["rss_mib"] = resident_mib();
    site::Application application{*shelf.store, published, ours};
    const auto server = http::Server::start({.host = "127.0.0.1", .port = 0},
                                            application.routes(),
                                            {.threads = 2, .connections_per_address = 1024})
                            .value();
    said["address"] = to_string(server->address());
    std::cout << said.dump() << std::endl;
    for (std::string line; std::getline(std::cin, line);)
        std::cout << resident_mib() << std::endl;
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    return run(argv[1], std::stoul(argv[2]));  // NOLINT(*-pointer-arithmetic)
}
