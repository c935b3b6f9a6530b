#include <catch2/catch.hpp>

#include <string>

#include "bench/peers/by_hand_text.hpp"
#include "bench/peers/huiqi_single.hpp"
#include "bench/peers/population.hpp"
#include "check_agreement.hpp"

/// The five programmes of the workload written by hand, in C++ and as rule files, give the same answers.
using namespace workload;

TEST_CASE("the answers written by hand are ours, screened and one by one") { check_agreement(20'000, 50); }

TEST_CASE("a row of the population depends on nothing but its number and the seed") {
    auto const first = population(100);
    CHECK(population(1'000)[99] == first[99]);
    CHECK_FALSE(population(100, 1) == first);
    // Rows that anybody else's generator has to make too.
    text_buffer text;
    print_facts(first[0], text);
    CHECK(text.text() ==
          R"({"employees":167,"rd_staff":70,"revenue":88094504,"revenue_prev":54618592,"revenue_prev2":53526220,)"
          R"("total_assets":107475294,"rd_expense":8624451,"rd_expense_prev":2157434,"rd_expense_prev2":128462,)"
          R"("rd_domestic_share":0.53,"hightech_revenue":59023317,"invention_patents":0,"utility_patents":4,)"
          R"("registered_years":19,"first_set_sales":49196203,"registration_district":"nanan",)"
          R"("industry_code":"C3411","tax_credit_grade":"C","is_hnte":false,"is_tech_sme":false,"dishonest":false,)"
          R"("serious_accident":false,"first_set_recognised":false,"rd_reserve_filed":true})");
}

TEST_CASE("half of the rows lack a fact and a quarter carries a boundary") {
    std::uint64_t complete = 0, staff = 0, rd = 0, hightech = 0, bracket = 0;
    std::uint64_t const rows = 100'000;
    for (auto const& each : population(rows)) {
        complete += static_cast<std::uint64_t>(is_complete(each));
        auto const is = [](std::int64_t part, std::int64_t whole, std::int64_t percent) {
            return part != missing && whole != missing && part * 100 == whole * percent;
        };
        for (auto const percent : {10, 15, 20, 25, 30})
            if (is(each.rd_staff, each.employees, percent)) ++staff;
        for (auto const percent : {2, 3, 4, 5, 6})
            if (is(each.rd_expense, each.revenue, percent)) ++rd;
        if (is(each.hightech_revenue, each.revenue, 60)) ++hightech;
        if (each.revenue == 50'000'000 || each.revenue == 200'000'000 || each.total_assets == 200'000'000) ++bracket;
    }
    CHECK(complete > rows * 46 / 100);
    CHECK(complete < rows * 50 / 100);
    CHECK(staff > rows / 20);
    CHECK(rd > rows / 20);
    CHECK(hightech > rows / 20);
    CHECK(bracket > rows / 20);
}

TEST_CASE("facts go into JSON and come back") {
    text_buffer text;
    huiqi_single ours;
    for (auto const& each : population(1'000)) {
        text.clear();
        print_facts(each, text);
        enterprise read;
        REQUIRE(facts_reader{text.text()}.read(read));
        CHECK(read == each);
        auto const facts = huiqi::parse_profile(text.text(), workload_rules()).or_throw();
        CHECK(huiqi::to_json(facts) == huiqi::to_json(ours.profile_of(each)));
    }
}

TEST_CASE("a trace written by hand notes every condition and value once") {
    for (auto const& each : population(1'000)) {
        traced_answers found;
        decide_traced(each, found);
        CHECK(found.found == decide(each));
        for (std::size_t i = 0; i < noted_count; ++i) CHECK(found.trace[i].what == static_cast<noted>(i));
    }
}
