#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/result.hpp>

#include <catch2/catch.hpp>

#include <memory>

using namespace huiqi;

namespace {

diagnostic const missing{.what = &messages::path_missing, .arguments = {"规则"}};
diagnostic const unlisted{.what = &messages::too_many_problems, .arguments = {"3"}};

} // namespace

TEST_CASE("a result with a value and no error is good") {
    result<std::string> const made{"plan"};
    REQUIRE(made);
    CHECK(*made == "plan");
    CHECK(made->size() == 4);
    CHECK(result<std::string>{"plan"}.or_throw() == "plan");
    CHECK(result<std::string>{"plan", {unlisted}}.or_throw() == "plan");
}

TEST_CASE("an error makes a result fail even where there is a value") {
    result<int> const with_value{5, {unlisted, missing}};
    CHECK_FALSE(with_value);
    CHECK(with_value.value == 5);
    CHECK_FALSE(result<int>{missing});
    CHECK_FALSE(result<int>{diagnostics{}});
}

TEST_CASE("or_throw carries every diagnostic and the words of the errors") {
    try {
        (void)result<int>{diagnostics{unlisted, missing}}.or_throw(language::en);
        FAIL("nothing was thrown");
    } catch (error const& thrown) {
        CHECK(thrown.diagnostics().size() == 2);
        CHECK(std::string{thrown.what()} == "error HQ0002: there is no file or folder `规则`\n");
    }
}

TEST_CASE("a value that cannot be copied moves through") {
    result<std::unique_ptr<int>> made{std::make_unique<int>(7)};
    auto const taken = std::move(made).or_throw();
    CHECK(*taken == 7);
}
