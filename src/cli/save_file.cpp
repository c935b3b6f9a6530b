#include "save_file.hpp"

#include "output_file.hpp"

namespace huiqi::cli {

std::optional<diagnostic> save_file(std::filesystem::path const& file, std::string_view bytes) {
    output_file out{file};
    out.write(bytes);
    return out.commit();
}

} // namespace huiqi::cli
