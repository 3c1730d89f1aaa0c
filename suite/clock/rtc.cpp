// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/clock/rtc.hpp"

#include "core/descriptor.hpp"
#include "core/text.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/rtc.h>
#include <sys/ioctl.h>
#include <vector>

namespace ocks {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

Result<std::vector<unsigned>> numbers_of(std::string_view text, char separator)
{
    std::vector<unsigned> numbers;
    for (const std::string_view part : split(text, separator)) {
        const auto number = parse_unsigned(part);
        if (!number || *number > 9999)
            return fail(Errc::malformed, std::string{text}, "not numbers");
        numbers.push_back(static_cast<unsigned>(*number));
    }
    if (numbers.size() != 3)
        return fail(Errc::malformed, std::string{text}, "not three numbers");
    return numbers;
}

Result<sys_days> date_of(unsigned in_year, unsigned in_month, unsigned in_day, std::string_view text)
{
    const std::chrono::year_month_day date{year{static_cast<int>(in_year)}, month{in_month}, day{in_day}};
    if (!date.ok())
        return fail(Errc::malformed, std::string{text}, "not a date");
    return sys_days{date};
}

Result<std::string> ask_clock(const std::string& name)
{
    const std::string path = "/dev/" + name;
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0)
        return fail(errno == ENOENT ? Errc::absent : Errc::denied, path, std::strerror(errno));
    rtc_time time{};
    // EINVAL: what the clock holds is not a time (drivers/rtc/interface.c, rtc_valid_tm).
    if (ioctl(file.number(), RTC_RD_TIME, &time) != 0)
        return errno == EINVAL ? Result<std::string>{"not a time"} : fail(Errc::io, path, std::strerror(errno));
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
                       time.tm_year + 1900,
                       time.tm_mon + 1,
                       time.tm_mday,
                       time.tm_hour,
                       time.tm_min,
                       time.tm_sec);
}

}  // namespace

Result<std::chrono::sys_seconds> parse_rtc_time(std::string_view text)
{
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos)
        return fail(Errc::malformed, std::string{text}, "not a date and a time");
    const auto date = numbers_of(text.substr(0, blank), '-');
    const auto time = numbers_of(text.substr(blank + 1), ':');
    if (!date)
        return Failure(date.error());
    if (!time)
        return Failure(time.error());
    if (time->at(0) > 23 || time->at(1) > 59 || time->at(2) > 60)
        return fail(Errc::malformed, std::string{text}, "not a time");
    return date_of(date->at(0), date->at(1), date->at(2), text).map([&](const sys_days& days) {
        return std::chrono::sys_seconds{days} + std::chrono::hours{time->at(0)} + std::chrono::minutes{time->at(1)} +
               std::chrono::seconds{time->at(2)};
    });
}

Result<sys_days> parse_firmware_date(std::string_view text)
{
    const auto numbers = numbers_of(text, '/');
    if (!numbers)
        return Failure(numbers.error());
    // SMBIOS 3.7, 7.1: two digits of the year mean 19yy.
    const unsigned in_year = numbers->at(2) < 100 ? numbers->at(2) + 1900 : numbers->at(2);
    return date_of(in_year, numbers->at(0), numbers->at(1), text);
}

Result<std::chrono::sys_seconds> read_rtc(const Sysroot& root, const std::string& name)
{
    const auto text = root.ask("rtc/" + name + "/time", [&] { return ask_clock(name); });
    return text ? parse_rtc_time(trimmed(*text)) : Failure(text.error());
}

}  // namespace ocks
