#!/usr/bin/env python3
"""Checks that no file is forgotten. Usage: check_lists.py [PROJECT_ROOT]

Every header must be named in src/cmake/headers.cmake (so that it is installed and compiled by itself) and included by an
umbrella header, every source in src/CMakeLists.txt, every test in tests/CMakeLists.txt, every catalogue of messages in
the test of the catalogues. Exits with 1 if one is not.
"""

import re
import sys
from pathlib import Path

from check_layers import COMPILED_HEADERS, CORE_ROOMS, SAVED_NUMBERS


def named_in(path):
    return set(re.findall(r"[\w./-]+\.(?:hpp|cpp)", path.read_text(encoding="utf-8")))


def included_by(path):
    return set(re.findall(r"#include <([^>]+)>", path.read_text(encoding="utf-8")))


def files(root, folder, pattern):
    return sorted(path.relative_to(root / folder).as_posix() for path in (root / folder).rglob(pattern))


def check(root):
    problems = []
    headers = files(root, "include", "*.hpp")
    listed_headers = named_in(root / "src/cmake/headers.cmake")
    for header in sorted(set(headers) - listed_headers):
        problems.append(f"include/{header} is not named in src/cmake/headers.cmake")
    for header in sorted(listed_headers - set(headers)):
        problems.append(f"src/cmake/headers.cmake names include/{header}, which does not exist")

    core = included_by(root / "include/huiqi/core.hpp")
    everything = core | included_by(root / "include/huiqi/huiqi.hpp")
    for header in headers:
        parts = header.split("/")
        if len(parts) < 3 or {"detail", "lanes", "operations"} & set(parts):
            continue
        in_core = header in SAVED_NUMBERS or (parts[1] in CORE_ROOMS and header not in COMPILED_HEADERS)
        umbrella, included = ("core", core) if in_core else ("huiqi", everything)
        if header not in included:
            problems.append(f"include/huiqi/{umbrella}.hpp does not include {header}")

    tested = included_by(root / "tests/text/catalogue_test.cpp")
    for header in headers:
        if header.startswith("huiqi/text/messages/") and header not in tested:
            problems.append(f"tests/text/catalogue_test.cpp does not look at {header}")

    for folder in ("src", "tests"):
        listed = named_in(root / folder / "CMakeLists.txt")
        for source in files(root, folder, "*.cpp"):
            part = source.split("/")[0]
            if source in listed or part in ("consume", "fuzz", "bench"):
                continue
            problems.append(f"{folder}/{source} is not named in {folder}/CMakeLists.txt")

    for part, function in (("fuzz", "huiqi_add_fuzzer"), ("bench", "huiqi_add_benchmark")):
        added = re.findall(function + r"\((\w+) ", (root / f"tests/{part}/CMakeLists.txt").read_text(encoding="utf-8"))
        for source in files(root, f"tests/{part}", "*.cpp"):
            if source.removesuffix(f"_{part}.cpp") not in added and source not in named_in(root / f"tests/{part}/CMakeLists.txt"):
                problems.append(f"tests/{part}/{source} is not added in tests/{part}/CMakeLists.txt")
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    problems = check(root)
    print("\n".join(problems) if problems else "lists: every file is named")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
