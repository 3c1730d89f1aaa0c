// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/journal.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "suite/record_json.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace ocks {
namespace {

using nlohmann::json;

// What makes a device this device, and survives a reboot.
constexpr std::array identifying = {std::string_view{"vendor_id"},
                                    std::string_view{"device_id"},
                                    std::string_view{"serial"},
                                    std::string_view{"model"},
                                    std::string_view{"mac"},
                                    std::string_view{"size_bytes"}};

Result<RunIdentity> parse_identity(const json& line)
{
    const auto version = count_member(line, "ocks_journal");
    const auto policy = text_member(line, "policy_sha256");
    const auto profile = text_member(line, "profile");
    const auto inventory = text_member(line, "inventory_sha256");
    if (!version || *version != 1 || !policy || !profile || !inventory)
        return fail(Errc::malformed, "journal:1", "not a journal of version 1");
    return RunIdentity{*policy, *profile, *inventory};
}

Result<Begun> parse_begun(const json& line)
{
    const auto test = text_member(line, "test");
    const auto kind = text_member(line, "kind");
    const auto device = text_member(line, "device");
    const auto attempt = count_member(line, "attempt");
    const auto started = text_member(line, "started");
    const auto boot_id = text_member(line, "boot_id");
    if (!test || !kind || !device || !attempt || *attempt > 1000 || !started || !boot_id)
        return fail(Errc::malformed, "journal", "not the beginning of a step");
    return Begun{*test, *kind, *device, static_cast<unsigned>(*attempt), *started, *boot_id};
}

Result<void> add_line(JournalContent& content, const json& line)
{
    const auto event = text_member(line, "event");
    if (event && *event == "begin") {
        auto begun = parse_begun(line);
        if (!begun)
            return Failure(begun.error());
        content.begun.push_back(std::move(*begun));
        return {};
    }
    if (!event || *event != "end" || !line.contains("record"))
        return fail(Errc::malformed, "journal", "an event of no known kind");
    auto record = parse_record(line["record"]);
    if (!record)
        return Failure(record.error());
    std::erase_if(content.begun, [&](const Begun& begun) {
        return begun.test == record->test && begun.kind == record->kind && begun.device == record->device;
    });
    content.records.push_back(std::move(*record));
    return {};
}

std::string first_line(const RunIdentity& identity)
{
    const json line{{"ocks_journal", 1},
                    {"policy_sha256", identity.policy_sha256},
                    {"profile", identity.profile},
                    {"inventory_sha256", identity.inventory_sha256}};
    return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

Failure refused(const std::string& path, int error)
{
    return fail(error == EACCES || error == EPERM ? Errc::denied : Errc::io, path, std::strerror(error));
}

}  // namespace

RunIdentity identity_of(const std::string& policy_sha256, const std::string& profile, const Inventory& inventory)
{
    std::string text;
    for (const Device& device : inventory.devices) {
        // A disk that appears late or a port that was renamed is another machine to the records of this run.
        text += device.kind + " " + device.name;
        for (const std::string_view name : identifying) {
            if (const auto found = device.properties.find(name); found != device.properties.end())
                text += " " + found->first + "=" + to_string(found->second);
        }
        text += "\n";
    }
    return {policy_sha256, profile, sha256(text)};
}

Result<JournalContent> parse_journal(std::string_view text)
{
    JournalContent content;
    content.whole_bytes = text.rfind('\n') == std::string_view::npos ? 0 : text.rfind('\n') + 1;
    if (content.whole_bytes == 0)
        return fail(Errc::malformed, "journal", "not one whole line");
    bool first = true;
    for (const std::string_view each : lines(text.substr(0, content.whole_bytes))) {
        const auto line = parse_json(each, "journal");
        if (!line)
            return Failure(line.error());
        if (first) {
            auto identity = parse_identity(*line);
            if (!identity)
                return Failure(identity.error());
            content.identity = std::move(*identity);
            first = false;
        } else if (const auto added = add_line(content, *line); !added) {
            return Failure(added.error());
        }
    }
    return content;
}

bool is_cut_in_first_line(std::string_view text, const RunIdentity& identity)
{
    return first_line(identity).starts_with(text);
}

Result<Journal> Journal::create(const std::string& path, const RunIdentity& identity)
{
    const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0644);
    if (number < 0 && errno == EEXIST)
        return fail(Errc::denied, path, "a run has been here already; resume it, or choose another directory");
    if (number < 0)
        return refused(path, errno);
    Journal journal{Descriptor{number}, path};
    if (const auto written = journal.append(first_line(identity)); !written)
        return Failure(written.error());
    // The file's name must survive the power cut as well.
    const std::filesystem::path parent = std::filesystem::path{path}.parent_path();
    const Descriptor directory{::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (directory.number() < 0 || fsync(directory.number()) != 0)
        return refused(parent.string(), errno);
    return journal;
}

Result<Journal> Journal::resume(const std::string& path, std::size_t whole_bytes)
{
    const int number = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (number < 0)
        return refused(path, errno);
    Journal journal{Descriptor{number}, path};
    if (ftruncate(number, static_cast<off_t>(whole_bytes)) != 0)
        return refused(path, errno);
    return journal;
}

Result<void> Journal::begin(const Begun& step)
{
    const json line{{"event", "begin"},
                    {"test", step.test},
                    {"kind", step.kind},
                    {"device", step.device},
                    {"attempt", step.attempt},
                    {"started", step.started},
                    {"boot_id", step.boot_id}};
    return append(line.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<void> Journal::end(const Record& record)
{
    const json line{{"event", "end"}, {"record", json_of(record)}};
    return append(line.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<void> Journal::append(std::string line)
{
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const ssize_t count = ::write(m_file.number(), rest.data(), rest.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return refused(m_path, errno);
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fdatasync(m_file.number()) != 0)
        return refused(m_path, errno);
    return {};
}

}  // namespace ocks
