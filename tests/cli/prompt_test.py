#!/usr/bin/env python3
"""The prompt of `huiqi feel`, typed into through a terminal of our own making. Usage: prompt_test.py PROGRAM"""

import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import termios
import time
import unittest
from pathlib import Path

PROGRAM = ""
SECONDS = 60


class Prompt(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.state = self.folder / "state"

    def begin(self, *arguments, **environment):
        leader, follower = pty.openpty()
        known = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": str(self.state)}
        self.process = subprocess.Popen([PROGRAM, "feel", "--as-of", "2025-08-13", *arguments], cwd=self.folder,
                                        stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
                                        env={**known, **environment})
        os.close(follower)
        self.leader, self.text = leader, ""
        self.addCleanup(self.close, self.process, leader)
        self.wait_for_prompt()

    @staticmethod
    def close(process, leader):
        if process.poll() is None:
            process.kill()
        process.wait(timeout=SECONDS)
        os.close(leader)

    def wait_for(self, what):
        """Reads until `what` has come, and forgets what came up to it."""
        end = time.monotonic() + SECONDS
        while what not in self.text:
            ready, _, _ = select.select([self.leader], [], [], max(0, end - time.monotonic()))
            self.assertTrue(ready, f"{what!r} did not come, only {self.text!r}")
            try:
                part = os.read(self.leader, 65536)
            except OSError:
                part = b""
            self.assertTrue(part, f"the program ended before {what!r}, after {self.text!r}")
            self.text += part.decode(errors="replace")
        seen, _, self.text = self.text.partition(what)
        return seen

    def type(self, keys):
        os.write(self.leader, keys.encode())

    def wait_for_prompt(self, text="> "):
        """Until the editor has the terminal, which is after it has shown the prompt: before that, the terminal itself
        would take Ctrl-C and Ctrl-D."""
        self.wait_for(text)
        end = time.monotonic() + SECONDS
        while termios.tcgetattr(self.leader)[3] & termios.ICANON:
            self.assertLess(time.monotonic(), end, "the editor did not take the terminal")
            time.sleep(0.001)

    def leave(self):
        self.wait_for_prompt()
        self.type("\x04")
        self.ends()

    def ends(self, code=0):
        end = time.monotonic() + SECONDS
        while True:
            ready, _, _ = select.select([self.leader], [], [], max(0, end - time.monotonic()))
            self.assertTrue(ready, f"the program did not end, after {self.text!r}")
            try:
                part = os.read(self.leader, 65536)
            except OSError:
                break
            if not part:
                break
            self.text += part.decode(errors="replace")
        self.assertEqual(self.process.wait(timeout=SECONDS), code)

    def test_an_expression_is_answered(self):
        self.begin()
        self.type('"甲" + "乙"\r')
        self.wait_for('"甲乙"')
        self.leave()

    def test_an_expression_may_have_several_lines(self):
        self.begin()
        self.type("[1,\r")
        self.wait_for_prompt("… ")
        self.type("2]\r")
        self.wait_for("[1, 2]")
        self.type(":quit\r")
        self.ends()

    def test_ctrl_c_drops_what_was_typed_and_goes_on(self):
        self.begin()
        self.type("[1,\r")
        self.wait_for_prompt("… ")
        self.type("12345\x03")
        self.wait_for("^C")
        self.wait_for_prompt()
        self.type("6 * 7\r")
        self.wait_for("42")
        self.leave()

    def test_a_mistake_does_not_end_the_session_or_its_exit_code(self):
        self.begin("--lang", "en")
        self.type("1 + + 2\r")
        self.wait_for("HQ2001")
        self.wait_for_prompt()
        self.type("1 + 2\r")
        self.wait_for("3")
        self.leave()

    def test_what_was_typed_comes_back_in_the_next_session(self):
        self.begin()
        self.type("111 + 222\r")
        self.wait_for("333")
        self.leave()
        kept = self.state / "huiqi" / "feel_history"
        self.assertEqual(kept.stat().st_mode & 0o077, 0)
        self.begin()
        self.type("\x10")
        self.wait_for("111 + 222")
        self.type("\r")
        self.wait_for("333")
        self.leave()

    def test_a_history_that_cannot_be_written_is_none(self):
        self.begin(XDG_STATE_HOME="/proc/nowhere")
        self.type("6 * 7\r")
        self.wait_for("42")
        self.leave()

    def test_chinese_is_edited_by_characters_whatever_the_locale(self):
        self.begin(LC_ALL="C")
        self.type('"甲乙\x7f丙"\r')
        self.wait_for('"甲丙"\r\n')
        self.leave()

    def test_the_language_changes_within_a_session(self):
        self.begin()
        self.type(":lang en\r")
        self.wait_for_prompt()
        self.type("1 / (2 - 2)\r")
        self.wait_for("division by zero")
        self.type(":help\r")
        self.wait_for(":explain")
        self.type(":quit\r")
        self.ends()


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
