"""Another program's word on our LiveSplit files: livesplit-core, run by node.

    python tools/livesplit_oracle.py               install the library into the cache folder, once
    python tools/livesplit_oracle.py FILE.lss ...  what it reads in these files, a JSON object a line

The tests ask it where it is installed and are skipped, with the reason, where it is not. The cache is the
platform's, or the folder that BURNING_LAVENDER_CACHE names.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

VERSION = "0.10.2"
SCRIPT = Path(__file__).with_suffix(".js")
SECONDS = 300  # that an answer may take


def folder() -> Path:
    """Return the folder the library is installed into; it need not exist yet."""
    if moved := os.environ.get("BURNING_LAVENDER_CACHE"):
        cache = Path(moved)
    else:
        import platformdirs

        cache = Path(platformdirs.user_cache_dir("burning-lavender", appauthor=False))
    return cache / f"livesplit-core-{VERSION}"


def library() -> Path:
    """Return where the library lies once it is installed."""
    return folder() / "node_modules" / "livesplit-core"


def missing() -> str:
    """Say why the oracle cannot be asked; "" when it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    try:
        version = json.loads((library() / "package.json").read_bytes())["version"]
    except (OSError, ValueError, KeyError):
        return f"livesplit-core {VERSION} is not installed: run tools/livesplit_oracle.py once"
    return "" if version == VERSION else f"livesplit-core is {version}, not {VERSION}"


def install() -> str:
    """Install the library with npm; returns "" or why that failed."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    folder().mkdir(parents=True, exist_ok=True)
    words = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder())]
    done = subprocess.run(
        [*words, f"livesplit-core@{VERSION}"], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return "" if done.returncode == 0 else (done.stderr.strip() or "npm failed")


def ask(way: str, *words: str, given: str = "") -> list[dict[str, Any]]:
    """Run the script: objects with `times` (seconds as [IGT, RTA]; None: not parsed) and `saved` (its .lss).

    Raises subprocess.CalledProcessError when the library breaks.
    """
    done = subprocess.run(
        ["node", str(SCRIPT), str(library()), way, *words],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def read(files: Iterable[Path]) -> list[dict[str, Any]]:
    """What the library reads in each file."""
    return ask("read", *(str(file.resolve()) for file in files))


def play(what: Mapping[str, Any]) -> dict[str, Any]:
    """What the library's own timer writes of {"game", "category", "names", "runs"}."""
    return ask("play", given=json.dumps(what))[0]


def hear(names: Iterable[str], messages: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """What the library's timer writes of a run that is told to it in LiveSplit One's messages."""
    return ask("hear", given=json.dumps({"names": list(names), "messages": list(messages)}))[0]


def main(words: list[str]) -> int:
    """Install, or read files; returns the exit code."""
    if why := missing():
        why = why if shutil.which("node") is None else install() or missing()
        if why:
            print(why, file=sys.stderr)
            return 2
    if not words:
        print(f"livesplit-core {VERSION} is in {folder()}")
    for answer in read(map(Path, words)) if words else ():
        print(json.dumps(answer["times"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
