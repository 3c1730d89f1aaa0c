// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/session.hpp"

#include "core/file.hpp"
#include "kernel/fault.hpp"
#include "kernel/wire.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace ocks {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suite_program = "/usr/bin/ocks-cert";
constexpr std::string_view inventory_command = "ocks-cert inventory --format json > inventory.json";

/// A directory that a former boot may have filled.
Result<void> make_fresh(const std::string& directory)
{
    std::error_code error;
    fs::remove_all(directory, error);
    if (error)
        return fail(Errc::io, directory, error.message());
    return make_directory(directory);
}

Result<std::string> image_file(const std::string& image)
{
    std::error_code error;
    std::string file = fs::is_directory(image, error) ? image + "/image.cpio" : image;
    if (!fs::is_regular_file(file, error))
        return fail(Errc::absent, file, "no such boot image");
    return file;
}

Result<Setup> setup_of(const Model& model, const SessionOptions& options, const std::string& work)
{
    Setup setup{.model = model,
                .kernel = options.kernel + "/vmlinuz",
                .initial_disk = work + "/initial-disk",
                .drives = {},
                .kernel_words = {},
                .guest_files = {},
                .reactions = {}};
    std::error_code error;
    if (!fs::is_regular_file(setup.kernel, error))
        return fail(Errc::absent, setup.kernel, "no such kernel");
    for (const ModelDisk& disk : model.disks)
        setup.drives.push_back(
            {.disk = disk, .path = work + "/" + disk.id + ".img", .unreadable_sectors = {}, .forgetful_sectors = {}});
    if (!options.fault.empty()) {
        const auto applied = apply_fault(setup, options.fault);
        if (!applied)
            return Failure(applied.error());
    }
    return setup;
}

Result<void>
make_initial_disk(const Setup& setup, const SessionOptions& options, const std::string& command, Runner& runner)
{
    Archive archive;
    if (!options.suite.empty()) {
        auto added = add_program(archive, runner, options.suite + "/bin/ocks-cert", suite_program);
        if (!added)
            return added;
        std::error_code error;
        const std::string data = options.suite + "/share/ocks";
        if (fs::is_directory(data, error)) {
            auto carried = add_carried(archive, {data, "/usr/share/ocks"});
            if (!carried)
                return carried;
        }
    }
    for (const Carried& carried : options.carried) {
        auto added = add_carried(archive, carried);
        if (!added)
            return added;
    }
    for (const auto& [path, content] : setup.guest_files)
        archive.add_file(path, content, 0755);
    if (!command.empty())
        archive.add_file("/ocks/command", command + "\n");
    return image_file(options.image).and_then([&](const std::string& base) {
        return write_initial_disk(base, archive, setup.initial_disk);
    });
}

Result<std::vector<DiskState>> make_drives(const Setup& setup)
{
    std::vector<DiskState> states;
    for (const Drive& drive : setup.drives) {
        const auto created = create_disk_image(drive.disk, drive.path);
        if (!created)
            return Failure(created.error());
        const auto digest = sha256_of_file(drive.path);
        if (!digest)
            return Failure(digest.error());
        states.push_back({.id = drive.disk.id,
                          .serial = drive.disk.serial,
                          .has_pattern = drive.disk.has_pattern,
                          .size_bytes = drive.disk.size_bytes,
                          .sha256_before = *digest,
                          .sha256_after = {}});
    }
    return states;
}

Result<void> write_results(const JudgedBoot& boot, const std::string& directory)
{
    for (const auto& file : boot.record.files) {
        const std::string target = fs::path{directory} / "results" / file.first;
        auto written = make_directory(fs::path{target}.parent_path().string()).and_then([&] {
            return write_file(target, file.second);
        });
        if (!written)
            return written;
    }
    return write_file(directory + "/disks.json", to_json(boot.record.disks)).and_then([&] {
        return write_file(directory + "/boot.json", to_json(boot));
    });
}

Result<BootRecord> boot(const Setup& setup,
                        const SessionOptions& options,
                        const std::string& directory,
                        const std::function<void(const Frame&)>& progress)
{
    // Written as it comes, so that it is there even if we are killed.
    std::ofstream console{directory + "/console.log", std::ios::binary};
    auto disks = make_drives(setup);
    if (!disks)
        return Failure(disks.error());
    std::vector<Wire> wires;
    std::vector<int> ends;
    for (std::size_t count = 0; count < setup.model.cables.size(); ++count) {
        auto wire = Wire::make();
        if (!wire)
            return Failure(wire.error());
        ends.insert(ends.end(), {wire->first_end(), wire->second_end()});
        wires.push_back(std::move(*wire));
    }
    auto machine = Machine::start(qemu_arguments(setup), directory + "/qemu.log", ends);
    if (!machine)
        return Failure(machine.error());
    std::ranges::for_each(wires, &Wire::carry);
    const Deadlines deadlines{.overall = options.timeout.value_or(setup.model.timeout),
                              .stall = options.stall.value_or(setup.model.stall)};
    BootRecord record =
        follow(std::move(*machine),
               setup.reactions,
               deadlines,
               {.console = [&](std::string_view bytes) { console << bytes << std::flush; }, .frame = progress});
    for (std::size_t index = 0; index < disks->size(); ++index) {
        auto digest = sha256_of_file(setup.drives[index].path);
        if (!digest)
            return Failure(digest.error());
        disks->at(index).sha256_after = std::move(*digest);
    }
    record.disks = std::move(*disks);
    return record;
}

}  // namespace

Result<JudgedBoot> run_session(const Model& model,
                               const SessionOptions& options,
                               Runner& runner,
                               const std::function<void(const Frame&)>& progress)
{
    const std::string directory = options.out + "/" + model.name;
    const std::string work = directory + "/work";
    const auto fresh = make_fresh(directory).and_then([&] { return make_directory(work); });
    if (!fresh)
        return Failure(fresh.error());
    const auto setup = setup_of(model, options, work);
    if (!setup)
        return Failure(setup.error());
    std::string command = options.command;
    if (command.empty() && !options.suite.empty())
        command = inventory_command;
    const auto image = make_initial_disk(*setup, options, command, runner);
    if (!image)
        return Failure(image.error());
    auto record = boot(*setup, options, directory, progress);
    if (!record)
        return Failure(record.error());
    record->command = std::move(command);
    // A fault changes the machine, never what was promised of it.
    JudgedBoot judged{.model = model.name, .fault = options.fault, .record = {}, .checks = boot_checks(*record, model)};
    judged.record = std::move(*record);
    const auto written = write_results(judged, directory);
    if (!written)
        return Failure(written.error());
    std::error_code error;
    if (!options.keep_disks)
        fs::remove_all(work, error);
    return judged;
}

}  // namespace ocks
