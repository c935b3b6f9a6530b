#include "save_file.hpp"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <huiqi/text/messages/source.hpp>

namespace huiqi::cli {

namespace {

/// An open file, closed at the latest when it goes. Every step says whether it worked; errno says why not.
class open_file {
public:
    explicit open_file(int number) : number_{number} {}
    ~open_file() {
        if (number_ >= 0) ::close(number_);
    }
    open_file(open_file const&) = delete;
    open_file& operator=(open_file const&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    [[nodiscard]] bool has_mode(mode_t mode) const { return ::fchmod(number_, mode) == 0; }
    [[nodiscard]] bool has_arrived() const { return ::fsync(number_) == 0; }
    [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

[[nodiscard]] diagnostic unwritable(std::filesystem::path const& file, int why) {
    return {&messages::file_unwritable, nullptr, {}, {file.string(), std::strerror(why)}, {}, {}};
}

/// The permissions that a new file gets.
[[nodiscard]] mode_t usual_mode() {
    auto const mask = ::umask(0);
    ::umask(mask);
    return static_cast<mode_t>(0666) & ~mask;
}

[[nodiscard]] int write_into(std::filesystem::path const& file, std::string_view bytes) {
    open_file out{::open(file.c_str(), O_WRONLY | O_CLOEXEC)};
    return out.is_open() && out.write(bytes) && out.close() ? 0 : errno;
}

[[nodiscard]] int replace(std::filesystem::path const& file, mode_t mode, std::string_view bytes) {
    auto beside = (file.parent_path() / ("." + file.filename().string() + ".XXXXXX")).string();
    open_file out{::mkstemp(beside.data())};
    if (!out.is_open()) return errno;
    if (out.write(bytes) && out.has_mode(mode) && out.has_arrived() && out.close() &&
        ::rename(beside.c_str(), file.c_str()) == 0)
        return 0;
    int const why = errno;
    ::unlink(beside.c_str());
    return why;
}

} // namespace

std::optional<diagnostic> save_file(std::filesystem::path const& file, std::string_view bytes) {
    struct stat found {};
    bool const exists = ::stat(file.c_str(), &found) == 0;
    int why = 0;
    if (exists && !S_ISREG(found.st_mode)) {
        why = write_into(file, bytes);
    } else if (exists && ::access(file.c_str(), W_OK) != 0) {
        why = errno; // a file that its owner has protected is not replaced
    } else {
        std::error_code unknown;
        auto const target = exists ? std::filesystem::canonical(file, unknown) : file;
        why = replace(unknown ? file : target, exists ? found.st_mode & 07777 : usual_mode(), bytes);
    }
    if (why != 0) return unwritable(file, why);
    return std::nullopt;
}

} // namespace huiqi::cli
