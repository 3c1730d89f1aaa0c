// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/mirror.hpp"

#include "tests/hcl-db/site/visit.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <regex>

using namespace ocks;
using namespace ocks::testing;

namespace {

std::map<std::string, std::string> mirror_of(Pages& site)
{
    const auto index = site.published.index();
    const MatrixView* matrix = &site.matrix;
    std::map<std::string, std::string> files;
    const auto made = site::make_mirror({.index = *index,
                                         .published = site.published,
                                         .store = *site.shelf.store,
                                         .policies = site.ours.policies,
                                         .matrices = {&matrix, 1}},
                                        [&](const site::MirrorFile& file) -> Result<void> {
                                            CHECK(files.emplace(file.path, file.content).second);
                                            return {};
                                        });
    CHECK(made.value() == files.size());
    return files;
}

/// What a server that only serves files would send for this address.
bool is_served(const std::map<std::string, std::string>& files, std::string path)
{
    path = path.substr(1, path.find_first_of("#?") - 1);
    const auto target = http::parse_target("/" + path);
    std::string file;
    for (const std::string& segment : target.value().segments)
        file += (file.empty() ? "" : "/") + segment;
    return files.contains(file) || files.contains(file + (file.empty() ? "" : "/") + "index.html");
}

}  // namespace

TEST_CASE("a mirror is whole: every link of every page leads to a file of it", "[site]")
{
    Pages site;
    const std::string id = site.add(good_run());
    const auto files = mirror_of(site);
    for (const std::string& name : {std::string{"index.html"},
                                    std::string{"zh/index.html"},
                                    "listings/" + id + "/index.html",
                                    "zh/listings/" + id + "/index.html",
                                    "listings/" + id + ".json",
                                    "listings/" + id + "/bundle.ocks",
                                    "listings/" + id + "/inventory/nic/index.html",
                                    std::string{"components/pci/8086:10d3/index.html"},
                                    std::string{"drivers/e1000e/index.html"},
                                    std::string{"export/hcl.csv"},
                                    std::string{"style.css"}})
        CHECK(files.contains(name));
    const std::regex link{"href=\"(/[^\"]*)\""};
    for (const auto& [name, content] : files) {
        if (!name.ends_with(".html"))
            continue;
        for (auto each = std::sregex_iterator(content.begin(), content.end(), link); each != std::sregex_iterator{};
             ++each) {
            INFO(name << " -> " << (*each)[1]);
            CHECK(is_served(files, (*each)[1]));
        }
        CHECK_FALSE(has(content, "<form"));
    }
}

TEST_CASE("a mirror made again is the same, byte for byte; its data is what the server sends", "[site]")
{
    Pages site;
    const std::string id = site.add(good_run());
    const auto files = mirror_of(site);
    CHECK(mirror_of(site) == files);
    for (const std::string& path : {"listings/" + id + ".json",
                                    std::string{"export/hcl.csv"},
                                    std::string{"feeds/all.atom"},
                                    "listings/" + id + "/report.xml",
                                    std::string{"drivers.json"}})
        CHECK(files.at(path) == site.page("/" + path));
}

TEST_CASE("a mirror stops at the first file that cannot be written", "[site]")
{
    Pages site;
    const auto index = site.published.index();
    const auto made = site::make_mirror({.index = *index,
                                         .published = site.published,
                                         .store = *site.shelf.store,
                                         .policies = site.ours.policies,
                                         .matrices = {}},
                                        [](const site::MirrorFile& file) -> Result<void> {
                                            return fail(Errc::io, file.path, "No space left on device");
                                        });
    CHECK(made.error().why == "No space left on device");
}
