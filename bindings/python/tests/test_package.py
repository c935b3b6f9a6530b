"""The package as it is installed: command line, stubs, types, leaks."""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import huiqi
from conftest import AS_OF, HERE, PROJECT

EXERCISE = """
import datetime, pickle, threading
import pyarrow as pa
import huiqi
rules = huiqi.load(huiqi.packs)
report = rules.evaluate(huiqi.packs / "samples" / "missing-facts.json", as_of=datetime.date(2025, 8, 13))
kept = [pickle.loads(pickle.dumps(report)), report["national.technology-sme"], rules.facts]
for lang in ("zh", "en"):
    for format in ("text", "markdown", "html"):
        report.explain(lang, format)
for wrong in ({"x": object()}, "{", {"注册资本": "3斤"}):
    try:
        rules.evaluate(wrong)
    except huiqi.ProfileError as error:
        kept.append(error)
try:
    huiqi.feel("1 +")
except huiqi.FeelError as error:
    kept.append(error)
kept.append(huiqi.feel("[1, {a: x}]", {"x": [datetime.date(2024, 1, 1), huiqi.Range(1, 2), None]}))
threads = [threading.Thread(target=lambda: kept.append(rules.evaluate({}))) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
firms = pa.table({"firm": ["a", "b"], "employees.2024": [80, None], "注册资本": ["3斤", "3元"]})
read = rules.screen(firms, near_misses=9, progress=lambda rows: kept.append(rows))
kept += [pa.table(read), read, read.findings, read.bad_cells, read.report(1), rules.screen(firms), rules.screen(firms).__arrow_c_stream__()]
half = pa.RecordBatchReader.from_stream(rules.screen(firms))
half.read_next_batch()
try:
    pa.table(rules.screen(firms, progress=lambda rows: 1 / 0))
except Exception as error:
    kept.append(error)
print("done")
"""


def test_nothing_leaks_at_the_end() -> None:
    ended = subprocess.run([sys.executable, "-W", "error", "-c", EXERCISE], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")


def test_memory_does_not_grow() -> None:
    resource = pytest.importorskip("resource")
    rules = huiqi.load(HERE / "rules")

    def work() -> None:
        for _ in range(300):
            rules.evaluate({"职工总数": {"2024": 80}, "违法记录": [{"程度": "一般"}] * 20}, as_of=AS_OF)["test.subsidy"].to_dict()
            with pytest.raises(huiqi.ProfileError):
                rules.evaluate({"注册资本": object()}, as_of=AS_OF)
            huiqi.feel("[x, x, x]", {"x": "a" * 1000})

    work()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(5):
        work()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4_000  # kilobytes


def test_the_command_line_comes_along() -> None:
    ended = subprocess.run([sys.executable, "-m", "huiqi", "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout == f"huiqi {huiqi.__version__}\n"
    checked = subprocess.run([sys.executable, "-m", "huiqi", "check", str(huiqi.packs)], capture_output=True, check=False)
    assert checked.returncode == 0
    assert subprocess.run([sys.executable, "-m", "huiqi", "no-such"], capture_output=True, check=False).returncode == 2
    script = Path(sys.executable).with_name("huiqi")
    ended = subprocess.run([script, "feel", "1 + 1"], capture_output=True, text=True, check=True)
    assert ended.stdout == "2\n"


def test_the_version_is_the_librarys() -> None:
    assert importlib.metadata.version("huiqi") == huiqi.__version__


SOURCE_DISTRIBUTION = "import scikit_build_core.build as backend, sys; print(backend.build_sdist(sys.argv[1]))"


def test_a_source_distribution_holds_all_that_a_build_needs(tmp_path: Path) -> None:
    pytest.importorskip("scikit_build_core")
    tree, made = tmp_path / "tree", tmp_path / "made"
    without = shutil.ignore_patterns("__pycache__", "library")
    for folder in ("include", "src", "rules", "bindings/python"):
        shutil.copytree(PROJECT / folder, tree / folder, ignore=without)
    for file in ("CMakeLists.txt", "LICENSE"):
        shutil.copy(PROJECT / file, tree)
    packed = subprocess.run(
        [sys.executable, "-c", SOURCE_DISTRIBUTION, str(made)], capture_output=True, text=True, cwd=tree / "bindings/python", check=True
    )
    archive = made / packed.stdout.split()[-1]
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(made)], check=True)
    # Configuring looks at every source file; compiling them again would take minutes.
    where = subprocess.run([sys.executable, "-m", "nanobind", "--cmake_dir"], capture_output=True, text=True, check=True)
    configured = subprocess.run(
        ["cmake", "-S", str(made / archive.name.removesuffix(".tar.gz")), "-B", str(tmp_path / "build"), "-G", "Ninja"]
        + [f"-Dnanobind_ROOT={where.stdout.strip()}", f"-DSKBUILD_PROJECT_VERSION={huiqi.__version__}", f"-DPython_EXECUTABLE={sys.executable}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert configured.returncode == 0, configured.stderr
    assert subprocess.run(["ninja", "-C", str(tmp_path / "build"), "-n"], capture_output=True, check=False).returncode == 0


def test_the_stub_is_the_one_that_stubgen_writes(tmp_path: Path) -> None:
    pytest.importorskip("nanobind")
    made = tmp_path / "_core.pyi"
    subprocess.run([sys.executable, "-m", "nanobind.stubgen", "-q", "-m", "huiqi._core", "-o", str(made)], check=True)
    kept = HERE.parent / "src" / "huiqi" / "_core.pyi"
    assert made.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), (
        f"python -m nanobind.stubgen -m huiqi._core -o {kept}"
    )


@pytest.mark.parametrize("what", ["user of the API", "package"])
def test_types_are_strict(what: str, tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    settings = ["--config-file", str(HERE.parent / "pyproject.toml"), "-p", "huiqi"]
    arguments = [str(HERE / "typed_user.py")] if what == "user of the API" else settings
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_wrong_types_are_found(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import huiqi\nhuiqi.load('x').evaluate({}, as_of=3)['y'].award + 'z'\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(wrong)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert ended.returncode == 1 and ended.stdout.count("error:") >= 2


def test_everything_public_is_documented() -> None:
    for name in huiqi.__all__:
        what = getattr(huiqi, name)
        if not isinstance(what, type) and not callable(what) or name == "Verdict":
            continue
        assert what.__doc__ and "(" not in what.__doc__.split("\n")[0][:8], name
        for member in vars(what) if isinstance(what, type) else ():
            each = getattr(what, member)
            if not member.startswith("_") and (callable(each) or isinstance(each, property)):
                assert each.__doc__, f"{name}.{member}"
