// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/target.hpp"

#include "hcl-db/http/listener.hpp"
#include "hcl-db/http/router.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::http;

TEST_CASE("a target is decoded once, and into parts")
{
    CHECK(parse_target("/") == Target{});
    CHECK(parse_target("/listings/") == Target{{"listings"}, {}});
    CHECK(parse_target("/a%20b/%E5%8D%8E?q=8086%3A10d3+e1000e&x=&=y&&q=2") ==
          Target{{"a b", "华"}, {{"q", "8086:10d3 e1000e"}, {"q", "2"}, {"x", ""}}});
    CHECK(parse_target("/%2525") == Target{{"%25"}, {}});
    CHECK(parse_target("/a+b") == Target{{"a+b"}, {}});
}

TEST_CASE("what no browser sends is refused")
{
    for (const char* target : {"",
                               "x",
                               "*",
                               "http://host/",
                               "/%",
                               "/%4",
                               "/%zz",
                               "/%+1",
                               "/a%00b",
                               "/a%0d%0aSet-Cookie",
                               "/..",
                               "/%2e%2e/etc",
                               "/a%2Fb",
                               "/%ff",
                               "/%C0%AF",
                               "/?q=%80",
                               "/?a=%1b"})
        CHECK_FALSE(parse_target(target));
    std::string many = "/?";
    for (int n = 0; n < 70; ++n)
        many += "&a" + std::to_string(n) + "=1";
    CHECK_FALSE(parse_target(many));
}

TEST_CASE("what is encoded comes back through a target")
{
    for (const std::string text : {"8086:10d3", "a&b=c d/é?#%+\"<>", "华为"}) {
        CHECK(parse_target("/?q=" + encoded(text)).value().query.find("q")->second == text);
    }
    CHECK(encoded("8086:10d3") == "8086:10d3");
}

TEST_CASE("a route is found by its path, and a path by another method is not missing")
{
    const std::vector<Route> routes{{.pattern = "/"},
                                    {.pattern = "/listings/{}"},
                                    {.pattern = "/listings/{}/report.xml"},
                                    {.method = Method::put, .pattern = "/listings/{}"}};
    CHECK(match(routes, Method::get, {}).route == &routes[0]);
    const Match one = match(routes, Method::get, {"listings", "42"});
    CHECK(one.route == &routes[1]);
    CHECK(one.captured == std::vector<std::string>{"42"});
    CHECK(match(routes, Method::get, {"listings", "42", "report.xml"}).route == &routes[2]);
    CHECK(match(routes, Method::get, {"listings", ""}).route == nullptr);
    CHECK(match(routes, Method::get, {"nothing"}).allowed.empty());
    CHECK(match(routes, Method::post, {"listings", "42"}).allowed == "GET, HEAD, PUT");
}

TEST_CASE("an address to listen on is numeric, with a port")
{
    CHECK(parse_address("127.0.0.1:8080") == Address{"127.0.0.1", 8080});
    CHECK(parse_address("[::1]:0") == Address{"::1", 0});
    CHECK(to_string(Address{"::1", 80}) == "[::1]:80");
    for (const char* text :
         {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "example.org:80"})
        CHECK_FALSE(parse_address(text));
}
