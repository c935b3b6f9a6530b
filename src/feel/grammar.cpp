#include <huiqi/feel/parse.hpp>

#include <string>

#include <boost/spirit/home/x3.hpp>

#include <huiqi/text/messages/feel.hpp>

#include "complaints.hpp"
#include "explain.hpp"
#include "keyboard.hpp"
#include "keywords.hpp"
#include "reader.hpp"
#include "tree_builder.hpp"
#include "words.hpp"

// The grammar of FEEL. Rules have no attributes: their actions tell the tree builder what was read. That is safe
// because no two alternatives begin alike and everything behind the first word of a form is expected (`>`), so nothing
// is ever read twice or taken back; and it needs no second tree to be copied into the public one.
//
// Operators are read as a flat chain and grouped by the tree builder, by the table the printer uses. So an expression
// in brackets costs one level of recursion, not one for each of nine precedences.

namespace huiqi::feel {
namespace {

namespace x3 = boost::spirit::x3;
using iterator = char const*;

struct parse_state {
    plain_text text;
    complaints wrong{text};
    tree_builder tree;
    reader words{text.text(), wrong, tree};
    std::uint64_t steps = 0;

    parse_state(snippet const& original, scope const& visible, parse_limits limits)
        : text{original}, tree{text, wrong, visible, limits} {}

    [[nodiscard]] std::size_t offset(iterator at) const { return static_cast<std::size_t>(at - text.text().data()); }
    [[nodiscard]] static source_range span(std::size_t begin, std::size_t end) {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
};

struct state_tag;

template <class Context>
parse_state& state_of(Context const& context) {
    return x3::get<state_tag>(context);
}

// Primitives.

/// A primitive that reads at a place without blanks, tells the tree builder, and says where it ended.
template <class Derived>
struct token : x3::parser<Derived> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, RuleContext&, Attribute&) const {
        auto& state = state_of(context);
        ++state.steps;
        auto at = first;
        x3::skip_over(at, last, context);
        auto const end = this->derived().read(state, state.offset(at));
        if (end == reader::nothing) return false;
        first = state.text.text().data() + end;
        return true;
    }
};

/// What only the reader can read: names, operators, units.
template <auto Read>
struct reads : token<reads<Read>> {
    std::size_t read(parse_state& state, std::size_t at) const { return (state.words.*Read)(at); }
};

/// A bracket that begins or ends a form.
template <char Which, auto Build>
struct sign : token<sign<Which, Build>> {
    std::size_t read(parse_state& state, std::size_t at) const {
        auto const text = state.text.text();
        bool const here = at < text.size() && text[at] == Which;
        return here && (state.tree.*Build)(state.span(at, at + 1)) ? at + 1 : reader::nothing;
    }
};

/// A keyword that begins an operand.
template <keyword Which, auto Build>
struct begins : token<begins<Which, Build>> {
    std::size_t read(parse_state& state, std::size_t at) const {
        auto const end = state.words.prefix_keyword(at, Which);
        return end != reader::nothing && (state.tree.*Build)(state.span(at, end)) ? end : reader::nothing;
    }
};

/// A keyword between operands.
template <keyword Which>
struct word : token<word<Which>> {
    std::size_t read(parse_state& state, std::size_t at) const { return state.words.infix_keyword(at, Which); }
};

/// Reads nothing: a form is complete.
template <auto Build>
struct done : x3::parser<done<Build>> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const&, Context const& context, RuleContext&, Attribute&) const {
        auto& state = state_of(context);
        return (state.tree.*Build)(state.span(state.offset(first), state.offset(first)));
    }
};

/// Goes one level deeper, unless that would be too deep, and groups the operators of the level when it ends.
template <class Subject>
struct nested_directive : x3::unary_parser<Subject, nested_directive<Subject>> {
    using base_type = x3::unary_parser<Subject, nested_directive<Subject>>;
    static bool const is_pass_through_unary = true;
    static bool const handles_container = Subject::handles_container;

    explicit constexpr nested_directive(Subject const& what) : base_type(what) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(iterator& first, iterator const& last, Context const& context, RuleContext& rule,
               Attribute& attribute) const {
        auto& state = state_of(context);
        ++state.steps;
        auto const begin = first;
        if (!state.tree.enter(static_cast<std::uint32_t>(state.offset(first)))) return false;
        bool const read = this->subject.parse(first, last, context, rule, attribute);
        if (state.tree.leave(read) && read) return true;
        first = begin;
        return false;
    }
};

struct nested_generator {
    template <class Subject>
    auto operator[](Subject const& what) const {
        return nested_directive<typename x3::extension::as_parser<Subject>::value_type>{x3::as_parser(what)};
    }
};
constexpr nested_generator nested{};

/// The action of a literal: its characters become an operand.
template <auto Build>
struct make {
    template <class Context>
    void operator()(Context const& context) const {
        auto& state = state_of(context);
        auto const& read = x3::_attr(context);
        x3::_pass(context) = (state.tree.*Build)(state.span(state.offset(read.begin()), state.offset(read.end())));
    }
};

template <auto Build>
constexpr make<Build> to{};

using tree = tree_builder;

} // namespace
} // namespace huiqi::feel

// Where `>` does not find a primitive, it is called by what the author should have written.
namespace boost::spirit::x3 {

template <huiqi::feel::keyword Which>
struct get_info<huiqi::feel::word<Which>> {
    using result_type = std::string;
    std::string operator()(huiqi::feel::word<Which> const&) const {
        return std::string{huiqi::feel::spelling_of(Which).english};
    }
};

template <char Which, auto Build>
struct get_info<huiqi::feel::sign<Which, Build>> {
    using result_type = std::string;
    std::string operator()(huiqi::feel::sign<Which, Build> const&) const { return std::string(1, Which); }
};

} // namespace boost::spirit::x3

namespace huiqi::feel {
namespace {

// Characters. Those of X3 that classify (space, alpha) know only ASCII and must not see anything else.

auto const digits = +x3::char_('0', '9');
auto const blank = x3::char_(" \t\r\n") | ("//" >> *(x3::char_ - '\n')) | ("/*" >> *(x3::char_ - "*/") >> "*/");
auto const quotes = x3::lit('"') >> *(('\\' >> x3::char_) | ~x3::char_("\"\\\r\n")) >> '"';
auto const exponent = x3::char_("eE") >> -x3::char_("+-") >> digits;

/// Whether a word goes on here; reads nothing.
struct word_part : token<word_part> {
    std::size_t read(parse_state& state, std::size_t at) const {
        return word_goes_on(state.text.text(), at) ? at : reader::nothing;
    }
};

// Rules. Their names are what is said to be missing.

x3::rule<struct expression_id> const expression{wanted::operand};
x3::rule<struct test_id> const test{wanted::operand};
x3::rule<struct tested_id> const tested{wanted::operand};
x3::rule<struct operand_id> const operand{wanted::operand};
x3::rule<struct postfixed_id> const postfixed{wanted::operand};
x3::rule<struct range_end_id> const range_end{wanted::operand};
x3::rule<struct range_close_id> const range_close{wanted::range_end};
x3::rule<struct one_argument_id> const one_argument{wanted::operand};
x3::rule<struct bound_id> const bound{wanted::name};
x3::rule<struct entry_id> const entry{wanted::name};
x3::rule<struct typed_id> const typed{wanted::name};
x3::rule<struct member_id> const member{wanted::name};
x3::rule<struct parameter_type_id> const parameter_type{wanted::type};
x3::rule<struct instance_type_id> const instance_type{wanted::type};

auto const member_def = reads<&reader::member>{};
auto const parameter_type_def = reads<&reader::parameter_type>{};
auto const instance_type_def = reads<&reader::instance_type>{};

// Literals.

auto const mantissa = (digits >> -('.' >> digits)) | ('.' >> digits);
auto const number =
    x3::raw[x3::lexeme[mantissa >> -exponent >> -reads<&reader::unit>{} >> !word_part{}]][to<&tree::number>];
auto const quoted = x3::raw[x3::lexeme[quotes]][to<&tree::quoted>];
auto const temporal = x3::raw[x3::lexeme['@' >> quotes]][to<&tree::temporal>];
auto const constant = begins<keyword::true_, &tree::yes>{} | begins<keyword::false_, &tree::no>{} |
                      begins<keyword::null, &tree::null>{} | begins<keyword::unknown, &tree::unknown>{};

// Brackets. A bracket alone does not tell a list from a range, or an operand from tests: what follows the first part
// does.

auto const range_close_def = sign<')', &tree::close_range>{} | sign<']', &tree::close_range>{} |
                             sign<'[', &tree::close_range>{};
auto const range_end_def = done<&tree::end_of_range>{} >> expression;
auto const range_rest = ".." > range_end > range_close;
auto const round = sign<'(', &tree::open>{} > test > (range_rest | (*(',' > test) > sign<')', &tree::close_round>{}));
auto const square = sign<'[', &tree::open>{} >
                    (sign<']', &tree::close_list>{} |
                     (expression > (range_rest | (*(',' > expression) > sign<']', &tree::close_list>{}))));
auto const open_range = sign<']', &tree::open>{} > expression > range_rest;
auto const entry_def = (x3::raw[x3::lexeme[quotes]][to<&tree::text_label>] | reads<&reader::key>{}) > ':' > expression >
                       done<&tree::entry>{};
auto const braces = sign<'{', &tree::open_scope>{} > -(entry >> *(',' > entry)) > sign<'}', &tree::close_context>{};

// Forms that begin with a keyword.

auto const conditional = begins<keyword::if_, &tree::open>{} > expression > word<keyword::then>{} > expression >
                         word<keyword::otherwise>{} > expression > done<&tree::close_conditional>{};
auto const bound_def = reads<&reader::bound_name>{} > word<keyword::in>{} > expression >
                       ((".." > expression > done<&tree::bind_range>{}) | done<&tree::bind>{});
auto const bounds = bound > *(',' > bound);
auto const iteration = begins<keyword::for_, &tree::open_scope>{} > bounds > word<keyword::returns>{} >
                       done<&tree::bind_partial>{} > expression > done<&tree::close_iteration>{};
auto const some = begins<keyword::some, &tree::open_scope>{} > bounds > word<keyword::satisfies>{} > expression >
                  done<&tree::close_some>{};
auto const every = begins<keyword::every, &tree::open_scope>{} > bounds > word<keyword::satisfies>{} > expression >
                   done<&tree::close_every>{};
auto const typed_def = reads<&reader::parameter>{} >> -(':' > parameter_type);
auto const function = begins<keyword::function, &tree::open_scope>{} > '(' > -(typed >> *(',' > typed)) > ')' >
                      -reads<&reader::external>{} > expression > done<&tree::close_function>{};

// Operands and what follows them.

auto const primary = number | quoted | temporal | round | square | open_range | braces | conditional | iteration |
                     some | every | function | constant | reads<&reader::name>{};

auto const one_argument_def = (reads<&reader::argument_name>{} > ':' > expression > done<&tree::named_argument>{}) |
                              expression;
auto const calling = sign<'(', &tree::open>{} >
                     -(one_argument >> *(',' > one_argument)) > sign<')', &tree::close_call>{};
auto const filtering = reads<&reader::filter_bracket>{} > expression > sign<']', &tree::close_filter>{};
auto const reaching = (x3::lit('.') >> !x3::lit('.')) > member;

auto const postfixed_def = primary >> *(reaching | filtering | calling) >>
                           -(word<keyword::instance_of>{} > instance_type);
auto const operand_def = (+sign<'-', &tree::minus>{} > postfixed) | postfixed;

// Expressions, and tests where they are allowed: behind `in`, in round brackets, in cells.

auto const tested_def = (reads<&reader::test_sign>{} > operand) | operand;
auto const links = *((reads<&reader::in_sign>{} > tested) | (reads<&reader::infix>{} > operand));
auto const expression_def = nested[operand >> links];
auto const test_def = nested[tested >> links];

BOOST_SPIRIT_DEFINE(expression, test, tested, operand, postfixed, range_end, range_close, one_argument, bound, entry,
                    typed, member, parameter_type, instance_type)

// What a whole text is.

/// X3 calls a character by itself in quotes.
std::string unquoted(std::string const& called) {
    return called.size() == 3 && called.front() == '\'' ? called.substr(1, 1) : called;
}

/// Reports where the grammar stopped, in the words of the author.
struct reporting {
    template <class Context>
    x3::error_handler_result on_error(iterator&, iterator const&, x3::expectation_failure<iterator> const& stopped,
                                      Context const& context) {
        auto& state = state_of(context);
        explain(state.text.text(), state.offset(stopped.where()), unquoted(stopped.which()), state.tree, state.wrong);
        return x3::error_handler_result::fail;
    }
};

struct whole_expression_id : reporting {};
struct whole_cell_id : reporting {};

x3::rule<struct end_id> const end{wanted::end};
x3::rule<struct tests_id> const tests{wanted::operand};
x3::rule<whole_expression_id> const whole_expression{wanted::operand};
x3::rule<whole_cell_id> const whole_cell{wanted::operand};

auto const end_def = x3::eoi;
auto const whole_expression_def = x3::eps > expression > end;
auto const tests_def = test > *(',' > test);
auto const whole_cell_def = (reads<&reader::any_sign>{} > end) |
                            (reads<&reader::negated_tests>{} > '(' > tests > ')' > end > done<&tree::close_negated>{}) |
                            (done<&tree::open>{} > tests > end > done<&tree::close_tests>{});

BOOST_SPIRIT_DEFINE(end, tests, whole_expression, whole_cell)

template <class Rule>
parsed parse(Rule const& rule, snippet const& text, scope const& visible, parse_limits limits) {
    parse_state state{text, visible, limits};
    auto const plain = state.text.text();
    if (plain.size() > limits.length) {
        state.wrong.add(messages::expression_too_long, {0, static_cast<std::uint32_t>(plain.size())},
                        {std::to_string(plain.size()), std::to_string(limits.length)});
        return {nullptr, state.wrong.take(), 0};
    }
    iterator first = plain.data();
    bool const read = x3::phrase_parse(first, plain.data() + plain.size(), x3::with<state_tag>(state)[rule], blank);
    // INVARIANT: a text that was not read has at least one error.
    if (!read) explain(plain, state.offset(first), wanted::operand, state.tree, state.wrong);
    state.wrong.remark_on_wide_characters();
    auto made = read ? state.tree.take_tree() : nullptr;
    if (state.wrong.failed()) made.reset();
    return {std::move(made), state.wrong.take(), state.steps};
}

} // namespace

parsed parse_expression(snippet const& text, scope const& visible, parse_limits limits) {
    return parse(whole_expression, text, visible, limits);
}

parsed parse_unary_tests(snippet const& text, scope const& visible, parse_limits limits) {
    return parse(whole_cell, text, visible, limits);
}

} // namespace huiqi::feel
