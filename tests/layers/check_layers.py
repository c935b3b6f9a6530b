#!/usr/bin/env python3
"""Checks every #include against the layers of the project. Usage: check_layers.py [PROJECT_ROOT]

Prints each include that breaks a rule as file:line, and exits with 1 if there is any.
"""

import re
import sys
from pathlib import Path

# Which rooms a room may include; itself is understood. The first column are the headers below include/huiqi/<room>.
HEADER_LAYERS = {
    "text": set(),
    "value": {"text"},
    "feel": {"text", "value"},
    "policy": {"text", "value", "feel"},
    "format": {"text", "value", "feel", "policy"},
    "contents": {"text", "value", "feel", "policy"},
    "plan": {"text", "value"},
    "evaluate": {"text", "value", "plan"},
    "screen": {"text", "value", "plan", "evaluate"},
    "report": {"text", "value", "plan", "evaluate", "screen"},
    "cases": {"text", "value", "feel", "policy", "plan", "evaluate", "report", "pipeline"},
}

# Headers in a room of the core that belong to the compiled library: what they may include besides, and the core may not
# include them.
COMPILED_HEADERS = {
    "huiqi/plan/compile.hpp": {"feel", "policy"},
}

# The header above the rooms that knows every stage.
PIPELINE = "huiqi/pipeline.hpp"

# What the bodies in src/<room> may include beyond their headers: a compiler knows what it reads, a header need not.
SOURCE_LAYERS = {
    "feel": {"evaluate"},  # the checker asks a function itself what it makes of literals
    "plan": {"feel", "policy"},
    "policy": {"plan", "evaluate"},
    # Cells that are text are read as profiles are.
    "screen": {"feel", "policy", "pipeline"},
}

# Closed lists of numbers that a saved plan holds: they belong to the room that gives them their meaning, but every room
# that reads a plan must know them, so they depend on nothing.
SAVED_NUMBERS = {"huiqi/feel/kinds.hpp", "huiqi/feel/built_in.hpp", "huiqi/policy/kinds.hpp"}

# Header-only, the C++ standard library and nothing else.
CORE_ROOMS = {"text", "value", "plan", "evaluate"}

# A plan and its evaluation know where mistakes lie, but no text of rules.
HIDDEN_FROM_PLAN = re.compile(r"huiqi/text/(source|source_map|snippet|render)\.hpp")

# No input or output, no clocks, no locale: the same inputs give the same bytes.
NOT_REPEATABLE = {
    "evaluate": {"chrono", "ctime", "time.h", "random", "locale", "clocale", "iostream", "fstream", "ostream", "istream",
                 "sstream", "cstdio", "filesystem"},
    "screen": {"chrono", "ctime", "time.h", "random", "locale", "clocale"},
    "plan": {"chrono", "ctime", "time.h", "random", "locale", "clocale", "iostream", "fstream", "filesystem"},
}

# The only file, or folder, that may include a heavy dependency.
WALLED = {
    "yaml-cpp/": "src/policy/yaml_reader.cpp",
    "boost/spirit": "src/feel/grammar.cpp",
    "boost/fusion": "src/feel/grammar.cpp",
    "simdjson": "src/policy/json_reader.cpp",
    "boost/multiprecision": "src/feel/real_powers.cpp",
    "unicode/": "src/feel/regular_expressions.cpp",
    "date/": "src/feel/zones.cpp",
    "histedit.h": "src/cli/line_editor.cpp",
    "hwy/": "src/screen/kernels/",
}

UMBRELLAS = {"huiqi/huiqi.hpp", "huiqi/core.hpp"}
EVERYWHERE = {"huiqi/version.hpp"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')
STANDARD_HEADER = re.compile(r"^[a-z_0-9]+$")


def room_of(header):
    parts = header.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "huiqi" else None


def broken_rule(path, header, quoted):
    """The rule that the include of `header` in `path` breaks, or None. `path` is relative to the project's root."""
    parts = path.parts
    for prefix, only in WALLED.items():
        if header.startswith(prefix) and not path.as_posix().startswith(only):
            return f"<{prefix}...> may be included by {only} alone"

    if parts[:2] == ("include", "huiqi"):
        room = parts[2] if len(parts) > 3 else None
        if room is None:
            return None if header.startswith("huiqi/") or STANDARD_HEADER.match(header) else "a public header includes a dependency"
        if room not in HEADER_LAYERS:
            return f"the room `{room}` has no place in the layers yet"
        allowed = HEADER_LAYERS[room] | {room} | COMPILED_HEADERS.get("/".join(parts[1:]), set())
        if room in CORE_ROOMS and header in COMPILED_HEADERS:
            return "the core does without the compiled library"
    elif parts[0] == "src" and len(parts) > 2 and parts[1] in HEADER_LAYERS:
        room = parts[1]
        allowed = HEADER_LAYERS[room] | {room} | SOURCE_LAYERS.get(room, set())
    elif parts[0] == "bindings" or parts[:2] == ("src", "cli"):
        if header.startswith("huiqi/") and "/detail/" in header:
            return "leaves include only public headers"
        if quoted and (header.startswith("..") or "src/" in header):
            return "leaves include nothing of the library's sources"
        return None
    else:
        return None

    if header in NOT_REPEATABLE.get(room, set()):
        return f"`{room}` knows no input, output, clock or locale"
    if header in UMBRELLAS:
        return "an umbrella header is for users, not for the library"
    if "/".join(parts[1:]) in SAVED_NUMBERS and header.startswith("huiqi/"):
        return "a list of saved numbers depends on nothing"
    if header in EVERYWHERE | SAVED_NUMBERS:
        return None
    if header.startswith("huiqi/"):
        target = "pipeline" if header == PIPELINE else room_of(header)
        if target not in allowed:
            return f"`{room}` must not depend on `{target}`"
        if parts[0] == "include" and room in ("plan", "evaluate") and HIDDEN_FROM_PLAN.match(header):
            return f"`{room}` must not depend on the text of sources"
        return None
    if quoted:
        return "include public headers as <huiqi/...>" if parts[0] == "include" else None
    if parts[0] == "include" and not STANDARD_HEADER.match(header):
        return "a public header includes a dependency" if room not in CORE_ROOMS else "core needs only the standard library"
    return None


def check(root):
    problems = []
    for folder in ("include", "src", "bindings"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".hpp", ".cpp", ".h", ".inl", ".ipp") or not path.is_file():
                continue
            relative = path.relative_to(root)
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                found = INCLUDE.match(line)
                if not found:
                    continue
                header = found.group(1) or found.group(2)
                rule = broken_rule(relative, header, found.group(2) is not None)
                if rule:
                    problems.append(f"{relative}:{number}: {header}: {rule}")
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    problems = check(root)
    print("\n".join(problems) if problems else "layers: nothing breaks a rule")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
