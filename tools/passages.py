"""Each passage of a map as one picture, with the way that was climbed through it.

python tools/passages.py MAP... [-o DIR] [--only PASSAGE...]   the way of the kept proof
python tools/passages.py MAP --try [--only PASSAGE...]         each leg searched alone from its lamp, seed 1

With `--try` a line for each leg says what came of it: quick to ask while a passage is being drawn.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.maps.legs import lamp_state, legs
from game.maps.picture_game import game_picture
from game.maps.proofs import places
from game.maps.prove import alone
from game.maps.read import Map, read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import World, step
from game.sim.level import Level, Rect
from game.sim.states import CLIMB
from tools.told import told

GROUND, AIR, GRIPPED, LANDED = (120, 230, 170), (255, 220, 120), (255, 140, 110), (255, 255, 255)
MARGIN = 32  # px round a passage


def walked(world: World, tape: Sequence[int]) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    """The climber's middle each tick, and a colour: standing, in the air, gripping."""
    for buttons in tape:
        step(world, buttons)
        c = world.climber
        yield (*world.middle, GROUND if c.ground else GRIPPED if c.state == CLIMB else AIR)


def cut(level: Level, canvas: pygame.Surface, box: Rect) -> pygame.Surface:
    """A passage out of the map's picture, across the seam where it lies across it."""
    top, bottom = max(0, box.y - MARGIN), min(canvas.get_height(), box.bottom + MARGIN)
    left, wide = (box.x, box.w) if level.spiral else (max(0, box.x - MARGIN), box.w + 2 * MARGIN)
    out = pygame.Surface((min(wide, canvas.get_width()), bottom - top))
    for turn in (0, -level.wrap) if level.wrap else (0,):
        out.blit(canvas, (-left - turn, -top))
    return out


def draw(
    map: Map, ways: Sequence[tuple[World, Sequence[int]]], folder: Path, only: Sequence[str]
) -> list[Path]:
    """A PNG a passage, with every way drawn on it."""
    canvas = game_picture(map.level)
    for world, tape in ways:
        for n, (x, y, colour) in enumerate(walked(world, tape)):
            canvas.fill(colour, (x - 1, y - 1, 2, 2))
            if n % 60 == 0:
                pygame.draw.circle(canvas, LANDED, (x, y), 3, 1)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for passage in map.level.passages:
        if not only or passage.name in only:
            made.append(folder / f"{map.name}-{passage.name}.png")
            pygame.image.save(cut(map.level, canvas, passage.box), made[-1])
    return made


def try_legs(map: Map, only: Sequence[str], seconds: float, seed: int) -> list[tuple[World, Sequence[int]]]:
    """Search the legs of some passages alone; a line for each."""
    ways = []
    for leg in legs(map.level):
        if only and leg.passage not in only:
            continue
        proof = alone(map.level, leg, seed, seconds)
        found = proof.found
        line = f"{leg.passage}: {leg.goal}: {proof.outcome}, {len(proof.tape)} ticks"
        line += f", {found.nodes} nodes, {found.seconds:.1f} s"
        if proof.outcome != "solved":
            line += f", highest {proof.highest}, nearest {found.place[0] // 16, found.place[1] // 16}"
        print(line, flush=True)
        ways.append((lamp_state(map.level, leg, seed), proof.tape))
    return ways


@told
def main() -> int:
    """Draw them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="+", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path("passages"))
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--try", dest="search", action="store_true")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for path in args.map:
        map = read(path)
        if args.search:
            ways = try_legs(map, args.only, args.seconds, args.seed)
        else:
            tape = read_tape(places(map.path, map.name)[0])
            ways = [(open_world(tape, [map.level]), tape.inputs)]
        for made in draw(map, ways, args.out, args.only):
            print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
