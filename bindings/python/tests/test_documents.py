"""What the documents show is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import HERE, PROJECT

BLOCKS = re.compile(r"```python\n(.*?)```\n+```\n(.*?)```", re.DOTALL)


def shown(path: str) -> list[tuple[str, str]]:
    return BLOCKS.findall((PROJECT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", ["README.md", "docs/python.md"])
def test_programs_in_documents_print_what_stands_below_them(document: str, tmp_path: Path) -> None:
    programs = shown(document)
    assert programs
    for code, output in programs:
        ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert (ended.returncode, ended.stderr, ended.stdout) == (0, "", output)


@pytest.mark.parametrize("example", sorted(path.name for path in (HERE.parent / "examples").glob("*.py")))
def test_examples_run(example: str, tmp_path: Path) -> None:
    path = HERE.parent / "examples" / example
    only_look = ["--check"] if example == "make_notebook.py" else []
    command = [sys.executable, "-W", "error", str(path), *only_look]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (ended.returncode, ended.stderr) == (0, "") and ended.stdout
