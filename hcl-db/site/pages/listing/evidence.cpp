// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"

namespace ocks::site {
namespace {

using namespace html;

/// What the reader's own command line can use; a name that is none could be a command of its own.
std::string site_of(const http::Request& request)
{
    const bool is_name =
        request.host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") ==
        std::string::npos;
    return is_name && !request.host.empty() ? request.host : "…";
}

Html download(const std::string& path, std::string_view name, const std::string& sha256)
{
    return joined(element("a", {href(path)}, name),
                  sha256.empty() ? Html{} : joined(" ", element("code", "sha256:" + sha256)));
}

}  // namespace

Html evidence_part(const Listing& listing, const http::Request& request)
{
    const Words words = words_of(request);
    const std::string base = "/listings/" + listing.id;
    const std::string commands =
        "curl -LO http://" + site_of(request) + base + "/bundle.ocks\nocks-cert verify bundle.ocks --trust trust.txt";
    return section(
        "evidence",
        words("Evidence"),
        joined(
            element("p", words("Check it yourself, without trusting this page:")),
            element("pre", element("code", commands)),
            element("dl",
                    {attribute("class", "facts-grid wide")},
                    fact(words("Signed bundle"), download(base + "/bundle.ocks", "bundle.ocks", listing.bundle_sha256)),
                    fact(words("Report"), download(base + "/report.xml", "report.xml", listing.report_sha256)),
                    fact(words("Policy"),
                         download("/policies/" + listing.policy_sha256 + "/policy.toml",
                                  listing.policy_id + " " + listing.policy_version,
                                  listing.policy_sha256)),
                    fact(words("Report id"), element("code", listing.report_id)),
                    fact(words("Badge"), element("a", {href(base + "/badge.svg")}, "badge.svg")))));
}

}  // namespace ocks::site
