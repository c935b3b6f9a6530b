#pragma once

#include <map>

#include <huiqi/text/source_map.hpp>

namespace huiqi::reporting {

/// Lines of each source, found once.
class source_maps {
public:
    [[nodiscard]] source_map const& of(source const& which) { return maps_.try_emplace(&which, which).first->second; }

private:
    std::map<source const*, source_map> maps_;
};

} // namespace huiqi::reporting
