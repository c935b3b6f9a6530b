#include "counted_allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> made{0};

void* counted(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) noexcept {
    ++made;
    return std::aligned_alloc(alignment, (size + alignment) / alignment * alignment);
}

void* or_throw(void* found) {
    if (found == nullptr) throw std::bad_alloc{};
    return found;
}

} // namespace

// All forms, so that what one of them gives is never freed by a form of somebody else's.
void* operator new(std::size_t size) { return or_throw(counted(size)); }
void* operator new[](std::size_t size) { return or_throw(counted(size)); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return counted(size); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept { return counted(size); }
void* operator new(std::size_t size, std::align_val_t to) { return or_throw(counted(size, std::size_t(to))); }
void* operator new[](std::size_t size, std::align_val_t to) { return or_throw(counted(size, std::size_t(to))); }
void operator delete(void* at) noexcept { std::free(at); }
void operator delete[](void* at) noexcept { std::free(at); }
void operator delete(void* at, std::size_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t) noexcept { std::free(at); }
void operator delete(void* at, std::nothrow_t const&) noexcept { std::free(at); }
void operator delete[](void* at, std::nothrow_t const&) noexcept { std::free(at); }
void operator delete(void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete(void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t, std::align_val_t) noexcept { std::free(at); }

std::size_t tests::allocations() { return made.load(); }
