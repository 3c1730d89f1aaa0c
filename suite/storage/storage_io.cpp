// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/storage_io.hpp"

#include "core/text.hpp"
#include "suite/bench.hpp"
#include "suite/parameters.hpp"
#include "suite/storage/disk_guard.hpp"
#include "suite/subject.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

namespace ocks {
namespace {

constexpr std::uint64_t alignment = 1U << 20U;
// What a disk that is worth a certificate does at least; the deadline is twice what follows from it, and more.
constexpr std::uint64_t slow_bytes_per_second = 100'000'000;

/// How fio answers a block that does not read as it was written (EILSEQ), verify.c.
constexpr int verify_error = EILSEQ;

/// Errors that a disk, its controller or the way to it gives: block/blk-core.c, blk_errors[].
constexpr auto device_errors = std::to_array<int>(
    {EIO, ENODATA, EREMOTEIO, ETIMEDOUT, ENODEV, ENXIO, ENOLINK, EBADE, ENOMEDIUM, EOVERFLOW, ETIME, ENOTBLK});

struct Region {
    std::string_view name;
    std::string_view pattern;
    std::string_view block;
    std::string_view block_if_rotational;  ///< a seek costs a disk ten milliseconds: fewer and larger
};

// Small and random where tables of contents live, large and sequential in the bulk, something between at the end.
constexpr auto regions = std::to_array<Region>({
    {"first", "randwrite", "4k", "256k"},
    {"middle", "write", "128k", "128k"},
    {"last", "randwrite", "16k", "1m"},
});

Result<DiskCounters> counters_of(const Sysroot& root, const std::string& name)
{
    const std::string path = "/sys/block/" + name + "/stat";
    const auto text = root.read(path);
    return text ? parse_disk_stat(*text) : Failure(text.error());
}

Result<IoOrder> order_of(const Bench& bench, const Device& disk)
{
    const auto size = number_in(bench.parameters, "size_bytes");
    const auto depth = number_in(bench.parameters, "iodepth");
    auto engine = text_in(bench.parameters, "ioengine");
    auto seed = text_in(bench.parameters, "seed");
    const auto bytes = number_of(disk, "size_bytes");
    if (!size)
        return Failure(size.error());
    if (!depth)
        return Failure(depth.error());
    if (!engine)
        return Failure(engine.error());
    if (!seed)
        return Failure(seed.error());
    if (!bytes || *bytes < regions.size() * alignment)
        return fail(Errc::malformed, disk.name, "its size is not known, or too small to test");
    return IoOrder{"/dev/" + disk.name,
                   *bytes,
                   std::min(*size, *bytes),
                   number_of(disk, "rotational") == 1U,
                   std::move(*engine),
                   *depth,
                   std::move(*seed),
                   2 * storage_io_estimate(bench.device, bench.parameters) + std::chrono::seconds{40}};
}

Measured test_disk(const Bench& bench, const Device& disk)
{
    const auto order = order_of(bench, disk);
    if (!order)
        return Failure(order.error());
    // Held until the end, so that nobody can mount the disk in between.
    const auto claim = claim_disk(bench.root, disk, bench.grants);
    if (!claim)
        return Failure(claim.error());
    const auto before = counters_of(bench.root, disk.name);
    if (!before)
        return Failure(before.error());
    const auto completed = run_tool(bench, fio_command(*order), "fio-" + disk.name);
    if (!completed)
        return Failure(completed.error());
    const auto after = counters_of(bench.root, disk.name);
    if (!after)
        return Failure(after.error());
    if (!completed->exit_status)
        return fail(Errc::io, "fio", "was killed by signal " + std::to_string(completed->signal));
    const auto report = parse_fio(completed->output);
    if (!report)
        return fail(Errc::malformed,
                    "fio",
                    "exit status " + std::to_string(*completed->exit_status) + ": " + report.error().why);
    // A refusal that no job answers for (a bad option, no memory) is fio's own trouble.
    if (*completed->exit_status != 0 &&
        std::ranges::all_of(report->jobs, [](const FioJob& job) { return job.error == 0; }))
        return fail(Errc::io, "fio", "exit status " + std::to_string(*completed->exit_status) + " without a reason");
    return measurements_of(*report, *before, *after);
}

}  // namespace

// 4439 0 153496 2183 …   reads, merged, sectors, ms, writes, merged, sectors: Documentation/block/stat.rst
Result<DiskCounters> parse_disk_stat(std::string_view text)
{
    std::vector<std::uint64_t> fields;
    for (const std::string_view field : split(trimmed(text), ' ')) {
        if (field.empty())
            continue;
        const auto number = parse_unsigned(field);
        if (!number)
            return fail(Errc::malformed, "stat", "not numbers");
        fields.push_back(*number);
    }
    constexpr std::uint64_t sector = 512;
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max() / sector;
    if (fields.size() < 7 || fields[2] > most || fields[6] > most)
        return fail(Errc::malformed, "stat", "not the counters of a disk");
    return DiskCounters{fields[2] * sector, fields[6] * sector};
}

Command fio_command(const IoOrder& order)
{
    const std::uint64_t share = std::max(order.size_bytes / regions.size() / alignment, std::uint64_t{1}) * alignment;
    const std::uint64_t last = (order.disk_bytes - share) / alignment * alignment;
    const std::array<std::uint64_t, 3> offsets{0, last / 2 / alignment * alignment, last};
    Command command;
    command.arguments = {"fio",
                         "--output-format=json+",
                         "--filename=" + order.path,
                         "--direct=1",
                         "--ioengine=" + order.ioengine,
                         "--iodepth=" + std::to_string(order.iodepth),
                         "--verify=crc32c",
                         "--verify_fatal=1",
                         "--do_verify=1",
                         "--verify_state_save=0",
                         "--randseed=" + order.seed,
                         "--allow_mounted_write=0"};
    for (std::size_t index = 0; index < regions.size(); ++index) {
        const Region& region = regions.at(index);
        command.arguments.insert(command.arguments.end(),
                                 {"--name=" + std::string{region.name},
                                  "--rw=" + std::string{region.pattern},
                                  "--bs=" + std::string{order.rotational ? region.block_if_rotational : region.block},
                                  "--offset=" + std::to_string(offsets.at(index)),
                                  "--size=" + std::to_string(share)});
    }
    command.deadline = order.deadline;
    return command;
}

Measured measurements_of(const FioReport& report, const DiskCounters& before, const DiskCounters& after)
{
    double verify_errors = 0;
    double io_errors = 0;
    FioDirection read;
    FioDirection write;
    for (const FioJob& job : report.jobs) {
        read.bytes += job.read.bytes;
        write.bytes += job.write.bytes;
        read.bytes_per_second += job.read.bytes_per_second;
        write.bytes_per_second += job.write.bytes_per_second;
        if (job.error == 0)
            continue;
        if (job.error == verify_error)
            ++verify_errors;
        else if (std::ranges::find(device_errors, job.error) != device_errors.end())
            ++io_errors;
        else
            return fail(Errc::io, "fio", "job " + job.name + " ended with errno " + std::to_string(job.error));
    }
    std::vector<Measurement> measured{{"verify_errors", verify_errors, "1"},
                                      {"io_errors", io_errors, "1"},
                                      {"read_bytes", static_cast<double>(read.bytes), "By"},
                                      {"written_bytes", static_cast<double>(write.bytes), "By"},
                                      {"read_rate", read.bytes_per_second / 1e6, "MBy/s"},
                                      {"write_rate", write.bytes_per_second / 1e6, "MBy/s"}};
    const auto add_counted = [&](std::uint64_t claimed, std::uint64_t old, std::uint64_t now) {
        if (claimed > 0)
            measured.push_back({"counted_percent",
                                100 * static_cast<double>(now - std::min(old, now)) / static_cast<double>(claimed),
                                "%"});
    };
    add_counted(write.bytes, before.written_bytes, after.written_bytes);
    add_counted(read.bytes, before.read_bytes, after.read_bytes);
    return measured;
}

Measured storage_io(const Bench& bench)
{
    std::vector<Measurement> measured;
    const std::vector<Device> disks = disks_of(bench.device, bench.inventory);
    if (disks.empty())
        return fail(Errc::absent, bench.device.name, "has no disk to write to");
    for (const Device& disk : disks) {
        auto one = test_disk(bench, disk);
        if (!one)
            return one;
        std::ranges::move(*one, std::back_inserter(measured));
    }
    return measured;
}

std::chrono::seconds storage_io_estimate(const Device& /*device*/, const Parameters& parameters)
{
    const std::uint64_t size = number_in(parameters, "size_bytes").value_or(0);
    return std::chrono::seconds{3 + 2 * size / slow_bytes_per_second};
}

}  // namespace ocks
