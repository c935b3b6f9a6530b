#!/usr/bin/env python3
"""What the program does when its output goes nowhere, and what it makes of hostile input. Usage: streams_test.py PROGRAM"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = ""
SECONDS = 60
DEEP = 100_000


class WithRules(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(HERE / "rules", self.folder / "rules")
        self.write("firm.json", '{"职工总数": 80}')

    def write(self, name, text):
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def run_program(self, *arguments, **streams):
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, timeout=SECONDS, check=False, **streams)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        return done

    def evaluate(self, *more, **streams):
        return self.run_program("evaluate", "--rules", "rules", "--profile", "firm.json", "--as-of", "2025-08-13", *more,
                                **streams)


class Output(WithRules):
    def test_a_full_disk_is_reported(self):
        with open("/dev/full", "wb") as full:
            for verb in (["check", "rules"], ["test", "rules"], ["feel", "1"], ["--help"], ["--version"]):
                done = self.run_program(*verb, stdout=full)
                self.assertEqual(done.returncode, 2, verb)
                self.assertIn("标准输出", done.stderr.decode())
            self.assertEqual(self.evaluate(stdout=full).returncode, 2)

    def test_a_closed_output_is_reported(self):
        done = self.run_program("check", "rules", stdout=None, preexec_fn=lambda: os.close(1))
        self.assertEqual(done.returncode, 2)
        self.assertIn("标准输出", done.stderr.decode())

    def test_a_closed_output_does_not_end_up_in_a_file(self):
        done = self.run_program("compile", "rules", "--output", "rules.plan", stdout=None, preexec_fn=lambda: os.close(1))
        self.assertEqual(done.returncode, 0)
        self.assertTrue((self.folder / "rules.plan").read_bytes().startswith(b"HUIQIPLN"))

    def test_closed_messages_do_not_end_up_in_a_file(self):
        done = self.run_program("compile", "rules", "--output", "rules.plan", stderr=None,
                                preexec_fn=lambda: (os.close(2), os.close(0)))
        self.assertEqual(done.returncode, 0)
        plan = (self.folder / "rules.plan").read_bytes()
        self.assertTrue(plan.startswith(b"HUIQIPLN"))
        self.assertEqual(len(plan), int.from_bytes(plan[16:24], "little"))

    def test_a_reader_that_has_gone_is_reported(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = self.evaluate(stdout=writer)
        os.close(writer)
        self.assertEqual(done.returncode, 2)
        self.assertIn("标准输出", done.stderr.decode())

    def test_a_file_written_keeps_its_permissions_and_its_link(self):
        self.write("real.plan", "old")
        os.chmod(self.folder / "real.plan", 0o640)
        (self.folder / "rules.plan").symlink_to("real.plan")
        self.assertEqual(self.run_program("compile", "rules", "--output", "rules.plan").returncode, 0)
        self.assertTrue((self.folder / "rules.plan").is_symlink())
        self.assertTrue((self.folder / "real.plan").read_bytes().startswith(b"HUIQIPLN"))
        self.assertEqual((self.folder / "real.plan").stat().st_mode & 0o777, 0o640)

    def test_a_plan_can_go_into_a_pipe(self):
        done = self.run_program("compile", "rules", "--output", "/dev/stdout")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stdout.startswith(b"HUIQIPLN"))

    @unittest.skipIf(os.geteuid() == 0, "everything is writable for root")
    def test_a_protected_file_is_not_replaced(self):
        self.write("rules.plan", "old")
        os.chmod(self.folder / "rules.plan", 0o444)
        self.assertEqual(self.run_program("compile", "rules", "--output", "rules.plan").returncode, 2)
        self.assertEqual((self.folder / "rules.plan").read_text(), "old")


class Formats(WithRules):
    def test_json_of_a_report(self):
        report = json.loads(self.evaluate("--format", "json").stdout)
        self.assertEqual(report["huiqi"], "report/1")

    def test_json_and_sarif_of_diagnostics(self):
        self.write("rules/bad.yaml", "huiqi: vocabulary/1\nfacts:\n  甲: {type: nummer}\n  乙: {tpye: number}\n")
        done = self.run_program("check", "rules", "--format", "json")
        self.assertEqual(done.returncode, 1)
        found = json.loads(done.stdout)
        self.assertGreaterEqual(len(found), 2)
        for each in found:
            self.assertRegex(each["code"], r"^HQ\d{4}$")
            self.assertIn("zh", each["message"])
        log = json.loads(self.run_program("check", "rules", "--format", "sarif").stdout)
        self.assertEqual(log["version"], "2.1.0")
        self.assertIn("sarif-2.1.0", log["$schema"])
        run = log["runs"][0]
        self.assertEqual(run["tool"]["driver"]["name"].lower(), "huiqi")
        self.assertEqual(len(run["results"]), len(found))
        place = run["results"][0]["locations"][0]["physicalLocation"]
        self.assertIn("bad.yaml", place["artifactLocation"]["uri"])
        self.assertGreater(place["region"]["startLine"], 0)

    def test_json_and_junit_of_cases(self):
        json.loads(self.run_program("test", "rules", "--format", "json").stdout)
        import xml.etree.ElementTree as tree
        root = tree.fromstring(self.run_program("test", "rules", "--format", "junit").stdout)
        self.assertEqual(len(root.findall(".//testcase")), 3)

    def test_no_format_has_escape_codes_in_a_pipe(self):
        for form in ("text", "json", "markdown", "html"):
            self.assertNotIn(b"\x1b", self.evaluate("--format", form).stdout)


class Terminal(WithRules):
    """Output into a terminal of our own making."""

    def seen(self, *arguments, **environment):
        import pty
        leader, follower = pty.openpty()
        process = subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=follower,
                                   stderr=follower, env={**os.environ, "TERM": "xterm", **environment})
        os.close(follower)
        text = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            text += part
        os.close(leader)
        process.wait(timeout=SECONDS)
        return text

    def test_a_terminal_gets_colours_unless_they_are_refused(self):
        arguments = ["check", "nowhere"]
        environment = {name: "" for name in ("NO_COLOR",)}
        self.assertIn(b"\x1b[", self.seen(*arguments, **environment))
        self.assertNotIn(b"\x1b[", self.seen(*arguments, NO_COLOR="1"))
        self.assertNotIn(b"\x1b[", self.seen(*arguments, **environment, TERM="dumb"))


class Hostile(WithRules):
    def test_a_plan_damaged_anywhere_is_reported(self):
        self.assertEqual(self.run_program("compile", "rules", "--output", "rules.plan").returncode, 0)
        plan = (self.folder / "rules.plan").read_bytes()
        draw = random.Random(20250813)
        damaged = [plan[:size] for size in (8, 9, 100, len(plan) // 2, len(plan) - 1)] + [plan + b"x"]
        for _ in range(20):
            at = draw.randrange(8, len(plan))
            damaged.append(plan[:at] + bytes([plan[at] ^ 1 << draw.randrange(8)]) + plan[at + 1:])
        for bytes_ in damaged:
            self.write("damaged.plan", bytes_)
            done = self.run_program("evaluate", "--rules", "damaged.plan", "--profile", "firm.json")
            self.assertEqual(done.returncode, 2)
            self.assertIn("HQ40", done.stderr.decode())
            self.assertEqual(done.stdout, b"")

    def test_deep_nesting_in_yaml(self):
        for opening in ("[", "{a: ", "- "):
            self.write("deep.yaml", "huiqi: vocabulary/1\nfacts: \n  " + opening * DEEP)
            self.assertEqual(self.run_program("check", "deep.yaml").returncode, 1, opening)

    def test_deep_nesting_in_json(self):
        for opening in ("[", '{"a": '):
            self.write("firm.json", opening * DEEP)
            self.assertEqual(self.evaluate().returncode, 1, opening)
            self.assertEqual(self.run_program("feel", "1", "--context", "firm.json").returncode, 1)

    def test_deep_nesting_in_an_expression(self):
        for opening in ("(", "[", "{a: ", "-", "not(", "if 1 = 1 then ", "f("):
            done = self.run_program("feel", input=(opening * DEEP + "\n").encode())
            self.assertEqual(done.returncode, 1, opening)

    def test_junk(self):
        draw = random.Random(1)
        self.write("junk.yaml", draw.randbytes(10_000_000))
        self.assertEqual(self.run_program("check", "junk.yaml").returncode, 1)
        self.write("firm.json", draw.randbytes(1_000_000))
        self.assertEqual(self.evaluate().returncode, 1)

    def test_arguments_that_are_not_utf8(self):
        self.assertEqual(self.run_program(b"feel", b"\xb2\xe2").returncode, 1)
        self.assertEqual(self.run_program(b"check", b"\xb2\xe2").returncode, 2)
        self.assertEqual(self.run_program(b"\xb2\xe2").returncode, 2)

    def test_very_many_problems_are_counted_not_printed(self):
        facts = "".join(f"  甲{i}: {{type: nummer}}\n" for i in range(1000))
        self.write("many.yaml", "huiqi: vocabulary/1\nfacts:\n" + facts)
        text = self.run_program("check", "many.yaml").stdout.decode()
        self.assertIn("HQ0010", text)
        self.assertLess(len(text.splitlines()), 1000)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
