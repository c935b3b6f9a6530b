#include <huiqi/policy/read_source.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/utf8.hpp>

#include "policy/text_encoding.hpp"

namespace huiqi {

namespace {

[[nodiscard]] diagnostic about_file(message const& what, std::vector<std::string> arguments) {
    return {&what, nullptr, {}, std::move(arguments), {}, {}};
}

/// The text up to the end of the line that holds byte `at`, what is not UTF-8 replaced, so that the place can be shown.
[[nodiscard]] diagnostic shown_at(message const& what, std::string name, std::string_view bytes, std::size_t at,
                                  std::vector<std::string> arguments) {
    auto const end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    std::string text;
    source_range place;
    for (std::size_t next = 0; next < end;) {
        auto const character = decode_utf8(bytes, next);
        if (next == at) place.begin = static_cast<std::uint32_t>(text.size());
        append_utf8(text, character.code_point);
        if (next == at) place.end = static_cast<std::uint32_t>(text.size());
        next += character.length;
    }
    return {&what, make_source(std::move(name), std::move(text)), place, std::move(arguments), {}, {}};
}

struct close_file {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

result<source_ptr> source_from_bytes(std::string name, std::string bytes, document_limits limits) {
    auto const named = [&](message const& what, std::vector<std::string> arguments) -> diagnostic {
        return {&what, make_source(name, {}), {}, std::move(arguments), {}, {}};
    };
    if (bytes.size() > limits.bytes)
        return named(messages::file_too_large, {std::to_string(bytes.size()), std::to_string(limits.bytes)});
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
    auto const wrong = [&] { return validate_utf8(bytes).value_or(0); };
    switch (encoding_of(bytes)) {
    case text_encoding::utf8: return make_source(std::move(name), std::move(bytes));
    case text_encoding::utf16: return named(messages::looks_like_utf16, {});
    case text_encoding::gbk: return shown_at(messages::looks_like_gbk, std::move(name), bytes, wrong(), {});
    case text_encoding::other: break;
    }
    return shown_at(messages::not_utf8, std::move(name), bytes, wrong(), {std::to_string(wrong() + 1)});
}

result<source_ptr> read_source(std::filesystem::path const& path, document_limits limits) {
    auto const unreadable = [&](int reason) {
        return about_file(messages::file_unreadable, {path.string(), std::strerror(reason)});
    };
    std::unique_ptr<std::FILE, close_file> const file{std::fopen(path.c_str(), "rb")};
    if (!file) return errno == ENOENT ? about_file(messages::path_missing, {path.string()}) : unreadable(errno);
    std::string bytes;
    std::array<char, 1 << 16> block{};
    // Read and not measured: a pipe has no size, and a file may grow.
    while (bytes.size() <= limits.bytes) {
        auto const count = std::fread(block.data(), 1, block.size(), file.get());
        if (std::ferror(file.get()) != 0) return unreadable(errno);
        if (count == 0) break;
        bytes.append(block.data(), count);
    }
    if (bytes.size() > limits.bytes) {
        std::error_code none;
        auto const size = std::filesystem::file_size(path, none);
        auto const counted = none ? bytes.size() : std::max<std::uintmax_t>(size, bytes.size());
        return diagnostic{&messages::file_too_large,
                          make_source(path.string(), {}),
                          {},
                          {std::to_string(counted), std::to_string(limits.bytes)},
                          {},
                          {}};
    }
    return source_from_bytes(path.string(), std::move(bytes), limits);
}

} // namespace huiqi
