// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/passphrase.hpp"

#include "core/descriptor.hpp"
#include "core/text.hpp"
#include "reports/signature/key_file.hpp"
#include "reports/signature/secret_file.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace ocks {
namespace {

/// Echo is off as long as this lives, however the reading ends.
class Silence {
public:
    explicit Silence(int terminal) : m_terminal(terminal), m_known(tcgetattr(terminal, &m_before) == 0)
    {
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_known)
            tcsetattr(terminal, TCSAFLUSH, &silent);
    }
    Silence(const Silence&) = delete;
    Silence(Silence&&) = delete;
    Silence& operator=(const Silence&) = delete;
    Silence& operator=(Silence&&) = delete;
    ~Silence()
    {
        if (m_known)
            tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }

private:
    int m_terminal;
    termios m_before{};
    bool m_known;
};

Result<std::string> first_line(std::string text, const std::string& where)
{
    text.resize(std::min(text.find('\n'), text.size()));
    if (text.empty())
        return fail(Errc::denied, where, "an empty passphrase protects nothing");
    return text;
}

}  // namespace

Result<std::string> ask_passphrase(const std::string& prompt)
{
    if (const char* path = std::getenv("OCKS_PASSPHRASE_FILE"); path != nullptr) {
        auto text = read_secret(path);
        return text ? first_line(std::move(*text), path) : text;
    }
    const Descriptor terminal(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    const std::string shown = prompt + ": ";
    if (terminal.number() < 0 || write(terminal.number(), shown.data(), shown.size()) < 0)
        return fail(Errc::denied, "passphrase", "there is no terminal to ask on; OCKS_PASSPHRASE_FILE can name a file");
    const Silence silence(terminal.number());
    std::string line;
    char byte = 0;
    while (line.size() < 1024 && read(terminal.number(), &byte, 1) == 1 && byte != '\n')
        line += byte;
    if (write(terminal.number(), "\n", 1) < 0)
        return fail(Errc::io, "/dev/tty", "cannot write");
    return first_line(std::move(line), "passphrase");
}

Result<SigningKey> open_key(const std::string& path)
{
    const auto guarded = is_protected_key(path);
    if (!guarded)
        return Failure(guarded.error());
    if (!*guarded)
        return load_key(path);
    const auto passphrase = ask_passphrase("passphrase of " + path);
    return passphrase ? load_key(path, *passphrase) : Failure(passphrase.error());
}

}  // namespace ocks
