// SPDX-License-Identifier: GPL-3.0-or-later
/// How often we say what somebody else's program says of the same machine, field by field. Tests on the corpus keep
/// their scores in the build tree, where tests/corpus_scores.sh makes one table of them.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::testing {

class Score {
public:
    /// The set of the corpus, and what of it: "smbios dmidecode". Without a name nothing is kept.
    explicit Score(std::string set) : m_set(std::move(set)) {}
    Score(const Score&) = delete;
    Score& operator=(const Score&) = delete;

    ~Score()
    {
        if (m_set.empty())
            return;
        const std::filesystem::path home = std::filesystem::path{OCKS_BUILD} / "corpus/scores";
        std::error_code ignored;
        std::filesystem::create_directories(home, ignored);
        std::ofstream table(home / (m_set + ".tsv"));
        for (const auto& [field, count] : m_fields)
            table << m_set << '\t' << field << '\t' << count.agreed << '\t' << count.compared << '\n';
    }

    void compare(std::string_view field, const std::string& wanted, const std::string& got, std::string_view where)
    {
        Count& count = m_fields[std::string{field}];
        ++count.compared;
        ++m_compared;
        if (wanted == got)
            ++count.agreed;
        else
            m_differences.push_back(std::string{where} + ", " + std::string{field} + ": '" + wanted + "' is '" + got +
                                    "'");
    }

    [[nodiscard]] const std::vector<std::string>& differences() const { return m_differences; }
    [[nodiscard]] unsigned compared() const { return m_compared; }

private:
    struct Count {
        unsigned agreed = 0;
        unsigned compared = 0;
    };
    std::string m_set;
    std::map<std::string, Count> m_fields;
    std::vector<std::string> m_differences;
    unsigned m_compared = 0;
};

}  // namespace ocks::testing
