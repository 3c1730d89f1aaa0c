// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel hands out in bytes of its own: ELF notes, packed options, the files of its modules, and its release.
#include "probes/byte_count.hpp"
#include "probes/kernel/abi.hpp"
#include "probes/kernel/build_id.hpp"
#include "probes/kernel/config.hpp"
#include "probes/kernel/module_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto build_id = ocks::build_id_of_notes(bytes); build_id && build_id->size() > 2 * size)
        __builtin_trap();
    (void)ocks::parse_byte_count(bytes);
    (void)ocks::parse_module_files(bytes);
    (void)ocks::source_commit_of(bytes);
    (void)ocks::unpack_gzip(bytes);
    return 0;
}
