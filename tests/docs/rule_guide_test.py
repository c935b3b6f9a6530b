#!/usr/bin/env python3
"""The rule guide's files are rules: they check without a word, their cases pass, its profile is decided.

Usage: rule_guide_test.py PROGRAM (run in the project's root)
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

GUIDE = Path("docs/rule-guide.md")
BLOCK = re.compile(r"^```(yaml|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def main():
    program = sys.argv[1]
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    files = [text for kind, text in blocks if kind == "yaml" and text.startswith("huiqi: ")]
    profiles = [text for kind, text in blocks if kind == "json" and '"huiqi": "profile/1"' in text]
    kinds = sorted(text.split("\n", 1)[0] for text in files)
    wanted = ["huiqi: cases/1", "huiqi: programme/1", "huiqi: vocabulary/1"]
    if kinds != wanted or len(profiles) != 1:
        print(f"the guide has {kinds} and {len(profiles)} profiles; {wanted} and one were expected")
        return 1
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(files):
            Path(folder, f"{number}.yaml").write_text(text, encoding="utf-8")
        profile = Path(folder, "profile.json")
        profile.write_text(profiles[0], encoding="utf-8")
        code, said = run(program, "check", folder)
        if code != 0:
            problems.append(f"check: {said}")
        code, said = run(program, "test", folder, "--format", "json")
        outcomes = [each["passed"] for each in json.loads(said)["cases"]] if code in (0, 1) else []
        if code != 0 or not outcomes:
            problems.append(f"test: {said}")
        code, said = run(program, "evaluate", "--rules", folder, "--profile", str(profile), "--as-of", "2025-07-01",
                         "--format", "json")
        if code != 0 or json.loads(said)["decisions"][0]["verdict"] != "eligible":
            problems.append(f"evaluate: {said}")
    print("\n".join(problems) if problems else f"the guide's {len(outcomes)} cases pass")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
