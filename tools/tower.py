"""The whole climb, from the foot of the tower to an ending: `python tools/tower.py [--only KIND...] [--anew]`

    sacrifice     the maps' kept proofs, one after the other: a map alone is what it is in the tower
    memories      by way of all 28, searched map by map; a map that stands as it stood is climbed as it was
    turned-away   the sacrifice's climb, and down again from the last ledge
    runner        the maps' climbs that `runner.py` made shorter, or else their proofs, one after the other

Each is played through the world of all maps, and kept as `levels/proofs/tower.KIND.climb`. Exit code 1 where one
does not come to its end; then the map that failed is named.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.files import shipped
from game.maps.proofs import places, rules_now
from game.maps.prove import SOLVED, climb
from game.maps.read import Map, read
from game.maps.search import Search
from game.replay.format import read_tape
from game.replay.recorder import Recorder
from game.replay.verify import TOWER
from game.sim import ENDINGS, World, snapshot, step
from game.sim.level import Rect
from game.trouble import Trouble
from game.waiting import Left
from tools.runner import before

KINDS = ("sacrifice", "memories", "turned-away", "runner")
ENDS = {
    "sacrifice": "sacrifice",
    "memories": "sacrifice",
    "turned-away": "turned away",
    "runner": "sacrifice",
}


def maps() -> list[Map]:
    """The maps of the whole climb, in its order. Raises Trouble."""
    return [read(shipped("levels", f"{name}.tmx")) for name in TOWER]


def kept(map: Map) -> list[int]:
    """The buttons of a map's proof."""
    return list(read_tape(places(map.path, map.name)[0]).inputs)


def by_way_of_memories(map: Map, seconds: float) -> list[int]:
    """The buttons of a climb of a map that finds all it has."""
    tape: list[int] = []
    for proof in climb(map.level, seconds, memories=True):
        if proof.outcome != SOLVED:
            raise Trouble(f"{map.name}: {proof.leg.passage}: {proof.leg.goal}: {proof.outcome}")
        tape += proof.tape
    return tape


def climbed_before(map: Map) -> list[int]:
    """The buttons of the kept climb by way of memories in a map; none where the map or the rules have changed since."""
    path = shipped("levels", "proofs") / "tower.memories.climb"
    tape = read_tape(path) if path.exists() else None
    if tape is None or not tape.sim.startswith(rules_now()) or (map.name, map.digest) not in tape.maps:
        return []
    begins = {label: n for n, labels in tape.labels.items() for label in labels if label.startswith("map ")}
    begin = begins.get(f"map {map.name}", len(tape.inputs))
    return list(tape.inputs[begin : min([n for n in begins.values() if n > begin], default=None)])


def turning_away(map: Map, seconds: float) -> list[int]:
    """The buttons of the last map's proof up to the last ledge that takes, and from there back to the foot."""
    world = World((map.level,))
    tape: list[int] = []
    last = len(map.level.takings)
    for buttons in kept(map):
        step(world, buttons)
        tape.append(buttons)
        if world.vision.taken.bit_count() == last:
            break
    x, y = map.level.doors[0].foot
    search = Search(map.level, world, Rect(x - 12, y - 24, 24, 24), lambda world: world.ending > 0)
    found = search.solve(snapshot(world), seconds)
    if not found.solved:
        raise Trouble(f"{map.name}: no way back down was found")
    return tape + found.tape


def tapes(kind: str, maps: list[Map], seconds: float, anew: bool) -> Iterator[list[int]]:
    """A map's buttons after the other's."""
    for map in maps:
        if kind == "memories":
            yield (not anew and climbed_before(map)) or by_way_of_memories(map, seconds)
        elif kind == "turned-away" and map is maps[-1]:
            yield turning_away(map, seconds)
        elif kind == "runner":
            yield before(map)[1]
        else:
            yield kept(map)


def record(kind: str, maps: list[Map], seconds: float, anew: bool = False) -> str:
    """Play a climb through all maps and keep it; returns a line about it."""
    world = World(tuple(map.level for map in maps))
    recorder = Recorder(maps)
    left = Left()
    for n, tape in enumerate(tapes(kind, maps, seconds, anew)):
        if world.place != n or world.ending:
            raise Trouble(f"{kind}: {maps[n - 1].name} does not lead on; prove it again")
        recorder.label(f"map {maps[n].name}")
        for buttons in tape:
            step(world, buttons)
            recorder.tick(buttons, world)
            if world.place != n or world.ending:
                break
        left((n + 1) / len(maps), f"{kind}: {n + 1}/{len(maps)}")
    if ENDINGS[world.ending] != ENDS[kind]:
        raise Trouble(f"{kind}: it ends in {ENDINGS[world.ending] or 'nothing'}, not in {ENDS[kind]}")
    path = shipped("levels", "proofs") / f"tower.{kind}.climb"
    recorder.save(path)
    seconds, minutes = world.tick // 60 % 60, world.tick // 3600
    return f"{path}: {ENDINGS[world.ending]}, {minutes}:{seconds:02}, {world.memories.bit_count()} memories"


def main() -> int:
    """Record them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="*", choices=KINDS, default=KINDS)
    parser.add_argument("--seconds", type=float, default=30.0, help="for each leg that is searched")
    parser.add_argument("--anew", action="store_true", help="search the way by the memories in every map")
    args = parser.parse_args()
    try:
        climbed = maps()
        for kind in args.only:
            print(record(kind, climbed, args.seconds, args.anew))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
