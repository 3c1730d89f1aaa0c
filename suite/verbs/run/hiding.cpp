// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/hiding.hpp"

#include "reports/redaction/secrets.hpp"

#include <array>
#include <cctype>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace ocks::verbs {
namespace {

/// A host may be called by any short word, so its name counts only where it stands alone.
void hide_word(std::string& text, const std::string& word)
{
    const auto in_word = [](char byte) {
        return (std::isalnum(static_cast<unsigned char>(byte)) != 0) || byte == '-' || byte == '_';
    };
    constexpr std::string_view instead = "redacted";
    for (auto at = text.find(word); !word.empty() && at != std::string::npos;) {
        const auto end = at + word.size();
        const bool alone = (at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]));
        if (alone)
            text.replace(at, word.size(), instead);
        at = text.find(word, at + (alone ? instead.size() : word.size()));
    }
}

}  // namespace

std::string name_of_host()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{};
}

Result<Redacted> hidden(Findings findings, const RedactionKey& key, const std::string& host)
{
    for (auto& [path, log] : findings.logs)
        hide_word(log, host);
    return redacted(
        std::move(findings), key, host.empty() ? std::vector<std::string>{} : std::vector<std::string>{host});
}

Environment hidden(Environment environment, const RedactionKey& key, Redaction& redaction)
{
    if (!environment.rack.empty()) {
        environment.rack = replacement_of("rack", environment.rack, key);
        ++redaction.replaced;
    }
    return environment;
}

}  // namespace ocks::verbs
