// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/fio.hpp"

#include "suite/record_json.hpp"

#include <cmath>
#include <limits>

namespace ocks {
namespace {

using nlohmann::json;

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "fio", std::move(why));
}

Result<double> number_member(const json& object, const char* name)
{
    if (!object.contains(name) || !object[name].is_number() || !std::isfinite(object[name].get<double>()))
        return malformed(std::string{name} + " is not a number");
    return object[name].get<double>();
}

Result<FioDirection> parse_direction(const json& job, const char* name)
{
    if (!job.contains(name) || !job[name].is_object())
        return malformed(std::string{"a job has no "} + name);
    const auto bytes = count_member(job[name], "io_bytes");
    const auto bandwidth = number_member(job[name], "bw_bytes");
    const auto iops = number_member(job[name], "iops");
    if (!bytes || !bandwidth || !iops)
        return malformed(std::string{"the numbers of "} + name + " are missing");
    return FioDirection{*bytes, *bandwidth, *iops};
}

Result<FioJob> parse_job(const json& job)
{
    const auto name = text_member(job, "jobname");
    if (!name || !job.contains("error") || !job["error"].is_number_integer())
        return malformed("a job has no name or no error");
    const auto error = job["error"].get<std::int64_t>();
    if (error < 0 || error > std::numeric_limits<int>::max())
        return malformed("an error is not an errno");
    const auto read = parse_direction(job, "read");
    const auto write = parse_direction(job, "write");
    if (!read)
        return Failure(read.error());
    if (!write)
        return Failure(write.error());
    return FioJob{*name, static_cast<int>(error), *read, *write};
}

}  // namespace

Result<FioReport> parse_fio(std::string_view text)
{
    const auto begin = text.starts_with('{') ? 0 : text.find("\n{");
    if (begin == std::string_view::npos)
        return malformed("it wrote no JSON");
    const auto document = parse_json(text.substr(begin), "fio");
    if (!document)
        return Failure(document.error());
    const auto version = text_member(*document, "fio version");
    if (!version || !document->contains("jobs") || !(*document)["jobs"].is_array())
        return malformed("its JSON has no version or no jobs");
    FioReport report{*version, {}};
    for (const json& each : (*document)["jobs"]) {
        auto job = parse_job(each);
        if (!job)
            return Failure(job.error());
        report.jobs.push_back(std::move(*job));
    }
    if (report.jobs.empty())
        return malformed("it ran no job");
    return report;
}

}  // namespace ocks
