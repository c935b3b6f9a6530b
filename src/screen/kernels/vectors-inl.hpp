#include "screen/kernels/kernels.hpp"

#include <limits>

/// What every kernel is made of. Included once for each instruction set, hence the toggled guard.
#if defined(HUIQI_SCREEN_VECTORS) == defined(HWY_TARGET_TOGGLE)
#ifdef HUIQI_SCREEN_VECTORS
#undef HUIQI_SCREEN_VECTORS
#else
#define HUIQI_SCREEN_VECTORS
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace huiqi::screening::kernels {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using doubles = hn::ScalableTag<double>;
using integers = hn::RebindToSigned<doubles>;
using naturals = hn::RebindToUnsigned<doubles>;
using vector = hn::Vec<doubles>;
using mask = hn::Mask<doubles>;

HWY_INLINE vector load(double const* from, std::size_t at) { return hn::Load(doubles{}, from + at); }
HWY_INLINE vector all_of(double one) { return hn::Set(doubles{}, one); }
HWY_INLINE vector not_known() { return all_of(std::numeric_limits<double>::quiet_NaN()); }
HWY_INLINE mask is_known(vector a) { return hn::Eq(a, a); }

template <class Tag, class Mask>
HWY_INLINE std::uint64_t bits_of(Tag tag, Mask of, std::size_t at) {
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(tag, of, bytes);
    return std::uint64_t{bytes[0]} << at;
}
HWY_INLINE std::uint64_t bits_of(mask of, std::size_t at) { return bits_of(doubles{}, of, at); }

HWY_INLINE mask mask_at(std::uint64_t word, std::size_t at) {
    // Highway may read eight bytes whatever the width.
    std::uint8_t bytes[8] = {static_cast<std::uint8_t>(word >> at)};
    return hn::LoadMaskBits(doubles{}, bytes);
}

/// The hardware's least and greatest pass over what is not known.
HWY_INLINE vector least_of(vector a, vector b) {
    return hn::IfThenElse(is_known(a), hn::IfThenElse(hn::Lt(a, b), a, b), a);
}
HWY_INLINE vector greatest_of(vector a, vector b) {
    return hn::IfThenElse(is_known(a), hn::IfThenElse(hn::Gt(a, b), a, b), a);
}

} // namespace HWY_NAMESPACE
} // namespace huiqi::screening::kernels
HWY_AFTER_NAMESPACE();

#endif
