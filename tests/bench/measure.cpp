// SPDX-License-Identifier: GPL-3.0-or-later
/// measure OUT ROUNDS NAME=COMMAND...: runs the commands in turn, ROUNDS times after a warm-up, and prints the median
/// of the wall time and of the processor's time, the largest resident memory, and how many times as long as the first
/// command each of the others takes. OUT is JSON.
///
/// It is small and links nothing dynamically: a child's largest memory is never less than that of the process that
/// started it, and a guest need not have more than a shell.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Sample {
    double wall = 0;
    double cpu = 0;
    double memory = 0;
};

struct Command {
    std::string name;
    std::string line;
    std::vector<Sample> samples;
};

double milliseconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// One command alone takes the shell's place; several need it.
std::string shell_line(const std::string& line)
{
    return line.find("&&") == std::string::npos && line.find(';') == std::string::npos &&
                   line.find("||") == std::string::npos
               ? "exec " + line
               : line;
}

Sample once(const Command& command)
{
    const std::string line = shell_line(command.line);
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        std::fprintf(stderr, "bench: %s: status %d\n", command.line.c_str(), status);
        std::exit(1);
    }
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
    return {wall.count(),
            milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

double median(const Command& command, double Sample::*what)
{
    std::vector<double> values;
    values.reserve(command.samples.size());
    for (const Sample& sample : command.samples)
        values.push_back(sample.*what);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv)
{
    std::vector<Command> commands;
    for (int index = 3; index < argc; ++index) {
        const std::string_view argument{argv[index]};
        const auto sign = argument.find('=');
        if (sign != std::string_view::npos)
            commands.push_back({std::string{argument.substr(0, sign)}, std::string{argument.substr(sign + 1)}, {}});
    }
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 0;
    std::FILE* const out = commands.empty() || rounds < 1 ? nullptr : std::fopen(argv[1], "w");
    if (out == nullptr) {
        std::fprintf(stderr, "measure: OUT ROUNDS NAME=COMMAND... is what it takes\n");
        return 2;
    }
    for (int round = 0; round <= rounds; ++round) {
        for (Command& command : commands) {
            const Sample sample = once(command);
            if (round > 0)  // the first warms the caches
                command.samples.push_back(sample);
        }
    }
    std::printf("%34s %10s %10s %9s   wall and cpu, times the first\n", "", "wall", "cpu", "memory");
    const double first_wall = median(commands.front(), &Sample::wall);
    const double first_cpu = median(commands.front(), &Sample::cpu);
    const char* separator = "[\n";
    for (const Command& command : commands) {
        const double wall = median(command, &Sample::wall);
        const double cpu = median(command, &Sample::cpu);
        double memory = 0;
        for (const Sample& sample : command.samples)
            memory = std::max(memory, sample.memory);
        std::printf("%-34s %7.1f ms %7.1f ms %5.1f MiB   %5.2fx %5.2fx\n",
                    command.name.c_str(),
                    wall,
                    cpu,
                    memory,
                    wall / first_wall,
                    cpu / first_cpu);
        std::fprintf(out,
                     "%s {\"name\": \"%s\", \"wall_ms\": %.2f, \"cpu_ms\": %.2f, \"memory_mib\": %.1f, "
                     "\"wall_ratio\": %.3f, \"cpu_ratio\": %.3f}",
                     separator,
                     command.name.c_str(),
                     wall,
                     cpu,
                     memory,
                     wall / first_wall,
                     cpu / first_cpu);
        separator = ",\n";
    }
    std::fprintf(out, "\n]\n");
    return std::fclose(out) == 0 ? 0 : 1;
}
