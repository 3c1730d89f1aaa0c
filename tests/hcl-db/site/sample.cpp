// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks_site_sample DIR: the mirror of a small list, and the pages that only a server has, for tests that look at pages
/// as files. The style sheet is put into each, so that it can be opened from a disk.
#include "core/judge.hpp"
#include "hcl-db/site/mirror.hpp"
#include "tests/hcl-db/site/visit.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {

using namespace ocks;
using namespace ocks::testing;

std::string standing_alone(std::string page, const std::string& style)
{
    const std::string link = "<link rel=\"stylesheet\" href=\"/style.css\">";
    if (const std::size_t at = page.find(link); at != std::string::npos)
        page.replace(at, link.size(), "<style>" + style + "</style>");
    return page;
}

void write(const std::filesystem::path& path, const std::string& content)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << content;
}

int run(const std::filesystem::path& directory)
{
    Pages site;
    const std::string good = site.add(good_run());
    Ingredients bad = good_run();
    bad.id = "0194f3b0-0000-7000-8000-000000000002";
    bad.generated = "2026-03-01T00:00:00Z";
    bad.records[1].measured[0].value = 3.0;
    bad.records[1].verdict = judge(bad.records[1].measured, criteria_of(policy(), "nic.traffic"));
    const std::string worse = site.add(bad);
    const std::string style = site.page("/style.css");
    const auto index = site.published.index();
    const MatrixView* matrix = &site.matrix;
    const auto made = site::make_mirror({.index = *index,
                                         .published = site.published,
                                         .store = *site.shelf.store,
                                         .policies = site.ours.policies,
                                         .matrices = {&matrix, 1}},
                                        [&](const site::MirrorFile& file) -> Result<void> {
                                            write(directory / file.path, standing_alone(file.content, style));
                                            return {};
                                        });
    const auto keep = [&](const char* name, const std::string& page) {
        write(directory / name, standing_alone(page, style));
    };
    keep("search.html", site.page("/listings?verdict=pass&q=e1000e"));
    keep("nothing.html", site.page("/listings?q=nosuch"));
    keep("check.html", site.page("/check"));
    keep("compare.html", site.page("/compare/" + good + "/" + worse));
    keep("checked.html", site.post("/zh/check", "text/plain", "8086:10d3\n8086:1592\n").body);
    return made ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv)
{
    return argc == 2 ? run(argv[1]) : 2;  // NOLINT(*-pointer-arithmetic)
}
