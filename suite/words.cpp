// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/words.hpp"

#include "core/sentence.hpp"

#include <cstdlib>

namespace ocks::console {
Language choose_language(std::string_view asked)
{
    std::string_view tag = asked;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* value = std::getenv(name); tag.empty() && value != nullptr)
            tag = value;
    }
    return parse_language(tag).value_or(Language::english);
}

std::string_view Words::operator()(std::string_view english) const
{
    return translated(english, m_language, chinese_catalogue());
}

std::string Words::operator()(std::string_view english, std::initializer_list<std::string_view> values) const
{
    return filled((*this)(english), values);
}

std::string Words::sentence(std::string_view english) const
{
    return translated_sentence(english, m_language, chinese_catalogue());
}

}  // namespace ocks::console
