"""Bakes what is slow to make and never changes: `python tools/make_assets.py [PART ...] [--sheet FILE]`.

Every part is deterministic (fixed seeds) and can be built alone by name. Needs the `tools` extra
(numpy, scipy, Pillow, skia-python, soundfile); the game itself needs none of them but numpy.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# part -> (module, what it makes); each module has build(out_dir, report) -> list of files written
PARTS: dict[str, tuple[str, str]] = {
    "sky": ("tools.assets.sky", "veins and indigo that close at 1280 px"),
    "city": ("tools.assets.city", "spires like frozen lightning, four depths"),
    "wall": ("tools.assets.wall", "the tower's wall of blades and cracks"),
    "ledges": (
        "tools.assets.ledges",
        "bone, ash, stone, glass, frost, spikes: pieces that tiles are drawn with",
    ),
    "hands": ("tools.assets.hands", "phantom hands, 34 poses"),
    "great_hand": ("tools.assets.great_hand", "the great hand, 16 poses in eight directions"),
    "selves": ("tools.assets.selves", "other selves for the shards of mirrors"),
    "props": ("tools.assets.props", "lamp, fog, smoke"),
    "foreground": ("tools.assets.foreground", "what is nearer than the climber, for each look"),
    "corridor": ("tools.assets.corridor", "the wall of the corridors that return"),
    "afar": ("tools.assets.afar", "what hangs in the air between city and tower, a set for each place"),
    "memories": ("tools.assets.memories", "29 small paintings"),
    "whole": ("tools.assets.whole", "the whole tower from afar"),
    "morning": ("tools.assets.morning", "the morning after the sacrifice"),
    "name": ("tools.assets.name", "the name on the title, in lavender smoke"),
    "room": ("tools.assets.room", "the room that one wakes in, by night and at dawn"),
    "child": ("tools.assets.child", "the child's face from near: smoke, and the light of its eyes"),
    "door": ("tools.assets.door", "the onyx door, whose faces move under the stone"),
    "tiles": ("tools.assets.tiles", "the tileset picture that Tiled shows"),
    "icon": ("tools.assets.icon", "the icon"),
    "fonts": ("tools.assets.fonts", "type, with its licences"),
    "sound": ("tools.assets.sound", "everything heard"),
}


def build(name: str, out: Path, say: Callable[[str], None]) -> bool:
    """Build one part; False when its module is absent."""
    module, what = PARTS[name]
    try:
        part = importlib.import_module(module)
    except ModuleNotFoundError as gap:
        if gap.name is None or not gap.name.startswith("tools"):
            raise
        say(f"{name}: {module} is not there, skipped")
        return False
    start = time.perf_counter()
    say(f"{name}: {what}")
    files = part.build(out, lambda line: say(f"  {line}")) or []
    size = sum(f.stat().st_size for f in files)
    say(f"  {len(files)} files, {size / 1024:.0f} KiB, {time.perf_counter() - start:.1f} s")
    return True


def main() -> int:
    """Build the parts named, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {', '.join(PARTS)} (default: all)")
    parser.add_argument("--out", type=Path, default=ROOT / "assets", help="where to write (default: assets)")
    parser.add_argument("--sheet", type=Path, help="also write a contact sheet of the pictures")
    args = parser.parse_args()
    if strange := [p for p in args.parts if p not in PARTS]:
        parser.error(f"no such part: {', '.join(strange)}; there are {', '.join(PARTS)}")
    args.out.mkdir(parents=True, exist_ok=True)
    show = sys.stdout.isatty()
    for name in args.parts or PARTS:
        build(name, args.out, lambda line: print(line, flush=show))
    if args.sheet:
        from tools.assets.sheet import contact_sheet

        contact_sheet(args.out, args.sheet)
        print(f"sheet: {args.sheet}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
