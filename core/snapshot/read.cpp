// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot/escape.hpp"
#include "core/snapshot/form.hpp"
#include "core/snapshot/text.hpp"
#include "core/text.hpp"

#include <algorithm>

namespace ocks {
namespace {

using namespace snapshot_form;

/// Up to the first blank, which is taken away, too.
std::string_view next_word(std::string_view& line)
{
    const auto end = line.find(' ');
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    return word;
}

class Reader {
public:
    Reader(std::string_view all, std::string_view where) : m_rest(all), m_where(where) {}

    Result<Snapshot> snapshot()
    {
        if (!advance() || m_line != first_line)
            return wrong("is no snapshot: the first line is not \"" + std::string{first_line} + "\"");
        while (advance()) {
            if (m_line.starts_with('#'))
                continue;
            std::string_view line = m_line;
            const std::string_view verb = next_word(line);
            if (verb == last_word)
                return ended(line);
            const auto access = access_of(verb);
            if (!access)
                return wrong("\"" + escaped(verb.substr(0, longest_quote)) + "\" is neither read, list, link nor end");
            if (auto done = entry(*access, line); !done)
                return Failure(done.error());
        }
        return wrong("is cut off: the last line is not \"end\" and the number of entries");
    }

private:
    static constexpr std::size_t longest_quote = 40;

    bool advance()
    {
        if (m_rest.empty())
            return false;
        const auto end = m_rest.find('\n');
        m_line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_number;
        return true;
    }

    /// The next line of a block, without the tab that makes it one.
    bool advance_in_block()
    {
        if (!m_rest.starts_with('\t'))
            return false;
        (void)advance();
        m_line.remove_prefix(1);
        return true;
    }

    [[nodiscard]] Failure wrong(std::string why) const
    {
        return fail(Errc::malformed, std::string{m_where} + ":" + std::to_string(m_number), std::move(why));
    }

    Result<Snapshot> ended(std::string_view count)
    {
        if (parse_unsigned(count) != std::uint64_t{m_snapshot.answers().size()})
            return wrong("there are " + std::to_string(m_snapshot.answers().size()) +
                         " entries, and another number is given");
        if (advance())
            return wrong("something follows the end");
        return std::move(m_snapshot);
    }

    Result<void> entry(Access access, std::string_view line)
    {
        auto path = unescaped(next_word(line));
        if (!path || !path->starts_with('/'))
            return wrong("the path is not absolute, or not escaped as it must be");
        auto answer = outcome(access, line, *path);
        if (!answer)
            return Failure(answer.error());
        const std::size_t before = m_snapshot.answers().size();
        m_snapshot.record(access, *path, std::move(*answer));
        if (m_snapshot.answers().size() == before)
            return wrong(escaped(*path) + " is answered twice");
        return {};
    }

    /// The outer result is that of reading the snapshot, the inner one that of the machine.
    Result<Answer> outcome(Access access, std::string_view line, const std::string& path)
    {
        if (access == Access::list && line.empty())
            return names();
        const std::string_view word = next_word(line);
        if (access == Access::link && word == "->")
            return one(unescaped(line));
        if (access == Access::read && word == "=")
            return one(line_of(line));
        if (access == Access::read && word == text_block)
            return one(block_of_text());
        if (access == Access::read && word == bytes_block)
            return one(block_of_bytes(line));
        const auto code = code_of(word);
        const auto why = unescaped(line);
        if (!code || !why)
            return wrong("the answer has no known form");
        const bool is_plain = *code == Errc::absent && why->empty();
        return Answer{fail(*code, path, is_plain ? std::string{why_absent} : *why)};
    }

    Result<Answer> one(std::optional<std::string> content) const
    {
        if (!content)
            return wrong("the answer has no known form");
        return Answer{std::vector{std::move(*content)}};
    }

    Result<Answer> names()
    {
        std::vector<std::string> names;
        while (advance_in_block()) {
            auto name = unescaped(m_line);
            if (!name || name->empty() || name->find('/') != std::string::npos)
                return wrong("is not a name in a directory");
            names.push_back(std::move(*name));
        }
        if (!std::ranges::is_sorted(names))
            return wrong("the names in a directory are not sorted");
        return Answer{std::move(names)};
    }

    /// A line of a file, with its end unless a single backslash stands there.
    static std::optional<std::string> line_of(std::string_view line)
    {
        const auto last = line.find_last_not_of('\\');
        const std::size_t backslashes = line.size() - (last == std::string_view::npos ? 0 : last + 1);
        if (backslashes % 2 == 1)
            return unescaped(line.substr(0, line.size() - 1));
        auto text = unescaped(line);
        if (text)
            *text += '\n';
        return text;
    }

    std::optional<std::string> block_of_text()
    {
        std::string content;
        while (advance_in_block()) {
            const auto line = line_of(m_line);
            if (!line)
                return std::nullopt;
            content += *line;
        }
        return content;
    }

    std::optional<std::string> block_of_bytes(std::string_view size_text)
    {
        // Zeros cost nothing in the text, so what they unfold to is limited as a whole.
        const auto size = parse_unsigned(size_text);
        if (!size || *size > largest_snapshot - m_unfolded)
            return std::nullopt;
        m_unfolded += *size;
        std::string content(*size, '\0');
        while (advance_in_block()) {
            std::string_view line = m_line;
            const auto offset = parse_hexadecimal(next_word(line));
            if (!offset || *offset > content.size() || line.size() / 2 > content.size() - *offset ||
                line.size() % 2 != 0)
                return std::nullopt;
            for (std::size_t index = 0; index < line.size(); index += 2) {
                const auto byte = parse_hexadecimal(line.substr(index, 2));
                if (!byte)
                    return std::nullopt;
                content[*offset + index / 2] = static_cast<char>(static_cast<unsigned char>(*byte));
            }
        }
        return content;
    }

    std::string_view m_rest;
    std::string_view m_where;
    std::string_view m_line = {};
    std::size_t m_number = 0;
    std::size_t m_unfolded = 0;
    Snapshot m_snapshot = {};
};

}  // namespace

Result<Snapshot> parse_snapshot(std::string_view text, std::string_view where)
{
    return Reader(text, where).snapshot();
}

}  // namespace ocks
