// SPDX-License-Identifier: GPL-3.0-or-later
/// What a browser, or somebody who says to be one, sends: an address, a form of fields, a form with files. Parts of a
/// form lie within it, and what encoded() makes comes back as it was.
#include "hcl-db/http/multipart.hpp"
#include "hcl-db/http/target.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    const std::string boundary = ocks::http::boundary_of(text.substr(0, text.find('\n')));
    if (const auto parts = ocks::http::parse_multipart(text, boundary.empty() ? "b" : boundary)) {
        for (const ocks::http::FormPart& part : *parts) {
            if (part.content.data() < text.data() || part.content.data() + part.content.size() > text.data() + size)
                __builtin_trap();
        }
    }
    (void)ocks::http::parse_target(text);
    const auto form = ocks::http::parse_form("text=" + ocks::http::encoded(text));
    if (!form || form->find("text")->second != text)
        __builtin_trap();
    (void)ocks::http::parse_form(text);
    return 0;
}
