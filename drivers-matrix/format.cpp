// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/format.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/text.hpp"
#include "drivers-matrix/alias.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace ocks {
namespace {

constexpr std::string_view first_line = "ocks-matrix 1\n";

bool is_control(char character)
{
    return static_cast<unsigned char>(character) < ' ';
}

/// Columns and lines are what tabs and line ends are for; in a text of ours they become blanks.
std::string cell(std::string_view text)
{
    std::string plain{text};
    std::ranges::replace_if(plain, is_control, ' ');
    return plain;
}

/// The lines of one text, handed out one by one, with the place for errors.
class Reader {
public:
    Reader(std::string_view text, std::string_view name) : m_text(text), m_name(name) {}

    /// The columns of the next line if its first is `keyword`; it must then have `Count` of them.
    template <std::size_t Count>
    [[nodiscard]] bool next(std::string_view keyword, std::array<std::string_view, Count>& columns)
    {
        const auto line = m_text.substr(m_at, m_text.find('\n', m_at) - m_at);
        if (m_failure || !line.starts_with(keyword) || line.size() <= keyword.size() || line[keyword.size()] != '\t')
            return false;
        ++m_line;
        m_at = std::min(m_at + line.size() + 1, m_text.size());
        auto rest = line.substr(keyword.size());
        if (std::ranges::any_of(rest, [](char character) { return character != '\t' && is_control(character); }))
            return refuse("a control character");
        for (auto& column : columns) {
            if (rest.empty())
                return refuse("a column is missing");
            rest.remove_prefix(1);
            column = rest.substr(0, rest.find('\t'));
            rest.remove_prefix(column.size());
        }
        return rest.empty() || refuse("more columns than this line may have");
    }

    /// For a line that was just read; always false.
    bool refuse(std::string_view why)
    {
        m_failure = Error{Errc::malformed, fmt::format("{}:{}", m_name, m_line), std::string{why}};
        return false;
    }

    [[nodiscard]] bool failed() const { return m_failure.has_value(); }
    [[nodiscard]] bool at_end() const { return m_at == m_text.size(); }

    [[nodiscard]] Failure failure()
    {
        if (!m_failure) {
            ++m_line;
            refuse("a line that does not belong here");
        }
        return Failure(*m_failure);
    }

private:
    std::string_view m_text;
    std::string_view m_name;
    std::size_t m_at = 0;
    std::size_t m_line = 1;  ///< the line with the version was read before
    std::optional<Error> m_failure;
};

bool read_module(Reader& reader, Matrix& matrix)
{
    std::array<std::string_view, 8> columns;
    if (!reader.next("module", columns))
        return false;
    const auto& [name, kind, origin, path, symbol, package, srcversion, signer] = columns;
    if (name.empty() || (!matrix.modules.empty() && matrix.modules.back().name >= name))
        return reader.refuse("modules are not sorted by name");
    if ((kind != "m" && kind != "y") || (origin != "in-tree" && origin != "out-of-tree"))
        return reader.refuse("neither m nor y, or neither in-tree nor out-of-tree");
    matrix.modules.push_back({.name = std::string{name},
                              .builtin = kind == "y",
                              .in_tree = origin == "in-tree",
                              .path = std::string{path},
                              .symbol = std::string{symbol},
                              .package = std::string{package},
                              .srcversion = std::string{srcversion},
                              .signer = std::string{signer},
                              .firmware = {}});
    for (std::array<std::string_view, 1> file; reader.next("firmware", file);)
        matrix.modules.back().firmware.emplace_back(file.front());
    return true;
}

bool read_entry(Reader& reader, Matrix& matrix)
{
    std::array<std::string_view, 3> columns;
    if (!reader.next("alias", columns))
        return false;
    const auto& [pattern, name, driver] = columns;
    const auto module = std::ranges::lower_bound(
        matrix.modules, name, {}, [](const Module& candidate) { return std::string_view{candidate.name}; });
    if (module == matrix.modules.end() || module->name != name)
        return reader.refuse("an alias of a module that is not listed");
    Entry entry{.pattern = std::string{pattern},
                .module = static_cast<std::uint32_t>(module - matrix.modules.begin()),
                .driver = std::string{driver}};
    if (pattern.empty() || (!matrix.entries.empty() && !comes_before(matrix.entries.back(), entry)))
        return reader.refuse("aliases are not sorted");
    matrix.entries.push_back(std::move(entry));
    return true;
}

bool read_value(Reader& reader, std::string_view keyword, std::string& value)
{
    std::array<std::string_view, 1> column;
    if (!reader.next(keyword, column))
        return false;
    value = column.front();
    return true;
}

}  // namespace

std::string to_text(const Matrix& matrix)
{
    std::string text{first_line};
    text += fmt::format("release\t{}\narchitecture\t{}\nconfig\t{}\n",
                        cell(matrix.release),
                        cell(matrix.architecture),
                        cell(matrix.config_sha256));
    for (const auto& note : matrix.notes)
        text += fmt::format("note\t{}\t{}\t{}\n", cell(note.kind), cell(note.where), cell(note.why));
    for (const auto& module : matrix.modules) {
        text += fmt::format("module\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                            cell(module.name),
                            module.builtin ? "y" : "m",
                            module.in_tree ? "in-tree" : "out-of-tree",
                            cell(module.path),
                            cell(module.symbol),
                            cell(module.package),
                            cell(module.srcversion),
                            cell(module.signer));
        for (const auto& file : module.firmware)
            text += fmt::format("firmware\t{}\n", cell(file));
    }
    for (const auto& entry : matrix.entries)
        text += fmt::format("alias\t{}\t{}\t{}\n", entry.pattern, matrix.modules[entry.module].name, entry.driver);
    text += fmt::format("end\t{}\n", sha256(text));
    return text;
}

Result<Matrix> parse_matrix(std::string_view text, std::string_view name)
{
    if (!text.starts_with(first_line))
        return fail(Errc::malformed, fmt::format("{}:1", name), "not a matrix of version 1");
    const auto last_line = text.rfind("\nend\t") + 1;
    if (last_line == 0)
        return fail(Errc::malformed, std::string{name}, "cut off: it has no last line \"end\"");
    const auto claimed = text.substr(last_line);
    if (claimed != fmt::format("end\t{}\n", sha256(text.substr(0, last_line))))
        return fail(Errc::malformed, std::string{name}, "its content does not have the checksum of its last line");

    Matrix matrix;
    Reader reader{text.substr(first_line.size(), last_line - first_line.size()), name};
    const bool headed = read_value(reader, "release", matrix.release) &&
                        read_value(reader, "architecture", matrix.architecture) &&
                        read_value(reader, "config", matrix.config_sha256);
    if (!headed)
        return reader.failure();
    for (std::array<std::string_view, 3> note; reader.next("note", note);)
        matrix.notes.push_back({std::string{note[0]}, std::string{note[1]}, std::string{note[2]}});
    while (read_module(reader, matrix)) {
    }
    while (read_entry(reader, matrix)) {
    }
    if (reader.failed() || !reader.at_end())
        return reader.failure();
    return matrix;
}

Result<Matrix> read_matrix(const std::string& path)
{
    return read_file(path).and_then([&](const std::string& text) { return parse_matrix(text, path); });
}

}  // namespace ocks
