#pragma once

#include <filesystem>
#include <string>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/result.hpp>
#include <huiqi/text/source.hpp>

namespace huiqi {

/// Reads a file as a source named by its path. A byte order mark of UTF-8 is dropped. A file that cannot be read, is
/// longer than limits.bytes or is not UTF-8 is a diagnostic; GBK and UTF-16 are recognised and named.
[[nodiscard]] result<source_ptr> read_source(std::filesystem::path const& path, document_limits limits = {});

/// The same checks on bytes that came from elsewhere (standard input, a host's memory).
[[nodiscard]] result<source_ptr> source_from_bytes(std::string name, std::string bytes, document_limits limits = {});

} // namespace huiqi
