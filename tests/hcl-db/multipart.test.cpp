// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/multipart.hpp"

#include "hcl-db/http/target.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::http;

TEST_CASE("a form with a file is taken apart at its boundary, whatever the file holds")
{
    const std::string body = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n"
                             "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                             "Content-Type: application/octet-stream\r\n\r\n--bogus\r\n\r\n--b--\r\n";
    const auto parts = parse_multipart(body, "b").value();
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == FormPart{.name = "text", .content = "hello"});
    CHECK(parts[1].name == "file");
    CHECK(parts[1].content == "--bogus\r\n");
}

TEST_CASE("a boundary is what the header says, if it can be one")
{
    CHECK(boundary_of("multipart/form-data; boundary=----WebKit123") == "----WebKit123");
    CHECK(boundary_of("multipart/form-data; boundary=\"a b\"; x=y") == "a b");
    CHECK(boundary_of("multipart/form-data; boundary=a;b") == "a");
    CHECK(boundary_of("multipart/form-data").empty());
    CHECK(boundary_of("multipart/form-data; boundary=\"a").size() == 1);
    CHECK(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')).empty());
    CHECK(boundary_of("multipart/form-data; boundary=a\nb").empty());
}

TEST_CASE("what no browser sends is malformed")
{
    for (const char* body : {"",
                             "--b",
                             "--b\r\n",
                             "--bX\r\n\r\n",
                             "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
                             "--b\r\n\r\n\r\n--bX",
                             "x--b\r\n\r\n\r\n\r\n--b--"})
        CHECK_FALSE(parse_multipart(body, "b"));
    CHECK_FALSE(parse_multipart("--\r\n", ""));
    std::string many = "--b";
    for (int part = 0; part < 17; ++part)
        many += "\r\nX: y\r\n\r\n\r\n--b";
    CHECK_FALSE(parse_multipart(many + "--", "b"));
    CHECK(parse_multipart("--b--", "b").value().empty());
}

TEST_CASE("a form of fields may have lines in its texts")
{
    const auto form = parse_form("text=00%3A00.0+a%0D%0Ab&kernel=").value();
    CHECK(form.find("text")->second == "00:00.0 a\r\nb");
    CHECK(form.find("kernel")->second.empty());
    CHECK_FALSE(parse_form("a=%zz"));
}
