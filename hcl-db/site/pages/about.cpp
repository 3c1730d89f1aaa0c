// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/pages.hpp"

#include <array>

namespace ocks::site {
namespace {

using namespace html;

struct Meaning {
    std::string_view word;
    std::string_view text;
};

Html meanings(std::span<const Meaning> list, const Words& words)
{
    Html items;
    for (const Meaning& each : list)
        items += element("div", element("dt", badge(words, each.word)), element("dd", words(each.text)));
    return element("dl", {attribute("class", "meanings")}, items);
}

constexpr auto levels = std::to_array<Meaning>({
    {"certified-plus", "As certified, and two maintainers stand for it."},
    {"certified", "The whole plan of a certifying profile passed, for a run that this list gave a ticket for."},
    {"ready", "It starts, and what was tried works."},
    {"candidate", "No maintainer has decided on it yet."},
    {"lapsed", "The time of this certificate is over."},
    {"revoked", "The maintainers have taken this certificate back."},
});

constexpr auto verdicts = std::to_array<Meaning>({
    {"pass", "Every blocking test passed wherever it applies, and every device is covered."},
    {"incomplete", "Something that the profile asks for was not shown."},
    {"fail", "There is evidence against the hardware."},
});

constexpr auto answers = std::to_array<Meaning>({
    {"tested", "The device passed in a machine on this list."},
    {"present", "Nobody has tested it; a driver of the kernel names it, or it needs none."},
    {"untested", "Nobody has tested it, and the driver that takes it does not name it or does not do everything."},
    {"unknown", "Nobody has tested it, and no driver of the kernel is for it."},
});

}  // namespace

http::Response about_page(const Sources& /*sources*/, const http::Request& request)
{
    const Words words = words_of(request);
    return to_response(
        {.title = std::string{words("How to read this list")},
         .body = joined(
             heading(
                 {},
                 words("How to read this list"),
                 element(
                     "p",
                     {attribute("class", "lead")},
                     words("A listing is a function of a signed report, of public decisions and of a policy. Anybody "
                           "can download the three and come to the same."))),
             section("verdicts", words("Verdicts"), meanings(verdicts, words)),
             section("levels", words("Levels"), meanings(levels, words)),
             section("answers", words("Answers to “check my machine”"), meanings(answers, words)),
             section(
                 "verify",
                 words("Check it yourself"),
                 joined(
                     element("p",
                             words("Each listing has its signed bundle. Download it, and compute the verdict again:")),
                     element(
                         "pre",
                         element("code",
                                 "ocks-cert verify bundle.ocks --trust trust.txt\nocks-cert report show report.xml")))),
             section("programs",
                     words("For programs"),
                     joined(element("p", words("Every page is there as JSON: the same address with .json behind it.")),
                            element("ul",
                                    element("li", element("a", {href("/openapi.json")}, "/openapi.json")),
                                    element("li", element("a", {href("/export/hcl.csv")}, "/export/hcl.csv")),
                                    element("li", element("a", {href("/export/hcl.jsonl")}, "/export/hcl.jsonl")),
                                    element("li", element("a", {href("/feeds/all.atom")}, "/feeds/all.atom")))))),
         .has_json = false},
        request);
}

}  // namespace ocks::site
