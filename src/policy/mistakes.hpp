#pragma once

#include <string>
#include <vector>

#include <huiqi/text/diagnostic.hpp>

namespace huiqi {

/// The mistakes found in a set of rule files. They come out in the order of the files and of the places in them, each
/// once: what stands in a function's body is looked at for every call, what stands in shared rows for every table.
class mistakes {
public:
    explicit mistakes(std::vector<source_ptr> const& files) : files_{files} {}

    /// Valid until the next is added.
    diagnostic& add(message const& what, source_ptr file, source_range where, std::vector<std::string> arguments = {});
    /// With a second place, "first here".
    void add_second(message const& what, source_ptr file, source_range where, std::string name, source_ptr first_file,
                    source_range first);
    void take(diagnostics&& found);
    [[nodiscard]] std::size_t count() const { return found_.size(); }
    [[nodiscard]] diagnostics finish();

private:
    std::vector<source_ptr> const& files_;
    diagnostics found_;
};

} // namespace huiqi
