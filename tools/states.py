"""A picture of every mechanic in each of its states: `python tools/states.py [-o FILE] [--eyes]`.

Plays the golden climbs of the gallery and takes a cut of the real game's frame a few ticks after each kind of
event, and in each state of hands, walls and ash, the first time that it comes. `--eyes` lays beneath each
cut what it looks like in grey and to who sees two of the three colours.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame

from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.scenes.words import font
from game.sim import World, step
from game.sim.things.hand import STATES
from game.view.frame import HEIGHT, WIDTH, View
from game.view.simulate import EYES, seen
from game.waiting import Left

ROOT = Path(__file__).resolve().parent.parent
CUT = (176, 132)
AFTER = 6  # ticks after an event: what it sets off has begun; of some that takes longer
LATER = {"VisionBegan": 60, "CarriedBack": 60, "HeartStopped": 50, "LampLit": 20, "Taken": 60, "Ended": 160}
ACROSS = 8
Found = tuple[str, pygame.Surface]


def moments(world: World) -> Iterator[tuple[str, int, int]]:
    """States that are now, with their place."""
    for hand in world.hands:
        if hand.state:
            yield f"hand {hand.kind} {STATES[hand.state]}", hand.x, hand.y - 10
    for wall in world.walls:
        if wall.seam or wall.left:
            yield (
                "wall moving" if wall.left else f"wall seam {wall.seam // 10 * 10}",
                wall.x + wall.w // 2,
                wall.y,
            )
    for (tx, ty, long), slab in zip(world.level.ash, world.ash, strict=True):
        if slab.t:
            yield f"ash {slab.t // 10 * 10}" if slab.t > 0 else "ash gone", (tx + long // 2) * 16, ty * 16


def cuts(climb: Path, known: set[str]) -> Iterator[Found]:
    """The cuts of a golden climb that are new."""
    tape = read_tape(climb)
    found = read(climb.parent.parent / f"{tape.start}.tmx")
    world = open_world(tape, [found.level])
    view = View(world, found.scenery)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    due: list[tuple[int, str, int, int]] = []
    for buttons in [*tape.inputs, *[0] * 240]:
        said = [] if world.ending else step(world, buttons)
        view.listen(said, world)
        view.tick(world)
        fresh = [
            (LATER.get(type(e).__name__, AFTER), type(e).__name__, e.x, e.y) for e in said if hasattr(e, "x")
        ]
        fresh += [(0, name, x, y) for name, x, y in moments(world)]
        for wait, name, x, y in fresh:
            if name not in known:
                known.add(name)
                due.append((wait, name, x, y))
        late = []
        for wait, name, x, y in due:
            if wait:
                late.append((wait - 1, name, x, y))
                continue
            view.draw(screen, world, None, 1.0)
            sx, sy, facing = view.spot(x, y)
            if facing < 0.2 or not (0 <= sx < WIDTH and 0 <= sy < HEIGHT):
                sx, sy = view.spot(*world.middle)[:2]
            left = min(WIDTH - CUT[0], max(0, int(sx) - CUT[0] // 2))
            top = min(HEIGHT - CUT[1], max(0, int(sy) - CUT[1] // 2))
            yield f"{climb.stem}: {name}", screen.subsurface((left, top, *CUT)).copy()
        due = late


def as_seen(picture: pygame.Surface, eyes: str) -> pygame.Surface:
    """The cut to other eyes."""
    rgb = pygame.surfarray.array3d(picture) / 255
    return pygame.surfarray.make_surface((seen(rgb, eyes) * 255).astype(np.uint8))


def sheet(found: list[Found], others: list[str]) -> pygame.Surface:
    """All cuts on one page, each with its name."""
    w, h = CUT[0] + 4, (CUT[1] + 2) * (1 + len(others)) + 16
    page = pygame.Surface((w * ACROSS, h * -(-len(found) // ACROSS)), 0, 32)
    page.fill((30, 28, 38))
    for n, (name, picture) in enumerate(found):
        x, y = n % ACROSS * w, n // ACROSS * h
        page.blit(font(12).render(name, True, (220, 214, 230)), (x + 2, y))
        for k, cut in enumerate([picture, *(as_seen(picture, eyes) for eyes in others)]):
            page.blit(cut, (x, y + 15 + k * (CUT[1] + 2)))
    return page


def main() -> int:
    """Write the sheet; prints how many states it shows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "docs" / "pictures" / "states.png")
    parser.add_argument("--eyes", action="store_true")
    parser.add_argument("--map", action="append", default=[], help="only climbs of this name")
    args = parser.parse_args()
    pygame.display.init()
    pygame.display.set_mode((WIDTH, HEIGHT))
    climbs = sorted((ROOT / "levels" / "gallery" / "proofs").glob("*.climb"))
    known: set[str] = set()
    found: list[Found] = []
    left = Left()
    for n, climb in enumerate(climbs):
        left(n / len(climbs), f"{n}/{len(climbs)} climbs")
        if not args.map or climb.stem in args.map:
            found += cuts(climb, known)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(
        sheet(found, [eyes for eyes in EYES if eyes != "all colours"] if args.eyes else []), args.out
    )
    print(f"{args.out}: {len(found)} states of {len(climbs)} climbs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
