"""Does every number of the rules matter? `python tools/tune_check.py [NAME...] [--json]`

Takes each line of `game/sim/tuning.py` away in turn (a zero in its place), in a copy of the rules and
their tests, and expects the test that stands for it (`tests/sim/held.py`) to fail.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "sim")]
LINE = re.compile(r"^([A-Z][A-Z0-9_]*) = ")


def lines() -> dict[str, int]:
    """Name of each tuning line -> its number in the file, from 0."""
    text = (ROOT / "game" / "sim" / "tuning.py").read_text(encoding="utf-8").splitlines()
    return {found[1]: n for n, line in enumerate(text) if (found := LINE.match(line))}


def copy_rules(place: Path) -> None:
    """The rules and their tests, nothing else, so that a copy runs by itself."""
    shutil.copytree(
        ROOT / "game" / "sim", place / "game" / "sim", ignore=shutil.ignore_patterns("__pycache__")
    )
    (place / "game" / "__init__.py").write_text("", encoding="utf-8")
    shutil.copytree(
        ROOT / "tests" / "sim", place / "tests" / "sim", ignore=shutil.ignore_patterns("__pycache__")
    )
    (place / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "heart_contract.py", place / "tools")
    (place / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")


def take_away(place: Path, name: str) -> None:
    """Put a zero where a number was."""
    source = (ROOT / "game" / "sim" / "tuning.py").read_text(encoding="utf-8").splitlines()
    n = lines()[name]
    zero = "(0, 0)" if "= (" in source[n] else "0"
    source[n] = f"{name} = {zero}"
    (place / "game" / "sim" / "tuning.py").write_text("\n".join(source) + "\n", encoding="utf-8")


def run_tests(place: Path, tests: list[str]) -> tuple[int, list[str]]:
    """pytest's exit code, and the tests that failed; a run that hangs has failed."""
    try:
        done = _pytest(place, tests)
    except subprocess.TimeoutExpired:
        return 1, ["(hangs)"]
    failed = re.findall(r"^(?:FAILED|ERROR) tests/sim/(\S+)", done.stdout, re.M)
    return done.returncode, failed


def _pytest(place: Path, tests: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", *tests],
        cwd=place,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def main() -> int:
    """Take away, run, expect red."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="*", help="tuning lines (all of them)")
    parser.add_argument("--find", action="store_true", help="run all tests and print which fail")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    from held import HELD

    from game.waiting import Left

    names = args.name or list(lines())
    bad = 0
    left = Left(args.json)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        copy_rules(place)
        for n, name in enumerate(names):
            take_away(place, name)
            test = HELD.get(name)
            if args.find:
                quick = ["tests/sim", "-k", "not mirrored and not random and not seam and not contract"]
                code, failed = run_tests(place, quick)
                print(name, " ".join(failed), flush=True)
                continue
            code, _ = run_tests(place, [f"tests/sim/{test}"]) if test else (-1, [])
            held = code > 0  # a broken import is as red as a broken promise
            bad += not held
            report = {"line": name, "test": test, "fails without it": held}
            if args.json:
                print(json.dumps(report), flush=True)
            elif not held:
                print(
                    f"{name}: {'no test stands for it' if not test else f'{test} does not fail without it'}"
                )
            left((n + 1) / len(names), f"{n + 1}/{len(names)} lines")
    if not args.json and not args.find:
        print(f"{len(names)} lines, {bad} not held")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
