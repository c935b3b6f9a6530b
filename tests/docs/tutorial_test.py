#!/usr/bin/env python3
"""The tutorial works as it is printed: its files are written, its changes made, its commands run, their output compared.

Usage: tutorial_test.py PROGRAM (run in the project's root)

A block of YAML or JSON goes into the file named last before it; one that begins with two blanks is added to its end. A
sentence 把 `file` 里的 `old` 改成 `new` changes a file. In a console block a line `…` stands for any lines.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

TUTORIAL = Path("docs/tutorial.md")
PART = re.compile(r"^```(?P<kind>yaml|json|console)\n(?P<text>.*?)^```$"
                  r"|把 `(?P<file>[^`]+)` 里的 `(?P<old>[^`]+)` 改成 `(?P<new>[^`]+)`"
                  r"|`(?P<named>[^` ]+\.(?:yaml|json))`", re.MULTILINE | re.DOTALL)


class Failure(Exception):
    pass


def commands(block):
    """[(command, [lines of its output])]"""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def matches(expected, lines):
    """Whether the lines are those expected; `…` stands for any, none included."""
    if not expected:
        return not lines
    if expected[0] == "…":
        return any(matches(expected[1:], lines[skip:]) for skip in range(len(lines) + 1))
    return bool(lines) and lines[0].rstrip() == expected[0].rstrip() and matches(expected[1:], lines[1:])


class Reader:
    """Does in `folder` what the tutorial says."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.named = None
        self.outcomes = []  # exit codes of `huiqi test`, in their order

    def path(self, name):
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder):
            raise Failure(f"{name} lies elsewhere")
        return path

    def write(self, text):
        if self.named is None:
            raise Failure(f"no file has been named for:\n{text}")
        path = self.path(self.named)
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if text.startswith("  ") else ""
        path.write_text(before + text, encoding="utf-8")

    def change(self, name, old, new):
        path = self.path(name)
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise Failure(f"{name} has `{old}` {text.count(old)} times")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, command, expected):
        words = shlex.split(command)
        if words[0] != "huiqi":
            raise Failure(f"not our command: {command}")
        done = subprocess.run([self.program, *words[1:]], cwd=self.folder, capture_output=True, text=True,
                              encoding="utf-8", timeout=60, check=False)
        if words[1] == "test":
            self.outcomes.append(done.returncode)
        # Notices of deciding and of what to do next go to standard error and are not printed on the page.
        if not matches([line for line in expected if line != ""], [line for line in done.stdout.splitlines() if line]):
            raise Failure(f"{command} said\n{done.stdout}{done.stderr}instead of\n" + "\n".join(expected))

    def follow(self, text):
        for part in PART.finditer(text):
            if part["named"]:
                self.named = part["named"]
            elif part["old"]:
                self.change(part["file"], part["old"], part["new"])
            elif part["kind"] == "console":
                for command, expected in commands(part["text"]):
                    self.run(command, expected)
            else:
                self.write(part["text"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(str(Path(sys.argv[1]).resolve()), Path(folder).resolve())
        try:
            reader.follow(TUTORIAL.read_text(encoding="utf-8"))
        except Failure as failure:
            print(failure)
            return 1
        if len(reader.outcomes) < 3 or reader.outcomes[-1] != 0 or reader.outcomes.count(1) < 2:
            print(f"red tests must turn green, the last of all: {reader.outcomes}")
            return 1
        print(f"the tutorial works: {len(reader.outcomes)} test runs, the last green")
        return 0


if __name__ == "__main__":
    sys.exit(main())
