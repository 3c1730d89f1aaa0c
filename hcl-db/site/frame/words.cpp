// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/words.hpp"

#include "core/text.hpp"

namespace ocks::site {
namespace {

double quality_of(std::string_view parameters)
{
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos)
        return 1.0;
    return parse_decimal(trimmed(parameters.substr(at + 2))).value_or(0.0);
}

}  // namespace

Language choose_language(std::string_view asked, std::string_view accept_language)
{
    if (!asked.empty())
        return asked.starts_with("zh") ? Language::chinese : Language::english;
    Language best = Language::english;
    double quality = 0.0;
    for (const std::string_view part : split(accept_language, ',')) {
        const std::string_view range = trimmed(part);
        const std::string_view tag = range.substr(0, range.find(';'));
        const bool is_chinese = tag.starts_with("zh");
        if (!is_chinese && !tag.starts_with("en"))
            continue;
        if (const double weight = quality_of(range.substr(tag.size())); weight > quality) {
            quality = weight;
            best = is_chinese ? Language::chinese : Language::english;
        }
    }
    return best;
}

std::string_view prefix_of(Language language)
{
    return language == Language::chinese ? "/zh" : "/en";
}

std::string_view Words::operator()(std::string_view english) const
{
    return translated(english, m_language, chinese_catalogue());
}

std::string Words::operator()(std::string_view english, std::initializer_list<std::string_view> values) const
{
    return filled((*this)(english), values);
}

std::string Words::count(std::string_view one, std::string_view many, std::size_t number) const
{
    return number == 1 ? std::string{(*this)(one)} : (*this)(many, {std::to_string(number)});
}

std::string Words::address(std::string_view path) const
{
    return (m_asked ? std::string{prefix_of(m_language)} : std::string{}) + std::string{path};
}

}  // namespace ocks::site
