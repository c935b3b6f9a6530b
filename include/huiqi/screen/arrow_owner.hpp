#pragma once

#include <utility>

#include <huiqi/screen/arrow.hpp>

namespace huiqi {

/// Owns one of Arrow's C structures: released when it goes, moved as the interface says (the old place is marked as
/// released). Empty until something is put into it.
///
///     arrow_stream table{exported};         takes over what `exported` held
///     table.give_to(*out);                  out is the owner now
template <class Structure>
class arrow_owner {
public:
    arrow_owner() = default;
    /// Takes over; `from` is left released.
    explicit arrow_owner(Structure& from) : held_{std::exchange(from, Structure{})} {}
    arrow_owner(arrow_owner&& other) noexcept : held_{std::exchange(other.held_, Structure{})} {}
    arrow_owner& operator=(arrow_owner&& other) noexcept {
        if (this != &other) {
            release();
            held_ = std::exchange(other.held_, Structure{});
        }
        return *this;
    }
    ~arrow_owner() { release(); }

    [[nodiscard]] explicit operator bool() const { return held_.release != nullptr; }
    [[nodiscard]] Structure& operator*() { return held_; }
    [[nodiscard]] Structure const& operator*() const { return held_; }
    [[nodiscard]] Structure* operator->() { return &held_; }
    [[nodiscard]] Structure const* operator->() const { return &held_; }
    /// To be filled by a producer; what was held is released first.
    [[nodiscard]] Structure* to_fill() {
        release();
        return &held_;
    }
    /// `to` must hold nothing that wants releasing.
    void give_to(Structure& to) { to = std::exchange(held_, Structure{}); }

private:
    void release() {
        if (held_.release != nullptr) held_.release(&held_);
        held_ = Structure{};
    }

    Structure held_{};
};

using arrow_schema = arrow_owner<ArrowSchema>;
using arrow_array = arrow_owner<ArrowArray>;
using arrow_stream = arrow_owner<ArrowArrayStream>;

} // namespace huiqi
