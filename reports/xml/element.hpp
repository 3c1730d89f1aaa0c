// SPDX-License-Identifier: GPL-3.0-or-later
/// One element of a document, taken apart attribute by attribute and child by child, with nothing left over.
#pragma once

#include "core/measurement.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tinyxml2 {
class XMLElement;
}

namespace ocks {

/// The first thing that is wrong with a document. Reading goes on after it with empty values, which nobody sees.
struct XmlProblem {
    int line = 0;
    std::string why;  ///< empty while all is well
};

class XmlElement {
public:
    XmlElement(const tinyxml2::XMLElement& element, XmlProblem& problem);

    /// Attributes that must be there. The name says what may stand in them, as the types of the schema do.
    std::string any(const char* name);
    std::string text(const char* name);
    std::string name(const char* name);
    std::string word(const char* name);
    std::string sha256(const char* name);
    std::string time(const char* name);
    std::uint64_t count(const char* name);
    bool flag(const char* name);

    /// Attributes that may be missing, which is an empty text then; but never there and empty.
    std::string known_text(const char* name);
    std::string known_name(const char* name);
    std::string known_word(const char* name);
    std::string known_time(const char* name);
    std::string known_celsius(const char* name);
    std::string known_sha256(const char* name);
    std::string known_relation(const char* name);

    /// The attributes type and value, the latter under its own name.
    Scalar typed(const char* value = "value");

    /// One of the words that the schema lists.
    template <class Enumerator>
    Enumerator choice(const char* name, std::span<const std::pair<std::string_view, Enumerator>> words)
    {
        const std::string word = any(name);
        for (const auto& [spelling, meaning] : words) {
            if (word == spelling)
                return meaning;
        }
        complain(std::string{name} + ": no such word: " + word);
        return words.front().second;
    }

    [[nodiscard]] bool has(const char* name) const;

    /// The next child, which must be of this name.
    XmlElement child(const char* name);

    /// The next child if it is of this name.
    std::optional<XmlElement> next(const char* name);

    /// Complains of any attribute or child that nobody took, and of text.
    void finish();

    /// As finish(), for an element whose children are all of namespaces other than `own`, and are not read.
    void finish_foreign(std::string_view own);

    void complain(std::string why);

private:
    void finish_attributes();
    std::string checked(const char* name, bool (*is_sound)(std::string_view), const char* what);
    std::string checked_if_known(const char* name, bool (*is_sound)(std::string_view), const char* what);

    const tinyxml2::XMLElement* m_element;
    const tinyxml2::XMLElement* m_next;
    XmlProblem* m_problem;
    std::vector<const char*> m_taken;
};

}  // namespace ocks
