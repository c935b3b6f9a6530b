#include <huiqi/value/decimal_text.hpp>

#include <chrono>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

decimal number(std::string_view text) { return parse_decimal(text).value(); }

std::string read_back(std::string_view text) {
    auto const read = parse_decimal(text);
    return read ? to_string(*read) : "none";
}

} // namespace

TEST_CASE("numbers are read as they are written") {
    CHECK(read_back("68212208") == "68212208");
    CHECK(read_back("-12.50") == "-12.5");
    CHECK(read_back("+3") == "3");
    CHECK(read_back(".5") == "0.5");
    CHECK(read_back("-.5e2") == "-50");
    CHECK(read_back("1.25E-3") == "0.00125");
    CHECK(read_back("000123") == "123");
    CHECK(read_back("-0") == "0");
    CHECK(read_back("1e+2") == "100");
}

TEST_CASE("what is no number is not read") {
    for (std::string_view const each :
         {"",   "-",   "+",     ".",     "e5",  "1.",  "1.e5", ".e5",   "1e", "1e+",   "1 ",
          " 1", "--1", "1.2.3", "1,000", "inf", "nan", "0x10", "1_000", "１", "1e5.0", "5-"})
        CHECK_FALSE(parse_decimal(each));
}

TEST_CASE("more digits than there are places are rounded half-even, once") {
    std::string const head(34, '8');
    CHECK(number(head + "5") == number(head + "0"));
    CHECK(number(head + "5" + std::string(100, '0')) == number(head + std::string(101, '0')));
    CHECK(number(head + "5" + std::string(100, '0') + "1") ==
          number(std::string(33, '8') + "9" + std::string(102, '0')));
    CHECK(number(head + "4" + std::string(100, '9')) == number(head + std::string(101, '0')));
    CHECK(read_back(std::string(34, '9') + ".5") == "10000000000000000000000000000000000");
    CHECK(read_back("0." + std::string(6'000, '0') + "1") == "1E-6001");
    CHECK(read_back("1e6145") == "none");
    CHECK(read_back("1e-6177") == "0");
    CHECK(read_back("0e99999999999999999999") == "0");
    CHECK(read_back("1e99999999999999999999") == "none");
    CHECK(read_back("1e-99999999999999999999") == "0");
}

TEST_CASE("a million digits are read in the time of a million digits") {
    std::string const sevens(1'000'000, '7');
    auto const begin = std::chrono::steady_clock::now();
    CHECK(read_back("0." + sevens) == "0.7777777777777777777777777777777778");
    CHECK(read_back(sevens + "e-1000000") == "0.7777777777777777777777777777777778");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{2});
}

TEST_CASE("plain notation as long as it is readable") {
    CHECK(to_string(number("1e33")) == "1000000000000000000000000000000000");
    CHECK(to_string(number("1e47")) == "1" + std::string(47, '0'));
    CHECK(to_string(number("1e48")) == "1E+48");
    CHECK(to_string(number("-1.5e100")) == "-1.5E+100");
    CHECK(to_string(number("1e-47")) == "0." + std::string(46, '0') + "1");
    CHECK(to_string(number("1e-48")) == "1E-48");
    CHECK(to_string(number("9999999999999999999999999999999999E6111")) == "9.999999999999999999999999999999999E+6144");
    CHECK(to_string(number("-0.05")) == "-0.05");
    CHECK(to_string(number("10.05")) == "10.05");
    CHECK(to_string(number("12345678901234567890.12345678901234")) == "12345678901234567890.12345678901234");
    CHECK(to_string(number("10000000000000000000")) == "10000000000000000000");
}

TEST_CASE("doubles") {
    CHECK(to_string(from_double(0.1).value()) == "0.1");
    CHECK(to_string(from_double(-2.5e10).value()) == "-25000000000");
    CHECK(from_double(-0.0) == decimal{});
    CHECK(to_string(from_double(5e-324).value()) == "5E-324");
    CHECK_FALSE(from_double(std::numeric_limits<double>::infinity()));
    CHECK_FALSE(from_double(std::nan("")));
    CHECK(to_double(number("0.1")) == 0.1);
    CHECK(to_double(number("-68212208.5")) == -68212208.5);
    CHECK(to_double(number("1e400")) == std::numeric_limits<double>::infinity());
    CHECK(to_double(number("-1e400")) == -std::numeric_limits<double>::infinity());
    CHECK(to_double(number("1e-400")) == 0);
    CHECK(to_double(number("0")) == 0);
}
