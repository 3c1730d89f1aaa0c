// SPDX-License-Identifier: GPL-3.0-or-later
/// floor LIST: does what LIST says and nothing else: "read PATH [BYTES]", "list PATH" or "link PATH" a line. No
/// inventory that asks the same can be faster.
#include <algorithm>
#include <array>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <unistd.h>

namespace {

std::size_t read_all(const std::string& path, std::size_t limit)
{
    const int file = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return 0;
    static std::array<char, 65536> chunk{};
    std::size_t total = 0;
    for (ssize_t count = 0;
         total < limit && (count = read(file, chunk.data(), std::min(chunk.size(), limit - total))) > 0;)
        total += static_cast<std::size_t>(count);
    close(file);
    return total;
}

std::size_t list_all(const std::string& path)
{
    DIR* const directory = opendir(path.c_str());
    if (directory == nullptr)
        return 0;
    std::size_t names = 0;
    while (readdir(directory) != nullptr)
        ++names;
    closedir(directory);
    return names;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    std::ifstream list{argv[1]};
    std::size_t total = 0;
    std::array<char, 4096> target{};
    for (std::string line; std::getline(list, line);) {
        std::istringstream words{line};
        std::string verb;
        std::string path;
        words >> verb >> path;
        std::size_t limit = 0;
        if (!(words >> limit))
            limit = std::numeric_limits<std::size_t>::max();
        if (verb == "read")
            total += read_all(path, limit);
        else if (verb == "list")
            total += list_all(path);
        else
            total += static_cast<std::size_t>(readlink(path.c_str(), target.data(), target.size()) + 1);
    }
    std::printf("%zu\n", total);
}
