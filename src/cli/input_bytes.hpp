#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include <huiqi/screen/table_files.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace huiqi::cli {

/// A file, or standard input named `-`, that is read once from front to back.
class input_bytes {
public:
    explicit input_bytes(std::filesystem::path const& file);
    input_bytes(input_bytes const&) = delete;
    input_bytes& operator=(input_bytes const&) = delete;
    ~input_bytes();

    /// Why it cannot be read; empty if it can.
    [[nodiscard]] std::optional<diagnostic> failure() const;
    /// 0 where it has none: a pipe.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::uint64_t read_so_far() const { return read_; }
    /// Throws std::system_error; a request to stop ends waiting with EINTR.
    [[nodiscard]] std::size_t read(std::span<char> into);

private:
    std::filesystem::path file_;
    int number_ = -1, why_ = 0;
    std::uint64_t size_ = 0;
    std::atomic<std::uint64_t> read_ = 0; ///< looked at by whoever shows the progress
};

} // namespace huiqi::cli
