#pragma once

#include <string_view>

namespace huiqi {

/// The version of the library, as receipts name it. The build reads it from here.
inline constexpr std::string_view library_version = "0.1.0";

} // namespace huiqi
