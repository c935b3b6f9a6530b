#include "screen_options.hpp"

#include <charconv>
#include <filesystem>
#include <utility>

#include "usage_messages.hpp"

namespace huiqi::cli {

namespace {

void add_number(CLI::App& to, std::string const& name, std::uint64_t least, std::uint64_t most, std::uint64_t& into,
                std::string const& description) {
    to.add_option_function<std::string>(
          name,
          [=, &into](std::string const& text) {
              auto const read = std::from_chars(text.data(), text.data() + text.size(), into);
              bool const whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
              if (!whole || into < least || into > most)
                  throw usage_error{messages::usage_not_a_number,
                                    {name, text, std::to_string(least), std::to_string(most)}};
          },
          description)
        ->option_text("N");
}

[[nodiscard]] bool are_one(std::string const& left, std::string const& right) {
    if (left.empty() || right.empty()) return false;
    if (left == "-" || right == "-") return false; // standard input and standard output are two
    std::error_code unknown;
    if (std::filesystem::is_character_file(left, unknown)) return false;
    bool const same = std::filesystem::equivalent(left, right, unknown);
    return (same && !unknown) ||
           std::filesystem::path{left}.lexically_normal() == std::filesystem::path{right}.lexically_normal();
}

} // namespace

void add_screen_options(CLI::App& to, screen_arguments& into, language in) {
    auto const text = [&](std::string const& name, std::string& value, words what, std::string const& shown) {
        return to.add_option(name, value, std::string{what.in(in)})->option_text(shown);
    };
    auto const texts = [&](std::string const& name, std::vector<std::string>& values, words what,
                           std::string const& shown) {
        return to.add_option(name, values, std::string{what.in(in)})->option_text(shown);
    };
    texts("--rules", into.rules, {"规则文件、文件夹或编译好的规则", "rule files, folders or a plan"}, "PATH ...")
        ->required();
    text("--input", into.input,
         {"企业的表格，CSV 或 JSON Lines；- 为标准输入（CSV）",
          "the table, CSV or JSON Lines; - is standard input (CSV)"},
         "FILE")
        ->required();
    text("--output", into.output, {"写入结果的文件；- 为标准输出（CSV）", "the results; - is standard output (CSV)"},
         "FILE");
    add_as_of(to, into.as_of, in);
    texts("--only", into.only, {"只看这些政策", "only these programmes"}, "ID ...");
    text("--key", into.key,
         {"标明是哪一户的列；默认为第一个不是事实的列",
          "the column that tells enterprises apart; the first that is no fact"},
         "COLUMN");
    texts("--absent", into.absent, {"空格表示已知没有的列", "columns whose empty cells say: known to be absent"},
          "COLUMN ...");
    add_number(to, "--threads", 1, 256, into.threads,
               in == language::zh ? "线程数，默认为处理器的个数" : "threads; as many as there are processors");
    text("--rejects", into.rejects, {"写入有误的格和行", "the cells and rows that are wrong"}, "FILE");
    to.add_flag("--stop-on-error", into.stop_on_error,
                in == language::zh ? "遇到有误的格就停止，不写结果" : "stop at a wrong cell, write no results");
    text("--summary", into.summary, {"写入汇总，JSON", "the summary, JSON"}, "FILE");
    texts("--by", into.by, {"按这些列分组汇总", "columns to count by"}, "COLUMN ...");
    text("--near-misses", into.near_misses, {"写入只差一条的企业", "enterprises that one clause alone refuses"},
         "FILE");
    text("--compare", into.compare, {"上次的结果文件", "the results of an earlier run"}, "FILE");
    text("--changes", into.changes, {"写入与上次不同的企业", "enterprises whose verdict is another one"}, "FILE");
    add_number(to, "--explain", 1, std::uint64_t{1} << 62U, into.explain,
               in == language::zh ? "逐条说明第 N 行，不筛查" : "explain row N; nothing is screened");
    add_choice(to, "--format", {"text", "json"}, into.format, in == language::zh ? "汇总的格式" : "of the summary");
}

void check_screen_options(screen_arguments const& asked) {
    if (asked.output.empty() && asked.explain == 0)
        throw usage_error{messages::usage_needs_output, {"--output", "--explain"}};
    if (!asked.changes.empty() && asked.compare.empty())
        throw usage_error{messages::usage_needs_option, {"--changes", "--compare"}};
    std::vector<std::pair<std::string, std::string>> const files{
        {"--input", asked.input},     {"--compare", asked.compare}, {"--output", asked.output},
        {"--rejects", asked.rejects}, {"--summary", asked.summary}, {"--near-misses", asked.near_misses},
        {"--changes", asked.changes}};
    constexpr std::size_t read_only = 2; // the first ones are read
    for (std::size_t i = 0; i < files.size(); ++i)
        for (auto j = std::max(i + 1, read_only); j < files.size(); ++j)
            if (are_one(files[i].second, files[j].second))
                throw usage_error{messages::usage_same_file, {files[i].first, files[j].first}};
}

} // namespace huiqi::cli
