"""Does a second build of the assets give the same bytes? Builds parts twice, each in a process of its own.

    python tools/assets_again.py                all parts but the fonts, which are fetched
    python tools/assets_again.py hands ledges   these

The two processes differ in their PYTHONHASHSEED, so that an order that hangs on it is found. Exit code 1 where a file
differs.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.waiting import Left
from tools.make_assets import PARTS

ROOT = Path(__file__).resolve().parent.parent
BUILD = "import importlib, pathlib, sys; importlib.import_module(sys.argv[1]).build(pathlib.Path(sys.argv[2]), print)"


def built(part: str, seed: str) -> dict[str, str]:
    """Build a part; returns the digest of each file that it wrote, by name."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "dummy"}
        out = Path(folder, "assets")  # what is written beside it counts too
        out.mkdir()
        command = [sys.executable, "-c", BUILD, PARTS[part][0], str(out)]
        subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True)
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def differing(part: str) -> list[str]:
    """The files of a part that two builds write differently."""
    first, second = built(part, "1"), built(part, "2")
    if not first:
        return [f"{part}: nothing was written"]
    return sorted(name for name in first | second if first.get(name) != second.get(name))


def main() -> int:
    """Build, compare, say; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="*", choices=[[], *PARTS])
    chosen = parser.parse_args().part or [part for part in PARTS if part != "fonts"]
    bad, left = 0, Left()
    for n, part in enumerate(chosen):
        left(n / len(chosen), f"{n} of {len(chosen)} parts")
        wrong = differing(part)
        bad += bool(wrong)
        print(f"{part:12} {'differs: ' + ', '.join(wrong) if wrong else 'the same bytes'}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
