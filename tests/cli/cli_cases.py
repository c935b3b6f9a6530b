#!/usr/bin/env python3
"""Runs the program as people do. Usage: cli_cases.py --program PATH FILE.case

A case file is a list of cases. A line that begins with `==` starts one; each works in an empty folder of its own, into
which the folder `rules` beside this script has been copied.

    == what is to be seen
    file NAME                 the indented lines that follow are written into NAME
    bytes NAME HEX            bytes into NAME
    run ARGUMENTS             the program, arguments split as a shell does; the lines below judge the last run
    input TEXT                goes before `run`: standard input, with \\n for line ends
    env NAME=VALUE            goes before `run`
    exit CODE
    out TEXT / err TEXT       standard output, standard error contain TEXT
    no-out TEXT / no-err TEXT
    out-empty / err-empty
    out-count N TEXT          TEXT occurs N times
    same-out                  the same bytes as the run before
    holds FILE TEXT           a file contains TEXT
    absent FILE               there is no such file
    files N                   so many files in the folder, those in `rules` not counted
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 60
HERE = Path(__file__).resolve().parent


class Failure(Exception):
    pass


def parse(path):
    """The cases of a file: [(title, [(line number, directive, text, indented lines)])]."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("== "):
            cases.append((line[3:], []))
        elif line.startswith("    ") or (not line.strip() and cases and cases[-1][1] and cases[-1][1][-1][1] == "file"):
            cases[-1][1][-1][3].append(line[4:])
        elif line.strip() and not line.startswith("#"):
            directive, _, text = line.partition(" ")
            cases[-1][1].append((number, directive, text, []))
    return cases


class Run:
    """The folder of one case, and what its last run of the program did."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.input, self.environment = b"", {}
        self.code = self.out = self.err = self.out_before = None

    def expect(self, met, message):
        if not met:
            raise Failure(f"{message}\n--- exit {self.code}\n--- stdout\n{self.out}--- stderr\n{self.err}---")

    def run(self, text):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "America/St_Johns", **self.environment}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run([self.program, *shlex.split(text)], cwd=self.folder, input=self.input, env=environment,
                              capture_output=True, timeout=SECONDS, check=False)
        self.out_before = self.out
        self.code, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()
        self.input, self.environment = b"", {}
        self.expect(self.code in (0, 1, 2), "the program did not end by itself")

    def obey(self, directive, text, lines):
        if directive == "file":
            path = self.folder / text
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        elif directive == "bytes":
            name, _, digits = text.partition(" ")
            (self.folder / name).write_bytes(bytes.fromhex(digits))
        elif directive == "input":
            self.input = text.replace("\\n", "\n").encode()
        elif directive == "env":
            name, _, value = text.partition("=")
            self.environment[name] = value
        elif directive == "run":
            self.run(text)
        elif directive == "exit":
            self.expect(self.code == int(text), f"expected exit {text}")
        elif directive in ("out", "err"):
            self.expect(text in getattr(self, directive), f"std{directive} lacks {text!r}")
        elif directive in ("no-out", "no-err"):
            self.expect(text not in getattr(self, directive[3:]), f"std{directive[3:]} holds {text!r}")
        elif directive in ("out-empty", "err-empty"):
            self.expect(getattr(self, directive[:3]) == "", f"std{directive[:3]} is not empty")
        elif directive == "out-count":
            count, _, what = text.partition(" ")
            self.expect(self.out.count(what) == int(count), f"expected {what!r} {count} times")
        elif directive == "same-out":
            self.expect(self.out == self.out_before, f"not the output of the run before:\n{self.out_before}")
        elif directive == "holds":
            name, _, what = text.partition(" ")
            self.expect(what in (self.folder / name).read_text(encoding="utf-8"), f"{name} lacks {what!r}")
        elif directive == "absent":
            self.expect(not (self.folder / text).exists(), f"{text} exists")
        elif directive == "files":
            found = sorted(path.name for path in self.folder.iterdir() if path.name != "rules")
            self.expect(len(found) == int(text), f"files: {found}")
        else:
            raise Failure(f"there is no directive `{directive}`")


def main():
    program, path = str(Path(sys.argv[sys.argv.index("--program") + 1]).resolve()), Path(sys.argv[-1])
    failed = 0
    cases = parse(HERE / path)
    for title, steps in cases:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(HERE / "rules", Path(folder) / "rules")
            run = Run(program, Path(folder))
            for number, directive, text, lines in steps:
                try:
                    run.obey(directive, text, lines)
                except (Failure, subprocess.TimeoutExpired, UnicodeDecodeError, OSError) as why:
                    print(f"{path}:{number}: {title}: {directive} {text}: {why}\n")
                    failed += 1
                    break
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
