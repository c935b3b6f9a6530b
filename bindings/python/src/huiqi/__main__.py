"""The command line that comes with the package: ``python -m huiqi check rules``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn


def main() -> NoReturn:
    """Becomes the program huiqi, with this process's arguments, streams and exit code."""
    program = str(Path(__file__).parent / "bin" / ("huiqi.exe" if os.name == "nt" else "huiqi"))
    arguments = [program, *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.call(arguments))
    os.execv(program, arguments)


if __name__ == "__main__":
    main()
