"""Each passage as it is played: `python tools/played.py [MAP...] [-o DIR] [--only PASSAGE...] [--moments N]`

Out of the kept proof's climb, N moments (3) of each passage side by side as the game shows them, a row a
passage; one PNG a map. Without MAP: the whole tower.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.files import shipped
from game.maps.proofs import places
from game.maps.read import Map, read
from game.replay.format import Tape, read_tape
from game.replay.player import open_world, play
from game.replay.verify import TOWER
from game.trouble import Trouble
from game.view.frame import HEIGHT, WIDTH, View
from tools.told import told

LEAD = 120  # ticks that the view sees before a moment: smoke, scarf and light are under way by then
NAME = 18  # px of the strip that a passage's name stands in


def moments(map: Map, tape: Tape, many: int, only: Sequence[str]) -> dict[int, list[int]]:
    """Passage -> ticks of the climb, spread evenly over the time that was spent there."""
    world = open_world(tape, [map.level])
    spent: dict[int, list[int]] = {}
    for _ in play(tape, world):
        if world.passage >= 0:
            spent.setdefault(world.passage, []).append(world.tick)
    return {
        n: [ticks[len(ticks) * (2 * k + 1) // (2 * many)] for k in range(many)]
        for n, ticks in sorted(spent.items())
        if not only or map.level.passages[n].name in only
    }


def seen(map: Map, tape: Tape, at: set[int]) -> dict[int, pygame.Surface]:
    """Tick -> the frame that the game draws then."""
    world, frames, view = open_world(tape, [map.level]), {}, None
    for _, _, events in play(tape, world):
        ahead = min((tick - world.tick for tick in at if tick >= world.tick), default=LEAD + 1)
        if ahead > LEAD:
            view = None
            continue
        if view is None:
            view = View(world, map.scenery)
        view.listen(events, world)
        view.tick(world)
        if not ahead:
            frames[world.tick] = pygame.Surface((WIDTH, HEIGHT), 0, 32)
            for _ in range(3):  # the sky refreshes its sides by turns
                view.draw(frames[world.tick], world, None, 1.0)
    return frames


def sheet(map: Map, rows: dict[int, list[int]], frames: dict[int, pygame.Surface]) -> pygame.Surface:
    """A row for each passage, under its name."""
    pygame.font.init()
    font = pygame.font.Font(str(shipped("assets", "fonts", "Galmuri11-Regular.ttf")), 12)
    many = max(len(ticks) for ticks in rows.values())
    out = pygame.Surface((WIDTH * many, (HEIGHT + NAME) * len(rows)))
    for row, (n, ticks) in enumerate(rows.items()):
        top = row * (HEIGHT + NAME)
        out.blit(font.render(map.level.passages[n].name, False, (226, 220, 240)), (4, top + 2))
        for column, tick in enumerate(ticks):
            out.blit(frames[tick], (column * WIDTH, top + NAME))
    return out


@told
def main() -> int:
    """Draw them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="*", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path("played"))
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--moments", type=int, default=3)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for path in args.map or [shipped("levels", f"{name}.tmx") for name in TOWER]:
        map = read(path)
        tape = read_tape(places(map.path, map.name)[0])
        rows = moments(map, tape, args.moments, args.only)
        if not rows:
            raise Trouble(f"{path}: the kept climb comes through none of these passages")
        frames = seen(map, tape, {tick for ticks in rows.values() for tick in ticks})
        pygame.image.save(sheet(map, rows, frames), made := args.out / f"{map.name}.png")
        print(made, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
