#include <huiqi/policy/document.hpp>

namespace huiqi {

document_node const* document_node::find(std::string_view key) const {
    for (auto const& each : entries)
        if (each.key.text.text() == key) return &each.value;
    return nullptr;
}

bool document_node::is_null() const {
    return what == scalar && style == scalar_style::plain && (text.text() == "null" || text.text() == "~");
}

} // namespace huiqi
