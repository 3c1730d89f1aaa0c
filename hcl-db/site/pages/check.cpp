// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "hcl-db/site/check/answer.hpp"
#include "hcl-db/site/check/form.hpp"
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/kernels.hpp"
#include "hcl-db/site/pages/pages.hpp"

#include <algorithm>
#include <map>

namespace ocks::site {
namespace {

using namespace html;

constexpr std::size_t most_devices = 150;

Html kernel_choice(const Sources& sources, std::string_view chosen, const Words& words)
{
    if (sources.matrices.empty())
        return {};
    Html options;
    for (const MatrixView* matrix : sources.matrices) {
        const std::string title = kernel_title(*matrix);
        options += title == chosen ? element("option", {attribute("value", title), attribute("selected", "")}, title)
                                   : element("option", {attribute("value", title)}, title);
    }
    return element("p",
                   element("label", {attribute("for", "kernel")}, words("Kernel")),
                   " ",
                   element("select", {attribute("id", "kernel"), attribute("name", "kernel")}, options));
}

Html form(const Sources& sources, const CheckForm& sent, const Words& words)
{
    return element(
        "form",
        {attribute("class", "sheet"),
         action(words.address("/check")),
         attribute("method", "post"),
         attribute("enctype", "multipart/form-data")},
        kernel_choice(sources, sent.kernel, words),
        element("p",
                element("label",
                        {attribute("for", "text")},
                        words("Paste what this prints on the machine:"),
                        " ",
                        element("code", "lspci -nn"))),
        element("textarea",
                {attribute("id", "text"),
                 attribute("name", "text"),
                 attribute("rows", "8"),
                 attribute("spellcheck", "false"),
                 attribute("placeholder", "00:1f.2 SATA controller [0106]: Intel Corporation … [8086:a352] (rev 10)")},
                // Nobody wants a snapshot of megabytes back in a box.
                sent.text.size() < 20'000 && !sent.text.starts_with("ocks-snapshot") ? std::string_view{sent.text}
                                                                                     : std::string_view{}),
        element("p",
                element("label",
                        {attribute("for", "file")},
                        words("or send a snapshot:"),
                        " ",
                        element("code", "ocks-cert capture -o machine.snap")),
                element("br"),
                single("input", {attribute("id", "file"), attribute("name", "file"), attribute("type", "file")})),
        element("p", element("button", {attribute("type", "submit")}, words("Check this machine"))),
        element("p",
                {attribute("class", "more")},
                words("What you send is read in memory for this answer, and is not stored or logged.")));
}

Html reach(const Words& words, std::string_view title, Prospect prospect, std::string_view reason)
{
    const std::string_view word = prospect == Prospect::yes  ? "present"
                                  : prospect == Prospect::no ? "unsupported"
                                                             : "unknown";
    return fact(words(title), joined(badge(words, word), " ", element("small", {attribute("lang", "en")}, reason)));
}

Html summary(const MachineAnswer& answer, const Words& words)
{
    std::map<Trust, std::size_t> counts;
    for (const DeviceAnswer& device : answer.devices)
        ++counts[device.trust];
    Html sums;
    for (const auto& [trust, count] : counts)
        sums += element("span", {attribute("class", "sum")}, element("b", count), " ", badge(words, word_of(trust)));
    const bool has_matrix = !answer.kernel.empty();
    const bool is_lost = std::ranges::any_of(answer.devices, [](const DeviceAnswer& device) {
        return device.finding.readiness == Readiness::unsupported || device.finding.readiness == Readiness::not_enabled;
    });
    const bool works = answer.preflight.works == Prospect::yes;
    const bool is_bad = answer.preflight.works == Prospect::no && is_lost;
    const std::string_view tone = is_bad ? "verdict bad" : has_matrix && works ? "verdict good" : "verdict warn";
    const std::string sentence =
        !has_matrix ? std::string{words("Without a kernel's drivers matrix only tested devices are known.")}
        : works     ? words("{} has a driver for everything that this machine needs to start.", {answer.kernel})
        : is_bad    ? words("{} has no driver for some of these devices.", {answer.kernel})
                    : words("This list does not tell whether {} starts on the machine.", {answer.kernel});
    return element(
        "section",
        {attribute("class", tone), attribute("aria-label", words("Verdict"))},
        element("p", {attribute("class", "big")}, sentence),
        element("p", {attribute("class", "sums")}, sums),
        has_matrix ? element("dl",
                             {attribute("class", "facts-grid")},
                             reach(words, "Root disk", answer.preflight.root_disk, answer.preflight.root_disk_reason),
                             reach(words, "Network", answer.preflight.network, answer.preflight.network_reason))
                   : Html{});
}

Html drivers_of(const Finding& finding, const Words& words)
{
    Html drivers;
    for (const std::string& driver : finding.drivers)
        drivers += joined(drivers.empty() ? "" : " ", driver_link(words, driver));
    return or_dash(drivers);
}

Html devices(const MachineAnswer& answer, const Sources& sources, const Words& words)
{
    Table table{words("Device by device, the worst first"),
                {words("Device"), words("PCI id"), words("Answer"), words("Driver"), words("Why")}};
    std::size_t count = 0;
    for (const DeviceAnswer& device : answer.devices) {
        if (++count > most_devices)
            break;
        const Claimant& subject = device.finding.subject;
        Html why{device.reason};
        if (!device.finding.advice.empty())
            why += element("p", {attribute("class", "more")}, device.finding.advice);
        table.add({device.name.empty() ? element("code", subject.name.empty() ? subject.modalias : subject.name)
                                       : joined(device.name, " ", element("small", subject.name)),
                   subject.id.empty()                             ? Html{"–"}
                   : sources.index.uses_of(subject.id, 1).empty() ? element("code", subject.id)
                                                                  : component_link(words, subject.id),
                   badge(words, word_of(device.trust)),
                   drivers_of(device.finding, words),
                   element("div", {attribute("lang", "en")}, why)});
    }
    const std::size_t left = answer.devices.size() - std::min(answer.devices.size(), most_devices);
    return section(
        "devices",
        words("Devices"),
        joined(table.html(),
               left == 0
                   ? Html{}
                   : element("p", words("{} more devices are in the JSON of this page.", {std::to_string(left)}))));
}

http::Response uncached(http::Response response)
{
    response.headers = {{"Cache-Control", "no-store"}};
    return response;
}

}  // namespace

http::Response check_page(const Sources& sources, const http::Request& request)
{
    const Words words = words_of(request);
    const Html title =
        heading({},
                words("Check my machine"),
                element("p",
                        {attribute("class", "lead")},
                        words("Will it work with an OpenCloudOS kernel? Answered device by device, from what "
                              "was tested and from the drivers of the kernel.")));
    const auto page = [&](const Html& body, unsigned status) {
        return to_response({.title = std::string{words("Check my machine")},
                            .body = joined(title, body),
                            .has_json = false,
                            .status = status},
                           request);
    };
    if (request.method == http::Method::get)
        return page(form(sources, {}, words), 200);
    const auto refuse = [&](std::string why) {
        const Problem problem{.status = 422,
                              .code = "no-machine",
                              .title = "This is no list of devices",
                              .detail = std::move(why),
                              .errors = {}};
        return uncached(request.wants_json ? http::to_response(problem) : problem_page(problem, request));
    };
    const auto sent = check_form_of(request);
    if (!sent)
        return refuse(to_string(sent.error()));
    if (trimmed(sent->text).empty())
        return refuse("nothing was pasted and no file was sent");
    const auto candidate = candidate_in(sent->text);
    if (!candidate)
        return refuse(to_string(candidate.error()));
    const MachineAnswer answer = answer_for(*candidate, sources.index, chosen_matrix(sources.matrices, sent->kernel));
    if (request.wants_json)
        return uncached(answer_json(answer));
    return uncached(
        page(joined(summary(answer, words), devices(answer, sources, words), form(sources, *sent, words)), 200));
}

}  // namespace ocks::site
