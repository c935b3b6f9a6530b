#pragma once

/// All of Huiqi: the core, and loading, checking, compiling and reporting from the compiled library.

#include <huiqi/core.hpp>

#include <huiqi/pipeline.hpp>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/library.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>
#include <huiqi/feel/scope.hpp>
#include <huiqi/feel/type.hpp>

#include <huiqi/policy/cases.hpp>
#include <huiqi/policy/checked.hpp>
#include <huiqi/policy/document.hpp>
#include <huiqi/policy/load.hpp>
#include <huiqi/policy/programme.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/policy/vocabulary.hpp>

#include <huiqi/contents/contents.hpp>
#include <huiqi/format/format.hpp>
#include <huiqi/plan/compile.hpp>

#include <huiqi/screen/arrow.hpp>
#include <huiqi/screen/arrow_owner.hpp>
#include <huiqi/screen/compare.hpp>
#include <huiqi/screen/findings.hpp>
#include <huiqi/screen/screen.hpp>
#include <huiqi/screen/summary.hpp>
#include <huiqi/screen/table_files.hpp>

#include <huiqi/report/explain.hpp>
#include <huiqi/report/feel_text.hpp>
#include <huiqi/report/screening.hpp>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/cases/show_cases.hpp>
