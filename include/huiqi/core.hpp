#pragma once

/// All of huiqi::core: opens a plan, takes a profile, evaluates it with its full trace. Needs the standard library
/// alone.

#include <huiqi/version.hpp>

#include <huiqi/text/abridged.hpp>
#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/message.hpp>
#include <huiqi/text/messages/cases.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/feel.hpp>
#include <huiqi/text/messages/format.hpp>
#include <huiqi/text/messages/json.hpp>
#include <huiqi/text/messages/null.hpp>
#include <huiqi/text/messages/plan.hpp>
#include <huiqi/text/messages/policy.hpp>
#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/table.hpp>
#include <huiqi/text/messages/yaml.hpp>
#include <huiqi/text/nearest.hpp>
#include <huiqi/text/render.hpp>
#include <huiqi/text/result.hpp>
#include <huiqi/text/snippet.hpp>
#include <huiqi/text/source.hpp>
#include <huiqi/text/source_map.hpp>
#include <huiqi/text/utf8.hpp>

#include <huiqi/value/date.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/decimal_arithmetic.hpp>
#include <huiqi/value/decimal_number.hpp>
#include <huiqi/value/decimal_power.hpp>
#include <huiqi/value/decimal_rounding.hpp>
#include <huiqi/value/decimal_text.hpp>
#include <huiqi/value/duration.hpp>
#include <huiqi/value/duration_arithmetic.hpp>
#include <huiqi/value/function_table.hpp>
#include <huiqi/value/lane.hpp>
#include <huiqi/value/power_of_ten.hpp>
#include <huiqi/value/text_cursor.hpp>
#include <huiqi/value/time.hpp>
#include <huiqi/value/truth.hpp>
#include <huiqi/value/unit.hpp>
#include <huiqi/value/value.hpp>
#include <huiqi/value/wide_integer.hpp>

#include <huiqi/feel/built_in.hpp>
#include <huiqi/feel/kinds.hpp>

#include <huiqi/policy/kinds.hpp>

#include <huiqi/plan/image.hpp>
#include <huiqi/plan/operation.hpp>
#include <huiqi/plan/records.hpp>
#include <huiqi/plan/rule_set.hpp>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/evaluate/frame.hpp>
#include <huiqi/evaluate/profile.hpp>
#include <huiqi/evaluate/trace.hpp>
