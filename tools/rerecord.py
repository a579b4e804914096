"""The golden climbs under new rules: `python tools/rerecord.py [TAPE...] [--dry]`.

Plays every shipped tape on the maps and rules of now. One that still ends as it did, at the same tick, is
written again with new checks; one that does not is left as it is and named: climb or prove it again.
Exit code 1 when any is named.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.replay.convert import recorded_again
from game.replay.format import read_tape
from game.replay.recorder import write_tape
from game.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent


def again(path: Path, dry: bool = False) -> tuple[bool, str]:
    """Record one tape anew; returns (it still ends as it did, a line about it)."""
    try:
        old = read_tape(path)
        new = recorded_again(old, old.taint, path)
    except Trouble as trouble:
        return False, str(trouble)
    if (new.ending, new.end) != (old.ending, old.end):
        return False, f"{path}: ended in {old.ending!r} at {old.end}, now in {new.ending!r} at {new.end}"
    if new.text() == path.read_text(encoding="utf-8"):
        return True, f"{path}: unchanged"
    if not dry:
        write_tape(new, path)
    return True, f"{path}: {new.ending} {new.end}, recorded again"


def main() -> int:
    """Record them all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tape", nargs="*", type=Path, default=sorted(ROOT.glob("levels/**/proofs/*.climb")))
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    done = [again(path, args.dry) for path in args.tape]
    for _, line in done:
        print(line)
    return 0 if all(good for good, _ in done) else 1


if __name__ == "__main__":
    sys.exit(main())
