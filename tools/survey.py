"""The tower as a whole: `python tools/survey.py [WHAT...] [--write]`

    mechanics    where each is used, in what company, and where first; `--write` keeps it as docs/mechanics.md
    likeness     how alike the stone of any two passages is, laid over each other as well as it goes
    difficulty   the curve over all maps, from the proofs' figures; `--write` draws docs/difficulty.png
    lamps        how far it is from a lamp at most, in seconds of the kept climb

Exit code 1 where something is amiss: a mechanic used less than three times, two passages alike, one out of line, a
place too far from a lamp.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np

from game.maps.difficulty import difficulty, draw_curve
from game.maps.proofs import places, read_figures
from game.maps.read import Map
from game.sim import World, step
from game.sim.events import Branded
from game.sim.level import (
    HAND_KINDS,
    LOOP_RULES,
    MOVERS,
    TILE,
    TILE_NAMES,
    Level,
    PassageSpec,
    passage_at,
)
from tools.tower import kept, maps

ROOT = Path(__file__).resolve().parents[1]
FEWEST = 3  # uses of a mechanic, each in other company
KNELT = {"shifting wall: kneel", "loop: kneel", "the stopped heart", "the door"}  # what kneeling answers
ONCE = ("the door", "the vision", "the stopped heart", "the gift of the brand")  # the story has them once
TWICE, POINTS = 2.0, 0.05  # how far a passage may stand out from its four neighbours
FAR_FROM_LAMP = 20  # s of the proof's climb that it may be to the nearest lamp
SAFE_FROM = "bleeding-light"
# the most that a map's passages may fail on average
MOST = {"1": 0.02, "2": 0.10, "3": 0.15, "4": 0.08, "5": 0.25, "6": 0.30, "7": 0.35}


# ---- mechanics


def used(map: Map) -> dict[str, set[str]]:
    """Passage -> the mechanics in it."""
    level = map.level
    found: dict[str, set[str]] = {passage.name: set() for passage in level.passages}

    def put(what: str, x: float, y: float) -> None:
        n = passage_at(level, int(x) % level.wrap if level.wrap else int(x), int(y), -1)
        if n >= 0:
            found[level.passages[n].name].add(what)

    for at, kind in enumerate(level.tiles):
        if TILE_NAMES[kind] in ("ash", "glass", "frost", "spike"):
            put(TILE_NAMES[kind], at % level.width * TILE + 8, at // level.width * TILE + 8)
    for hand in level.hands:
        put(f"hand: {HAND_KINDS[hand.kind]}", hand.x, hand.y - 2)
    for wall in level.walls:
        put(f"shifting wall: {MOVERS[wall.on]}", wall.stops[0][0] + 1, wall.stops[0][1] + 1)
    for loop in level.loops:
        put(f"loop: {LOOP_RULES[loop.rule]}", loop.box.x + 1, loop.box.bottom - 2)
    for field in level.fields:
        put("weight field", field.box.x + 1, field.box.bottom - 2)
    for arch in level.arches:
        put("archway", arch.x, arch.y - 1)
    for gaze in level.gazes:
        put("gaze", gaze.x, gaze.y)
    for memory in level.memories:
        put("memory", memory.x, memory.y)
    for lamp in level.lamps:
        put("lamp", lamp.x, lamp.y - 1)
    for x, y in level.brands:
        put("the gift of the brand", x, y - 1)
    for box in level.hushes:
        put("the stopped heart", box.x + 1, box.bottom - 2)
    for door in level.doors:
        put("the door", door.box.x + 1, door.box.bottom - 2)
    for taking in level.takings:
        put("the vision", taking.x, taking.y - 1)
    for mark in map.scenery.marks("Mirror"):
        put("mirror: teaches" if mark.members["teaches"] else "mirror: shows", mark.x + 1, mark.y + 1)
    for passage in level.passages:
        if passage.steady:
            found[passage.name].add("an even heart")
        if found[passage.name] & KNELT:
            found[passage.name].add("kneeling")
    for n in branded(map):
        found[level.passages[n].name].add("brand")
    return found


def branded(map: Map) -> set[int]:
    """The passages in which the kept climb looses the brand."""
    world, where = World((map.level,)), set()
    for buttons in kept(map):
        where |= {world.passage for event in step(world, buttons) if isinstance(event, Branded)}
    return where - {-1}


def mechanics(maps: list[Map], write: bool) -> int:
    """The table: a mechanic, its kinds, and in how many different companies it comes; what is too rare is counted."""
    uses: dict[str, list[tuple[str, frozenset[str]]]] = {}
    kinds: dict[str, set[str]] = {}
    order: list[str] = []
    for map in maps:
        for name, what in used(map).items():
            company = frozenset(what - {"memory", "lamp", "an even heart"})
            for one in sorted(what):
                family, _, kind = one.partition(": ")
                if family not in uses:
                    order.append(family)
                uses.setdefault(family, []).append((f"{map.name[0]} {name}", company))
                kinds.setdefault(family, set()).update({kind} - {""})
    lines = ["| mechanic | kinds | first in | passages | ways | where |", "|---|---|---|---|---|---|"]
    wrong = 0
    for family in order:
        places_ = list(dict.fromkeys(place for place, _ in uses[family]))
        ways = len({way for _, way in uses[family]})
        rare = ways < FEWEST and family not in ONCE
        wrong += rare
        where = ", ".join(places_[:6]) + (", ..." if len(places_) > 6 else "")
        said = f"{family}{' **(too rare)**' if rare else ''}"
        lines.append(
            f"| {said} | {', '.join(sorted(kinds[family]))} | {places_[0]} | {len(places_)} | {ways} | {where} |"
        )
    print("\n".join(lines))
    if write:
        said = "\n\nA row for each mechanic, in the order of the climb; *ways*: in how many different companies.\n"
        said += "Made by `python tools/survey.py mechanics --write`.\n\n"
        (ROOT / "docs" / "mechanics.md").write_text("# What the tower uses" + said + "\n".join(lines) + "\n")
    return wrong


# ---- likeness


def mask(level: Level, passage: PassageSpec) -> np.ndarray:
    """1 where stone of any kind has a face to the air: rows x columns. What lies within it has no shape."""
    left, top, wide, high = (n // TILE for n in (passage.box.x, passage.box.y, passage.box.w, passage.box.h))
    rows = [[level.tile(left + x, top + y) > 0 for x in range(-1, wide + 1)] for y in range(-1, high + 1)]
    stone = np.array(rows)
    air = ~stone
    near = air[:-2, 1:-1] | air[2:, 1:-1] | air[1:-1, :-2] | air[1:-1, 2:]
    return (stone[1:-1, 1:-1] & near).astype(np.float32)


def alike(a: np.ndarray, b: np.ndarray) -> float:
    """0 to 1: what the two share of what either has, where they are laid over each other as well as it goes."""
    shape = (a.shape[0] + b.shape[0], a.shape[1] + b.shape[1])
    both = np.fft.irfft2(np.fft.rfft2(a, shape) * np.conj(np.fft.rfft2(b, shape)), shape)
    shared = float(both.max())
    return shared / max(1.0, float(a.sum() + b.sum()) - shared)


def likeness(maps: list[Map], write: bool) -> int:
    """The closest pairs."""
    stones = [(f"{map.name[0]} {p.name}", mask(map.level, p)) for map in maps for p in map.level.passages]
    pairs = []
    for n, (name, stone) in enumerate(stones):
        for other, its in stones[n + 1 :]:
            pairs.append((max(alike(stone, its), alike(stone, its[:, ::-1])), name, other))
    pairs.sort(reverse=True)
    print(f"{len(stones)} passages, {len(pairs)} pairs; median {statistics.median(p[0] for p in pairs):.2f}")
    for share, name, other in pairs[:12]:
        print(f"{share:.2f}  {name}  and  {other}")
    return sum(share > 0.8 for share, _, _ in pairs)


# ---- difficulty


def by_passage(legs: Sequence[dict[str, Any]]) -> list[tuple[str, float]]:
    """Each passage's share of failed climbs: that of its hardest leg, for who cannot do that one does not get through.

    A leg that leads through several passages without a lamp is one with them, named for where it begins.
    """
    hardest: dict[str, float] = {}
    for leg in legs:
        hard = difficulty(leg)
        if hard is not None:
            hardest[leg["passage"]] = max(hard, hardest.get(leg["passage"], 0.0))
    return list(hardest.items())


def bound(scored: Sequence[tuple[str, float]], n: int) -> float:
    """The most that the n-th passage may have by its neighbours, two on each side."""
    near = [hard for _, hard in [*scored[max(0, n - 2) : n], *scored[n + 1 : n + 3]]]
    middle = statistics.median(near)
    return max(TWICE * middle, middle + POINTS)


def difficulties(maps: list[Map], write: bool) -> int:
    """Every passage's share of failed climbs; those that stand out from their neighbours are named, and maps."""
    legs = []
    for map in maps:
        for leg in (read_figures(places(map.path, map.name)[1]) or ("", "", []))[2]:
            legs.append(leg | {"passage": f"{map.name[0]} {leg['passage']}"})
    scored = by_passage(legs)
    wrong = 0
    for n, (name, hard) in enumerate(scored):
        most = bound(scored, n)
        wrong += hard > most
        print(f"{name}: {hard:.0%}{f', more than {most:.0%}: it stands out' if hard > most else ''}")
    for map in maps:
        mine = [hard for name, hard in scored if name[0] == map.name[0]]
        if not mine:
            continue
        mean, most = statistics.mean(mine), MOST.get(map.name[0], 0.0)
        wrong += mean > most
        print(
            f"{map.name}: {mean:.1%} of {most:.0%}, over {len(mine)} passages{': too hard' * (mean > most)}"
        )
    left_out = [f"{leg['passage']}: {leg['goal']}" for leg in legs if difficulty(leg) is None]
    print(f"not scored, for without noise it is not cleared either: {', '.join(left_out) or 'none'}")
    if write:
        draw_curve("the tower", legs, ROOT / "docs" / "difficulty.png")
    return wrong


# ---- lamps


def farthest(map: Map) -> tuple[int, str]:
    """The most ticks of the kept climb to the lamp before or after, whichever is nearer, and the passage it is in.

    Who falls lands on the way at some place of it, or is brought back to a lamp. From 7.6 on nothing threatens.
    """
    world = World((map.level,))
    lit, where = [0], []
    for n, buttons in enumerate(kept(map)):
        before = world.lamps_lit
        step(world, buttons)
        if world.passage >= 0 and map.level.passages[world.passage].name == SAFE_FROM:
            break
        where.append(world.passage)
        if world.lamps_lit != before:
            lit.append(n)
    most, at = max((min(abs(n - lamp) for lamp in lit), n) for n in range(len(where)))
    return most, map.level.passages[where[at]].name


def lamps(maps: list[Map], write: bool) -> int:
    """How far it is from a lamp, at most."""
    wrong = 0
    for map in maps:
        if map.level.awake:
            continue
        ticks, where = farthest(map)
        wrong += ticks > FAR_FROM_LAMP * 60
        print(f"{map.name}: at most {ticks / 60:.1f} s of {FAR_FROM_LAMP} s from a lamp, in {where}")
    return wrong


WHAT: dict[str, Callable[[list[Map], bool], int]] = {
    "mechanics": mechanics, "likeness": likeness, "difficulty": difficulties,
    "lamps": lamps,
}  # fmt: skip


def main(words: Iterable[str] | None = None) -> int:
    """Ask."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", choices=[*WHAT, []], default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args(words)
    climbed = maps()
    return min(1, sum([WHAT[what](climbed, args.write) for what in args.what or WHAT]))


if __name__ == "__main__":
    sys.exit(main())
