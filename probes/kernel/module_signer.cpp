// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/module_signer.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <libkmod.h>
#include <memory>

namespace ocks {
namespace {

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

/// Empty if the module has no signature, or its file is no longer there.
std::string signer_of(const kmod_module* module)
{
    kmod_list* read = nullptr;
    if (kmod_module_get_info(module, &read) < 0)
        return {};
    const std::unique_ptr<kmod_list, FreeInfo> info{read};
    for (const kmod_list* item = read; item != nullptr; item = kmod_list_next(read, item)) {
        if (std::string_view{kmod_module_info_get_key(item)} == "signer")
            return printable(kmod_module_info_get_value(item));
    }
    return {};
}

Result<std::string> ask_libkmod()
{
    const std::unique_ptr<kmod_ctx, Unreference> context{kmod_new(nullptr, nullptr)};
    kmod_list* loaded = nullptr;
    // By itself it writes to our standard error.
    if (context)
        kmod_set_log_priority(context.get(), 0);
    if (!context || kmod_module_new_from_loaded(context.get(), &loaded) < 0)
        return fail(Errc::absent, "libkmod", "no list of loaded modules");
    const std::unique_ptr<kmod_list, FreeList> list{loaded};
    std::string answer;
    for (const kmod_list* item = loaded; item != nullptr; item = kmod_list_next(loaded, item)) {
        const std::unique_ptr<kmod_module, Unreference> module{kmod_module_get_module(item)};
        if (const std::string signer = signer_of(module.get()); !signer.empty())
            answer += std::string{kmod_module_get_name(module.get())} + "\t" + signer + "\n";
    }
    return answer;
}

}  // namespace

ModuleSigners ask_module_signers(const Sysroot& root, std::vector<Note>& notes)
{
    const auto answer = root.ask("module_signers", ask_libkmod);
    if (answer)
        return parse_module_signers(*answer);
    if (answer.error().code != Errc::absent)
        notes.push_back({"module", answer.error().where, answer.error().why});
    return {};
}

ModuleSigners parse_module_signers(std::string_view text)
{
    ModuleSigners signers;
    for (const std::string_view line : lines(text)) {
        if (const auto tab = line.find('\t'); tab != std::string_view::npos)
            signers.emplace(line.substr(0, tab), line.substr(tab + 1));
    }
    return signers;
}

}  // namespace ocks
