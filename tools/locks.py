"""Can one be caught? `python tools/locks.py [MAP...] [--tries N] [--json]`

From each lamp, and the start, the map is wandered through by the prover's own moves, always on from the place that
was tried least. Every place that was stood on must lead, by what was seen or by a search of its own, to the next
lamp, to the exit, or to a death that returns. A line a map says how many places there are; each trap is named by its
tile. Letting go and skipping are not counted. Exit code 1 where there is one.
"""

import argparse
import json
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.maps.legs import DOOR, Leg, lamp_state, legs
from game.maps.moves import actions
from game.maps.read import read
from game.maps.search import Search
from game.sim import World, restore, snapshot
from game.sim.digest import Snapshot
from game.sim.level import Level, Rect
from game.sim.tuning import BOX_H, HALF_W
from game.waiting import Left
from tools.told import told
from tools.tower import maps

Place = tuple[int, int]  # the tile of the middle of the feet
MOVES = 40  # macro-actions until one has to stand somewhere
UNIT = 8  # ticks of one
SEARCHED = 20_000  # nodes, where wandering saw no way on


@dataclass(slots=True)
class Wandered:
    """What wandering from one lamp saw. `on`: places from which the next lamp, the exit or a death was come to."""

    first: dict[Place, Snapshot] = field(default_factory=dict)
    tried: dict[Place, int] = field(default_factory=dict)
    before: dict[Place, set[Place]] = field(default_factory=dict)
    on: set[Place] = field(default_factory=set)

    def stood(self, place: Place, world: World) -> None:
        """A place, and the world the first time that it was stood on."""
        if place not in self.first:
            self.first[place] = snapshot(world)
            self.tried[place] = 0

    def leading_to(self, places: set[Place]) -> set[Place]:
        """Every place from which what was seen leads to one of these, and these."""
        found, todo = set(places), list(places)
        while todo:
            for place in self.before.get(todo.pop(), ()):
                if place not in found:
                    found.add(place)
                    todo.append(place)
        return found

    def led_to(self, place: Place) -> set[Place]:
        """Every place that was come to from this one, and this."""
        return {there for there in self.first if place in self.leading_to({there})}


def standing(world: World) -> Place:
    """The tile that one stands in."""
    c = world.climber
    return (c.x + HALF_W) // 16, (c.y + BOX_H - 1) // 16


def wander(search: Search, world: World, tries: int, dice: random.Random) -> Wandered:
    """From where the world is, on and on."""
    seen = Wandered()
    seen.stood(standing(world), world)
    for _ in range(tries):
        place = min(dice.sample(list(seen.tried), min(6, len(seen.tried))), key=seen.tried.__getitem__)
        seen.tried[place] += 1
        restore(world, seen.first[place])
        deaths, lowest = world.deaths, world.climber.y + 30 * 16
        for _ in range(MOVES):
            search.act(dice.choice(actions(world, search.near, UNIT)))
            if world.deaths != deaths or world.dying or search.goal(world) or world.climber.y > lowest:
                seen.on.add(place)
                break
            there = standing(world)
            if world.climber.ground and there != place:
                seen.stood(there, world)
                seen.before.setdefault(there, set()).add(place)
                break
    return seen


def traps(
    level: Level, leg: Leg, tries: int, seed: int, known: set[Place] | None = None
) -> tuple[int, int, list[Place]]:
    """Of a leg: the places stood on, those that had to be searched from, and the traps.

    `known`: places that led on from a lamp further down; those of this leg are added. Who falls that far climbs again.
    """
    known = set() if known is None else known
    world = lamp_state(level, leg)
    search = Search(level, world, leg.box, leg.met())
    seen = wander(search, world, tries, random.Random(seed))
    good = seen.leading_to(seen.on | (known & set(seen.first)))
    x, feet = (level.lamps[leg.lamp].x, level.lamps[leg.lamp].y) if leg.lamp >= 0 else level.start
    back = Search(level, world, Rect(x - 12, feet - 24, 24, 24), lambda world: _among(world, good))
    shut: set[Place] = set()  # whoever is caught at one place is at all that it leads to
    caught, searched = [], 0
    for place in sorted(seen.first, key=lambda place: place[1]):  # who falls climbs again past those above
        if place in good or place in shut:
            continue
        searched += 1
        start = seen.first[place]
        restore(world, start)
        if (
            _dies(search, world, start, random.Random(seed))
            or back.solve(start, SEARCHED / 1000).solved
            or search.solve(start, SEARCHED / 1000).solved
        ):
            good |= seen.leading_to({place})
        else:
            caught.append(place)
            shut |= seen.led_to(place)
    known |= good
    return len(seen.first), searched, caught


def _among(world: World, places: set[Place]) -> bool:
    return bool(world.climber.ground) and standing(world) in places


def _dies(search: Search, world: World, start: Snapshot, dice: random.Random) -> bool:
    """Does one die, wandering on from here?"""
    restore(world, start)
    deaths = world.deaths
    for _ in range(400):
        search.act(dice.choice(actions(world, search.near, UNIT)))
        if world.deaths != deaths or world.dying:
            return True
    return False


@told
def main() -> int:
    """Wander."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="*", type=Path)
    parser.add_argument("--tries", type=int, default=3000, help="from each lamp")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    wrong = False
    left = Left(args.json)
    chosen = [read(path) for path in args.map] or maps()
    for n, map in enumerate(chosen):
        todo = [leg for leg in legs(map.level) if leg.kind <= DOOR or not map.level.doors]
        places = searched = 0
        caught: list[str] = []
        known: set[Place] = set()
        for k, leg in enumerate(todo):
            stood, asked, found = traps(map.level, leg, args.tries, args.seed, known)
            places, searched = places + stood, searched + asked
            caught += [f"{leg.passage} ({x}, {y})" for x, y in found]
            left((n + (k + 1) / len(todo)) / len(chosen), f"{map.name}: {k + 1}/{len(todo)}")
        wrong |= bool(caught)
        if args.json:
            print(json.dumps({"map": map.name, "places": places, "searched": searched, "traps": caught}))
            continue
        said = "no trap" if not caught else "traps: " + ", ".join(caught)
        print(f"{map.name}: {places} places stood on, {searched} searched from, {said}", flush=True)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
