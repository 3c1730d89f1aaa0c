// SPDX-License-Identifier: GPL-3.0-or-later
/// matrix MATRIX ALIASES MODULES: opening a matrix, and look-ups of the same aliases by it and by libkmod in the same
/// process. libkmod has its indexes loaded before the clock starts. Prints lines for figures.py.
#include "core/file.hpp"
#include "core/text.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/file/write.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <libkmod.h>
#include <string>
#include <vector>

namespace {

/// Processor time of this process: what else the machine does at the same time does not count, for either side.
double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// The median of an odd number of rounds of `work`, each of which does `count` things; seconds for one of them.
template <class Work>
double median_seconds(std::size_t count, Work work)
{
    std::vector<double> rounds;
    for (int round = 0; round < 9; ++round) {
        const auto begin = processor_seconds();
        work();
        rounds.push_back((processor_seconds() - begin) / static_cast<double>(count));
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

void print(const std::string& name, double value, const char* unit)
{
    std::printf("%s\t%.4g\t%s\n", name.c_str(), value, unit);
}

void print_beside(const std::string& name, double value, const char* unit, const char* peer, double of_peer)
{
    std::printf("%s\t%.4g\t%s\t%s\t%.4g\n", name.c_str(), value, unit, peer, value / of_peer);
}

/// `times` kernels in one: each copy's aliases differ from all others in their first letter after the bus.
ocks::Matrix enlarged(const ocks::Matrix& matrix, int times)
{
    auto large = matrix;
    for (int copy = 1; copy < times; ++copy) {
        for (auto entry : matrix.entries) {
            const auto colon = entry.pattern.find(':') + 1;
            entry.pattern.insert(colon, "x" + std::to_string(copy) + "x");
            large.entries.push_back(std::move(entry));
        }
    }
    return ocks::in_order(std::move(large));
}

std::size_t look_all_up(const ocks::MatrixView& matrix, const std::vector<std::string>& aliases)
{
    std::size_t found = 0;
    for (const auto& alias : aliases)
        found += matrix.lookup(alias).size();
    return found;
}

std::size_t ask_kmod(kmod_ctx* context, const std::vector<std::string>& aliases)
{
    std::size_t found = 0;
    for (const auto& alias : aliases) {
        kmod_list* modules = nullptr;
        kmod_module_new_from_lookup(context, alias.c_str(), &modules);
        found += modules != nullptr ? 1U : 0U;
        kmod_module_unref_list(modules);
    }
    return found;
}

}  // namespace

int main(int count, char** words)
{
    if (count != 4) {
        std::fputs("usage: matrix MATRIX ALIASES MODULES\n", stderr);
        return 2;
    }
    const auto file = ocks::MatrixFile::open(words[1]);
    const auto text = ocks::read_file(words[2]);
    if (!file || !text) {
        std::fprintf(stderr, "matrix: %s\n", ocks::to_string(!file ? file.error() : text.error()).c_str());
        return 3;
    }
    std::vector<std::string> aliases;
    for (const auto line : ocks::lines(*text)) {
        if (!line.empty())
            aliases.emplace_back(line);
    }
    print("aliases in the matrix", file->entry_count(), "");
    print("look-ups", static_cast<double>(aliases.size()), "");
    print("open", median_seconds(1, [&] { (void)ocks::MatrixFile::open(words[1]); }) * 1e3, "ms");

    std::size_t sink = look_all_up(*file, aliases);
    const auto ours = median_seconds(aliases.size() * 20, [&] {
        for (int round = 0; round < 20; ++round)
            sink += look_all_up(*file, aliases);
    });
    kmod_ctx* const context = kmod_new(words[3], nullptr);
    if (context == nullptr || kmod_load_resources(context) < 0) {
        std::fprintf(stderr, "matrix: %s: libkmod cannot load its indexes\n", words[3]);
        return 3;
    }
    sink += ask_kmod(context, aliases);
    const auto kmod = median_seconds(aliases.size(), [&] { sink += ask_kmod(context, aliases); });
    kmod_unref(context);
    print("libkmod: look-up", kmod * 1e6, "us");
    print("look-up", ours * 1e6, "us");
    print_beside("look-ups in a second", 1 / ours, "1/s", "libkmod", 1 / kmod);

    const auto matrix = file->matrix();
    for (const int times : {1, 10, 100}) {
        const auto bytes = ocks::to_bytes(enlarged(matrix, times));
        const auto name = std::to_string(times) + "x";
        print(name + " open", median_seconds(1, [&] { (void)ocks::MatrixView::parse(bytes, name); }) * 1e3, "ms");
        const auto view = ocks::MatrixView::parse(bytes, name);
        if (!view)
            return 3;
        print(name + " look-up",
              median_seconds(aliases.size(), [&] { sink += look_all_up(*view, aliases); }) * 1e6,
              "us");
    }
    return sink == 0 ? 1 : 0;
}
