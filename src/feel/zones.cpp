#include <huiqi/feel/library.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <date/tz.h>

/// Zones of the machine's database.
namespace huiqi::feel {
namespace {

using std::chrono::seconds;

/// The database's calendar ends long before FEEL's: a year outside it has the rules of one inside.
constexpr std::int64_t cycle = 12'622'780'800;  ///< seconds of 400 years, after which the calendar repeats
constexpr std::int64_t last = 32'503'680'000;   ///< the year 3000
constexpr std::int64_t first = -62'135'596'800; ///< the year 1

std::int64_t inside(std::int64_t at) {
    if (at > last) return last - cycle + (at - last) % cycle;
    return std::max(at, first);
}

class database_zone : public zone {
public:
    database_zone(std::string name, ::date::time_zone const& from) : name_{std::move(name)}, from_{from} {}

    std::string_view name() const override { return name_; }
    std::int32_t offset_of_local(std::int64_t at) const override {
        auto const found = from_.get_info(::date::local_seconds{seconds{inside(at)}});
        return static_cast<std::int32_t>(found.first.offset.count());
    }
    std::int32_t offset_at(std::int64_t at) const override {
        auto const found = from_.get_info(::date::sys_seconds{seconds{inside(at)}});
        return static_cast<std::int32_t>(found.offset.count());
    }

private:
    std::string name_;
    ::date::time_zone const& from_;
};

bool is_zone_name(std::string_view text) {
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
               each == '/' || each == '_' || each == '-' || each == '+';
    });
}

} // namespace

zone const* find_zone(std::string_view name) {
    static std::mutex guard;
    static std::map<std::string, std::unique_ptr<zone const>, std::less<>> known;
    if (!is_zone_name(name)) return nullptr;
    std::scoped_lock const lock{guard};
    if (auto const found = known.find(name); found != known.end()) return found->second.get();
    try {
        auto const* const located = ::date::locate_zone(name);
        auto made = std::make_unique<database_zone const>(std::string{name}, *located);
        return known.emplace(std::string{name}, std::move(made)).first->second.get();
    } catch (std::exception const&) { // there is no such zone, or no database
        return nullptr;
    }
}

} // namespace huiqi::feel
