// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/module_file.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <libkmod.h>
#include <memory>
#include <utility>

namespace ocks {
namespace {

constexpr std::string_view no_list = "no list of loaded modules";

struct Unreference {
    void operator()(kmod_ctx* context) const { kmod_unref(context); }
    void operator()(kmod_module* module) const { kmod_module_unref(module); }
};
struct FreeList {
    void operator()(kmod_list* modules) const { kmod_module_unref_list(modules); }
};
struct FreeInfo {
    void operator()(kmod_list* info) const { kmod_module_info_free_list(info); }
};

/// Without what would break the answer's form.
std::string printable(std::string_view text)
{
    std::string clean{text};
    std::ranges::replace_if(
        clean, [](char c) { return c < ' ' || c > '~'; }, '.');
    return clean;
}

/// A value of the module's modinfo section or of its signature; empty if it has none.
std::string told(const kmod_list* info, std::string_view key)
{
    for (const kmod_list* item = info; item != nullptr; item = kmod_list_next(info, item)) {
        if (std::string_view{kmod_module_info_get_key(item)} == key)
            return printable(kmod_module_info_get_value(item));
    }
    return {};
}

/// Empty if the module's file is no longer there, or there is nothing to tell of it.
std::string line_of(kmod_module* module, bool is_driving)
{
    kmod_list* read = nullptr;
    if (kmod_module_get_info(module, &read) < 0)
        return {};
    const std::unique_ptr<kmod_list, FreeInfo> info{read};
    const char* path = kmod_module_get_path(module);
    const auto bytes =
        is_driving && path != nullptr ? read_file(path) : fail(Errc::absent, "module", "nobody asked for it");
    std::string line = std::string{kmod_module_get_name(module)} + "\t" + told(read, "signer");
    if (bytes)
        line += "\t" + printable(path) + "\t" + sha256(*bytes) + "\t" + told(read, "srcversion");
    return line.ends_with('\t') && !bytes ? std::string{} : line + "\n";
}

Result<std::string> ask_libkmod(const std::set<std::string, std::less<>>& driving)
{
    const std::unique_ptr<kmod_ctx, Unreference> context{kmod_new(nullptr, nullptr)};
    kmod_list* loaded = nullptr;
    // By itself it writes to our standard error.
    if (context)
        kmod_set_log_priority(context.get(), 0);
    if (!context || kmod_module_new_from_loaded(context.get(), &loaded) < 0)
        return fail(Errc::absent, "libkmod", std::string{no_list});
    const std::unique_ptr<kmod_list, FreeList> list{loaded};
    std::string answer;
    for (const kmod_list* item = loaded; item != nullptr; item = kmod_list_next(loaded, item)) {
        const std::unique_ptr<kmod_module, Unreference> module{kmod_module_get_module(item)};
        answer += line_of(module.get(), driving.contains(kmod_module_get_name(module.get())));
    }
    return answer;
}

}  // namespace

ModuleFiles
ask_module_files(const Sysroot& root, const std::set<std::string, std::less<>>& driving, std::vector<Note>& notes)
{
    auto answer = root.ask("module_files", [&] { return ask_libkmod(driving); });
    // What recordings had before the files were asked for. One that has an answer to that, and it is that there is no
    // list, was not made before.
    if (!answer && !root.is_live() && answer.error().why != no_list)
        answer = root.ask("module_signers", [] { return fail(Errc::absent, "module_signers", "not asked"); });
    if (answer)
        return parse_module_files(*answer);
    if (answer.error().code != Errc::absent)
        notes.push_back({"module", answer.error().where, answer.error().why});
    return {};
}

ModuleFiles parse_module_files(std::string_view text)
{
    constexpr std::size_t with_file = 5;
    ModuleFiles files;
    for (const std::string_view line : lines(text)) {
        const auto fields = split(line, '\t');
        if (fields.size() != 2 && fields.size() != with_file)
            continue;
        ModuleFile file{.signer = std::string{fields[1]}};
        if (fields.size() == with_file) {
            file.path = fields[2];
            file.sha256 = fields[3];
            file.srcversion = fields[4];
        }
        files.emplace(fields[0], std::move(file));
    }
    return files;
}

}  // namespace ocks
