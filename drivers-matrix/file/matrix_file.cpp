// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/file/matrix_file.hpp"

#include "drivers-matrix/sorted.hpp"

#include <algorithm>
#include <array>
#include <compare>

namespace ocks {
namespace {

std::strong_ordering compare_names(std::string_view left, std::string_view right)
{
    const auto plain = [](char character) {
        return character == '-' ? '_' : character;
    };
    return std::lexicographical_compare_three_way(
        left.begin(), left.end(), right.begin(), right.end(), [plain](char one, char other) {
            return static_cast<unsigned char>(plain(one)) <=> static_cast<unsigned char>(plain(other));
        });
}

/// The first of `count` sorted things whose name is not less; `count` if there is none.
template <class NameOf>
std::uint32_t first_not_less(std::uint32_t count, std::string_view name, NameOf name_of)
{
    std::uint32_t begin = 0;
    while (count != 0) {
        const auto half = count / 2;
        if (std::is_lt(compare_names(name_of(begin + half), name))) {
            begin += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return begin;
}

}  // namespace

ModuleView MatrixView::module(std::uint32_t number) const
{
    const auto record = m_modules[number];
    return {.name = text(record.name),
            .builtin = record.builtin != 0,
            .in_tree = record.in_tree != 0,
            .path = text(record.path),
            .symbol = text(record.symbol),
            .package = text(record.package),
            .srcversion = text(record.srcversion),
            .signer = text(record.signer)};
}

std::vector<std::string_view> MatrixView::firmware(std::uint32_t module) const
{
    const auto files = m_modules[module].firmware;
    std::vector<std::string_view> names;
    for (std::uint32_t at = 0; at < files.count; ++at)
        names.push_back(text(m_firmware[files.at + at]));
    return names;
}

std::optional<std::uint32_t> MatrixView::find_module(std::string_view name) const
{
    const auto name_of = [this](std::uint32_t at) {
        return text(m_modules[at].name);
    };
    const auto found = first_not_less(m_modules.size(), name, name_of);
    if (found == m_modules.size() || std::is_neq(compare_names(name_of(found), name)))
        return std::nullopt;
    return found;
}

EntryView MatrixView::entry(std::uint32_t number) const
{
    const auto record = m_entries[number];
    return {.pattern = text(record.pattern), .module = record.module, .driver = text(record.driver)};
}

std::string_view MatrixView::left_out(std::string_view module) const
{
    const auto name_of = [this](std::uint32_t at) {
        return text(m_left_out[at].module);
    };
    const auto found = first_not_less(m_left_out.size(), module, name_of);
    if (found == m_left_out.size() || std::is_neq(compare_names(name_of(found), module)))
        return {};
    return text(m_left_out[found].symbol);
}

std::string_view MatrixView::driver_of(const EntryView& entry) const
{
    return entry.driver.empty() ? text(m_modules[entry.module].name) : entry.driver;
}

Matrix MatrixView::matrix() const
{
    Matrix matrix{.release = std::string{release()},
                  .architecture = std::string{architecture()},
                  .config_sha256 = std::string{config_sha256()},
                  .builtin_tables = builtin_tables()};
    for (std::uint32_t at = 0; at < m_modules.size(); ++at) {
        const auto view = module(at);
        const auto files = firmware(at);
        matrix.modules.push_back({.name = std::string{view.name},
                                  .builtin = view.builtin,
                                  .in_tree = view.in_tree,
                                  .path = std::string{view.path},
                                  .symbol = std::string{view.symbol},
                                  .package = std::string{view.package},
                                  .srcversion = std::string{view.srcversion},
                                  .signer = std::string{view.signer},
                                  .firmware = {files.begin(), files.end()}});
    }
    for (std::uint32_t at = 0; at < m_entries.size(); ++at) {
        const auto view = entry(at);
        matrix.entries.push_back(
            {.pattern = std::string{view.pattern}, .module = view.module, .driver = std::string{view.driver}});
    }
    for (std::uint32_t at = 0; at < m_left_out.size(); ++at)
        matrix.left_out.push_back(
            {.module = std::string{text(m_left_out[at].module)}, .symbol = std::string{text(m_left_out[at].symbol)}});
    for (std::uint32_t at = 0; at < m_notes.size(); ++at) {
        const auto note = m_notes[at];
        matrix.notes.push_back({.kind = std::string{text(note.kind)},
                                .where = std::string{text(note.where)},
                                .why = std::string{text(note.why)}});
    }
    return matrix;
}

std::vector<std::string> modules_of(const MatrixView& matrix, std::string_view alias)
{
    std::vector<std::string> names;
    for (const auto found : matrix.lookup(alias))
        names.emplace_back(matrix.module(matrix.entry(found).module).name);
    sort_and_drop_repeats(names);
    return names;
}

}  // namespace ocks
