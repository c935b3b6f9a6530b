#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include <huiqi/text/diagnostic.hpp>

namespace huiqi::cli {

/// A file that is written piece by piece and is there as a whole or not at all: a new file beside it, which takes its
/// name and keeps its permissions when commit() says so, and is taken away otherwise. A link is followed; a device or a
/// pipe is written to as it comes, and so is standard output, named `-`.
class output_file {
public:
    explicit output_file(std::filesystem::path file);
    output_file(output_file const&) = delete;
    output_file& operator=(output_file const&) = delete;
    ~output_file();

    /// After a failure nothing more is written.
    void write(std::string_view bytes);
    /// Why something could not be written so far; empty while all is well.
    [[nodiscard]] std::optional<diagnostic> failure() const;
    /// Gives the file its name. What went wrong, here or before, is returned.
    [[nodiscard]] std::optional<diagnostic> commit();

private:
    void open();
    [[nodiscard]] bool close();
    void discard();

    std::filesystem::path file_, target_;
    std::string beside_; ///< the new file's name; empty where the file is written to directly
    mode_t mode_ = 0;
    int number_ = -1;
    int why_ = 0; ///< errno
};

} // namespace huiqi::cli
