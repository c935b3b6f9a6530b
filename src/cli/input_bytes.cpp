#include "input_bytes.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <huiqi/text/messages/source.hpp>

#include "stop_request.hpp"

namespace huiqi::cli {

input_bytes::input_bytes(std::filesystem::path const& file) : file_{file} {
    number_ = file == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found {};
    if (number_ < 0 || ::fstat(number_, &found) != 0) {
        why_ = errno;
        return;
    }
    if (S_ISDIR(found.st_mode)) why_ = EISDIR;
    if (S_ISREG(found.st_mode)) size_ = static_cast<std::uint64_t>(found.st_size);
}

input_bytes::~input_bytes() {
    if (number_ >= 0) ::close(number_);
}

std::optional<diagnostic> input_bytes::failure() const {
    if (why_ == 0) return std::nullopt;
    if (why_ == ENOENT) return diagnostic{&messages::path_missing, nullptr, {}, {file_.string()}, {}, {}};
    return diagnostic{&messages::file_unreadable, nullptr, {}, {file_.string(), std::strerror(why_)}, {}, {}};
}

std::size_t input_bytes::read(std::span<char> into) {
    for (;;) {
        if (stop_request::made()) throw std::system_error{EINTR, std::generic_category()};
        auto const count = ::read(number_, into.data(), into.size());
        if (count >= 0) {
            read_ += static_cast<std::uint64_t>(count);
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) throw std::system_error{errno, std::generic_category()};
    }
}

} // namespace huiqi::cli
