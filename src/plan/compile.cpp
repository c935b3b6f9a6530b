#include <huiqi/plan/compile.hpp>

#include <openssl/evp.h>

#include "programme_compiler.hpp"

namespace huiqi {

namespace {

[[nodiscard]] plan_record::loaded_source hashed(plan_writer& out, source const& file) {
    plan_record::loaded_source record{out.text(file.recorded_name()), 0, {}};
    unsigned char digest[32] = {};
    unsigned int size = sizeof digest;
    EVP_Digest(file.text.data(), file.text.size(), digest, &size, EVP_sha256(), nullptr);
    std::memcpy(record.hash, digest, sizeof digest);
    return record;
}

} // namespace

std::vector<std::byte> compile_plan(checked_rules const& rules, std::vector<source_ptr> const& sources) {
    plan_writer out;
    for (auto const& each : sources) out.draft().loaded_sources.push_back(hashed(out, *each));
    programme_compiler programmes{rules, out};
    programmes.facts();
    for (auto const which : rules.order) programmes.programme(which);
    programmes.finish();
    return to_bytes(out.draft());
}

} // namespace huiqi
