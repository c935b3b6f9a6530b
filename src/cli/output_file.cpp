#include "output_file.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <huiqi/text/messages/source.hpp>

namespace huiqi::cli {

namespace {

/// The permissions that a new file gets.
[[nodiscard]] mode_t usual_mode() {
    auto const mask = ::umask(0);
    ::umask(mask);
    return static_cast<mode_t>(0666) & ~mask;
}

} // namespace

output_file::output_file(std::filesystem::path file) : file_{std::move(file)} {
    open();
    if (number_ < 0 && why_ == 0) why_ = errno;
}

output_file::~output_file() { discard(); }

void output_file::open() {
    if (file_ == "-") {
        number_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
        return;
    }
    struct stat found {};
    bool const exists = ::stat(file_.c_str(), &found) == 0;
    if (exists && !S_ISREG(found.st_mode)) {
        number_ = ::open(file_.c_str(), O_WRONLY | O_CLOEXEC);
        return;
    }
    if (exists && ::access(file_.c_str(), W_OK) != 0) {
        why_ = errno; // a file that its owner has protected is not replaced
        return;
    }
    std::error_code unknown;
    target_ = exists ? std::filesystem::canonical(file_, unknown) : file_;
    if (unknown) target_ = file_;
    mode_ = exists ? found.st_mode & 07777 : usual_mode();
    beside_ = (target_.parent_path() / ("." + target_.filename().string() + ".XXXXXX")).string();
    number_ = ::mkstemp(beside_.data());
    if (number_ < 0) {
        why_ = errno;
        beside_.clear();
    }
}

void output_file::write(std::string_view bytes) {
    while (!bytes.empty() && why_ == 0) {
        auto const written = ::write(number_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0)
            why_ = written < 0 ? errno : ENOSPC;
        else
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::optional<diagnostic> output_file::failure() const {
    if (why_ == 0) return std::nullopt;
    return diagnostic{&messages::file_unwritable, nullptr, {}, {file_.string(), std::strerror(why_)}, {}, {}};
}

bool output_file::close() { return ::close(std::exchange(number_, -1)) == 0; }

std::optional<diagnostic> output_file::commit() {
    bool const replaces = !beside_.empty();
    if (why_ == 0 && replaces && (::fchmod(number_, mode_) != 0 || ::fsync(number_) != 0)) why_ = errno;
    if (why_ == 0 && !close()) why_ = errno;
    if (why_ == 0 && replaces && ::rename(beside_.c_str(), target_.c_str()) != 0) why_ = errno;
    if (why_ == 0) beside_.clear();
    discard();
    return failure();
}

void output_file::discard() {
    if (number_ >= 0) (void)close();
    if (!beside_.empty()) ::unlink(beside_.c_str());
    beside_.clear();
}

} // namespace huiqi::cli
