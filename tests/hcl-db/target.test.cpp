// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/target.hpp"

#include "hcl-db/http/listener.hpp"
#include "hcl-db/http/router.hpp"
#include "hcl-db/site/words.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::http;

TEST_CASE("a target is decoded once, and into parts")
{
    CHECK(parse_target("/") == Target{});
    CHECK(parse_target("/listings/") == Target{{"listings"}, {}});
    CHECK(parse_target("/a%20b/%E5%8D%8E?q=8086%3A10d3+e1000e&x=&=y&&q=2") ==
          Target{{"a b", "华"}, {{"q", "8086:10d3 e1000e"}, {"x", ""}}});
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
    for (int n = 0; n < 40; ++n)
        many += "&a" + std::to_string(n) + "=1";
    CHECK_FALSE(parse_target(many));
}

TEST_CASE("what is encoded comes back through a target")
{
    for (const std::string text : {"8086:10d3", "a&b=c d/é?#%+\"<>", "华为"}) {
        CHECK(parse_target("/?q=" + encoded(text)).value().query.at("q") == text);
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

TEST_CASE("the language is what was asked for, or what the browser prefers")
{
    using namespace ocks::site;
    CHECK(choose_language("", "") == Language::english);
    CHECK(choose_language("zh", "en") == Language::chinese);
    CHECK(choose_language("", "zh-CN,zh;q=0.9,en;q=0.8") == Language::chinese);
    CHECK(choose_language("", "en-US,en;q=0.9,zh;q=0.1") == Language::english);
    CHECK(choose_language("", "de, zh;q=0.3, en;q=0.7") == Language::english);
    CHECK(choose_language("xx", "zh") == Language::english);
}

TEST_CASE("the catalogue is sorted, has no text twice, and keeps every place for a value")
{
    using namespace ocks::site;
    const auto places = [](std::string_view text) {
        std::size_t count = 0;
        for (std::size_t at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2))
            ++count;
        return count;
    };
    std::string_view before;
    for (const Translation& each : chinese_catalogue()) {
        CHECK(before < each.english);
        CHECK(places(each.english) == places(each.chinese));
        before = each.english;
    }
    CHECK(Words{Language::chinese}("Page {} of {}", {"2", "7"}) == "第 2 页，共 7 页");
    CHECK(Words{Language::chinese}("never translated") == "never translated");
}
