"""Everything CI holds beside the tests: style, types, layers, maps and proofs.

    python tools/check.py            all of it
    python tools/check.py types      only the checks whose name contains "types"

One line a check with its seconds; what failed is printed whole. Exit code 1 when any failed.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str) -> tuple[bool, str]:
    """Run a command in the checkout; returns (it exited with 0, what it printed)."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def python(*words: str) -> tuple[bool, str]:
    """Run a module of this Python, `-m` included in the words."""
    return run(sys.executable, *words)


def names(*patterns: str) -> list[str]:
    """Return the files that match, as sorted paths relative to the checkout."""
    return sorted(str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern))


def style() -> tuple[bool, str]:
    """Ruff's rules."""
    return python("-m", "ruff", "check", "--output-format=concise", ".")


def types() -> tuple[bool, str]:
    """Mypy, strict."""
    return python("-m", "mypy")


def layers() -> tuple[bool, str]:
    """Import-linter: nothing imports upward."""
    # Its own command's function: the console script may not be on the path of a bare interpreter.
    return python("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")


def maps() -> tuple[bool, str] | str:
    """Check every shipped map as the game would read it."""
    files = names("levels/*.tmx", "levels/gallery/*.tmx")
    if not files:
        return "no maps yet"
    return python("-m", "game", "check", *files)


def verify(*patterns: str) -> tuple[bool, str] | str:
    """Play back every tape that matches."""
    files = names(*patterns)
    if not files:
        return "no tapes yet"
    return python("-m", "game", "verify", *files)


CHECKS: dict[str, Callable[[], tuple[bool, str] | str]] = {
    "style": style,
    "types": types,
    "layers": layers,
    "maps": maps,
    "proofs": lambda: verify("levels/proofs/*.climb", "levels/gallery/**/*.climb"),
}


def main(words: list[str]) -> int:
    """Run the checks whose names contain any of the words, or all; returns the exit code."""
    failed = 0
    for name, check in CHECKS.items():
        if words and not any(word in name for word in words):
            continue
        began = time.perf_counter()
        outcome = check()
        took = time.perf_counter() - began
        if isinstance(outcome, str):
            print(f"skip  {name:<8}{took:6.1f} s  {outcome}", flush=True)
            continue
        good, said = outcome
        print(f"{'ok  ' if good else 'FAIL'}  {name:<8}{took:6.1f} s", flush=True)
        if not good:
            failed += 1
            print(said, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
