// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hcl-db/fetch.hpp"

#include <curl/curl.h>
#include <memory>
#include <stdexcept>

namespace ocks::testing {
namespace {

using Curl = std::unique_ptr<CURL, void (*)(CURL*)>;

std::size_t append(const char* bytes, std::size_t size, std::size_t count, void* into)
{
    static_cast<std::string*>(into)->append(bytes, size * count);
    return size * count;
}

std::string answer_to(const Curl& curl, const std::string& url, const std::string& header)
{
    std::string answer;
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers{
        header.empty() ? nullptr : curl_slist_append(nullptr, header.c_str()), &curl_slist_free_all};
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HEADER, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &append);
    if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK)
        throw std::runtime_error(url + ": " + curl_easy_strerror(code));
    return answer;
}

}  // namespace

std::string fetch(const std::string& url, const std::string& header)
{
    return answer_to(Curl{curl_easy_init(), &curl_easy_cleanup}, url, header);
}

std::string upload(const std::string& url, std::string_view bundle)
{
    const Curl curl{curl_easy_init(), &curl_easy_cleanup};
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(bundle.size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, bundle.data());
    return answer_to(curl, url, "Content-Type: application/vnd.ocks.bundle");
}

}  // namespace ocks::testing
