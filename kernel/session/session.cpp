// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/session/session.hpp"

#include "core/file.hpp"
#include "kernel/judge/expectation_text.hpp"
#include "kernel/judge/inventory_json.hpp"
#include "kernel/judge/look.hpp"
#include "kernel/machine/fault.hpp"
#include "kernel/machine/host.hpp"
#include "kernel/machine/system_disk.hpp"
#include "kernel/machine/tpm.hpp"
#include "kernel/machine/wire.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

namespace ocks {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suite_program = "/usr/bin/ocks-cert";

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

/// Beside an image that kernel/image/image.sh made stands what its libraries are.
HeldFiles held_files(const std::string& image)
{
    const auto text = read_file(image + "/libraries", 16U << 20U);
    return text ? parse_held(*text) : HeldFiles{};
}

bool is_look(const SessionOptions& options)
{
    return options.command.empty() && !options.build.suite.empty();
}

/// The firmware's variables are the machine's own.
Result<void> prepare_firmware(Setup& setup, const std::string& work)
{
    auto files = find_firmware(setup.model.firmware);
    if (!files)
        return Failure(files.error());
    setup.firmware = std::move(*files);
    if (setup.firmware.variables.empty())
        return {};
    const std::string copy = work + "/variables.fd";
    std::error_code error;
    fs::copy_file(setup.firmware.variables, copy, error);
    if (error)
        return fail(Errc::io, copy, error.message());
    setup.firmware.variables = copy;
    return {};
}

Result<Setup> setup_of(const Model& model, const SessionOptions& options, const std::string& work)
{
    Setup setup{.model = model,
                .kernel = options.build.kernel + "/vmlinuz",
                .initial_disk = work + "/initial-disk",
                .drives = {},
                .kernel_words = model.kernel_words,
                .guest_files = {},
                .reactions = {}};
    std::error_code error;
    if (!fs::is_regular_file(setup.kernel, error))
        return fail(Errc::absent, setup.kernel, "no such kernel");
    const auto firmware = prepare_firmware(setup, work);
    if (!firmware)
        return Failure(firmware.error());
    if (is_look(options))
        setup.kernel_words.emplace_back(trace_initcalls);
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
    if (!options.build.suite.empty()) {
        auto added = add_program(
            archive, runner, options.build.suite + "/bin/ocks-cert", suite_program, held_files(options.build.image));
        if (!added)
            return added;
        std::error_code error;
        const std::string data = options.build.suite + "/share/ocks";
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
    return image_file(options.build.image).and_then([&](const std::string& base) {
        return write_initial_disk(base, archive, setup.initial_disk);
    });
}

Result<std::vector<DiskState>> make_drives(const Setup& setup, Runner& runner, const std::string& work)
{
    std::vector<DiskState> states;
    for (const Drive& drive : setup.drives) {
        auto created = create_disk_image(drive.disk, drive.path);
        if (created && drive.disk.content == DiskContent::system)
            created = make_system_disk(setup, runner, work);
        if (!created)
            return Failure(created.error());
        const auto digest = sha256_of_file(drive.path);
        if (!digest)
            return Failure(digest.error());
        states.push_back({.id = drive.disk.id,
                          .serial = drive.disk.serial,
                          .content = drive.disk.content,
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
    if (const auto file = boot.record.files.find("inventory.json"); file != boot.record.files.end()) {
        const auto inventory = parse_inventory_json(file->second);
        auto drafted = inventory ? write_file(directory + "/found.toml", expectation_text(*inventory)) : Result<void>{};
        if (!drafted)
            return drafted;
    }
    return write_file(directory + "/disks.json", to_json(boot.record.disks)).and_then([&] {
        return write_file(directory + "/boot.json", to_json(boot));
    });
}

/// Adds the ends of each wire, which the machine inherits, to `ends`.
Result<std::vector<Wire>> make_wires(std::size_t count, std::vector<int>& ends)
{
    std::vector<Wire> wires;
    while (wires.size() < count) {
        auto wire = Wire::make();
        if (!wire)
            return Failure(wire.error());
        ends.insert(ends.end(), {wire->first_end(), wire->second_end()});
        wires.push_back(std::move(*wire));
    }
    return wires;
}

/// What the boot has left on each disk, by its digest.
Result<void> read_again(const Setup& setup, std::span<DiskState> disks)
{
    for (std::size_t index = 0; index < disks.size(); ++index) {
        auto digest = sha256_of_file(setup.drives[index].path);
        if (!digest)
            return Failure(digest.error());
        disks[index].sha256_after = std::move(*digest);
    }
    return {};
}

Result<BootRecord> boot(const Setup& setup,
                        const SessionOptions& options,
                        Runner& runner,
                        const std::string& directory,
                        const std::function<void(const Frame&)>& progress)
{
    // Written as it comes, so that it is there even if we are killed.
    std::ofstream console{directory + "/console.log", std::ios::binary};
    auto disks = make_drives(setup, runner, directory + "/work");
    if (!disks)
        return Failure(disks.error());
    std::vector<int> ends;
    auto wires = make_wires(setup.model.cables.size(), ends);
    if (!wires)
        return Failure(wires.error());
    std::optional<Tpm> tpm;
    if (!setup.model.tpm.empty()) {
        auto started = Tpm::start(directory + "/work");
        if (!started)
            return Failure(started.error());
        ends.push_back(started->machine_end());
        tpm.emplace(std::move(*started));
    }
    auto machine = Machine::start(qemu_arguments(setup), directory + "/qemu.log", ends);
    if (!machine)
        return Failure(machine.error());
    std::ranges::for_each(*wires, &Wire::carry);
    if (tpm)
        tpm->hand_over();
    const Deadlines deadlines{.overall = options.timeout.value_or(setup.model.timeout),
                              .stall = options.stall.value_or(setup.model.stall)};
    const bool speaks_first = setup.model.firmware == Firmware::ovmf || setup.model.firmware == Firmware::ovmf_secure;
    BootRecord record =
        follow(std::move(*machine),
               setup.reactions,
               deadlines,
               {.console = [&](std::string_view bytes) { console << bytes << std::flush; }, .frame = progress},
               speaks_first ? Before::firmware : Before::nobody);
    if (const auto read = read_again(setup, *disks); !read)
        return Failure(read.error());
    record.disks = std::move(*disks);
    return record;
}

}  // namespace

Result<void> check_host(const Model& model)
{
    auto ready = need_program("qemu-system-" + model.architecture,
                              model.architecture == "aarch64" ? "qemu-system-arm" : "qemu-system-x86");
    if (ready && !model.tpm.empty())
        ready = need_program("swtpm", "swtpm");
    if (ready && std::ranges::find(model.disks, DiskContent::system, &ModelDisk::content) != model.disks.end())
        ready = check_system_disk_tools(model.firmware);
    return ready.and_then([&] { return find_firmware(model.firmware).map([](const FirmwareFiles&) {}); });
}

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
    std::string command = is_look(options) ? look_command(model) : options.command;
    const auto image = make_initial_disk(*setup, options, command, runner);
    if (!image)
        return Failure(image.error());
    auto record = boot(*setup, options, runner, directory, progress);
    if (!record)
        return Failure(record.error());
    record->command = std::move(command);
    // A fault changes the machine, never what was promised of it.
    JudgedBoot judged{.model = model.name,
                      .architecture = model.architecture,
                      .fault = options.fault,
                      .record = {},
                      .checks = boot_checks(*record, model),
                      .initcalls = {}};
    if (is_look(options)) {
        std::ranges::move(look_checks(*record, model.expectation), std::back_inserter(judged.checks));
        if (const auto initcalls = record->files.find("initcalls"); initcalls != record->files.end())
            judged.initcalls = parse_initcalls(initcalls->second);
    }
    judged.verdict = boot_verdict(*record, model, judged.checks);
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
