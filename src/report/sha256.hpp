#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace huiqi::reporting {

/// The SHA-256 of some bytes, as 64 hexadecimal digits. Throws std::runtime_error where the machine's cryptographic
/// library refuses to make one.
[[nodiscard]] std::string sha256(std::span<std::byte const> bytes);
[[nodiscard]] inline std::string sha256(std::string_view text) {
    return sha256(std::as_bytes(std::span{text.data(), text.size()}));
}

} // namespace huiqi::reporting
