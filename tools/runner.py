"""A runner's climb: `python tools/runner.py MAP... [--width N] [--tries N] [--only PASSAGE...] [--seed N]`

Takes a map's kept climb and makes it shorter. First as a runner looks for a line: a beam goes up the whole map beside
the way that is known, and finds where it can be cut, jumped or burnt short. Then as a runner polishes one, leg by
leg: a run of buttons is left out, begun earlier, held longer or let go, and what still comes to the leg's goal in
fewer ticks, without a death, is gone on from. Where a shorter way leaves the next leg at another hour, that one is
waited for, or searched anew. The shorter of the two is kept as `proofs/MAP.runner.climb`, from which the next call
goes on as long as it holds; `tower.py` joins them.
"""

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.maps.legs import Leg, legs
from game.maps.proofs import places
from game.maps.prove import solve
from game.maps.read import Map, read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.replay.recorder import Recorder
from game.sim import World, restore, snapshot, step
from game.sim.buttons import BRAND, HOLD, JUMP, LEFT, RIGHT
from game.sim.digest import Snapshot
from game.trouble import Trouble
from game.waiting import Left
from tools.beam import Beam, Tape
from tools.told import told

WAITS = 90  # ticks, at most, that are waited for what no longer comes when it came
SECONDS = 60.0  # for a leg that has to be searched anew
EVERY = 12  # ticks between two states that a changed tape is played on from
LENGTHS = (1, 1, 2, 3, 4, 6, 8, 12, 20)  # ticks that are left out
HELD = (1, 2, 4, 8, 16)  # ticks in which a button is turned over
BUTTONS = (JUMP, JUMP, HOLD, RIGHT, LEFT, BRAND)
UNITS = (6, 4, 8)  # ticks of a beam's actions: each finds what the others pass by
ASIDE = 0.3  # how often one that is no shorter is gone on from
Change = tuple[int, Tape]  # the first tick that is another, and the tape


def left_out(dice: random.Random, tape: Tape) -> Change:
    """A stretch is not there."""
    i, n = dice.randrange(len(tape)), dice.choice(LENGTHS)
    return i, tape[:i] + tape[i + n :]


def turned_over(dice: random.Random, tape: Tape) -> Change:
    """A button is down where it was up, or up where it was down."""
    i, n, button = dice.randrange(len(tape)), dice.choice(HELD), dice.choice(BUTTONS)
    return i, tape[:i] + [buttons ^ button for buttons in tape[i : i + n]] + tape[i + n :]


def both(dice: random.Random, tape: Tape) -> Change:
    """A button is turned over, and a stretch elsewhere is not there."""
    i, tape = turned_over(dice, tape)
    j, tape = left_out(dice, tape)
    return min(i, j), tape


def moved(dice: random.Random, tape: Tape) -> Change:
    """Some ticks are taken out here and given to what is pressed there."""
    i, n = dice.randrange(len(tape)), dice.choice(HELD[:3])
    tape = tape[:i] + tape[i + n :]
    if not tape:
        return 0, tape
    j = dice.randrange(len(tape))
    return min(i, j), tape[:j] + [tape[j]] * dice.randrange(n + 1) + tape[j:]


CHANGES: tuple[Callable[[random.Random, Tape], Change], ...] = (left_out, left_out, turned_over, both, moved)


@dataclass(slots=True)
class Attempt:
    """A leg from one state: its shortest tape so far, and the states along it, every EVERY ticks."""

    world: World
    leg: Leg
    tape: Tape
    states: list[Snapshot]

    @classmethod
    def of(cls, world: World, leg: Leg, tape: Tape) -> "Attempt | None":
        """From where the world is; None where the tape does not come to the goal unhurt by death."""
        found = cls(world, leg, tape, [snapshot(world)])
        length = found.plays(0, tape)
        if not length:
            return None
        found.take(0, tape[:length])
        return found

    def plays(self, first: int, tape: Tape) -> int:
        """Ticks in which a tape comes to the goal that is new from tick `first` on; 0 if it does not."""
        world, done = self.world, self.leg.met()
        n = min(first // EVERY, len(self.states) - 1)
        restore(world, self.states[0])
        deaths = world.deaths
        restore(world, self.states[n])
        for k in range(n * EVERY, len(tape)):
            step(world, tape[k])
            if world.dying or world.deaths > deaths:
                return 0
            if done(world):
                return k + 1
        return 0

    def take(self, first: int, tape: Tape) -> None:
        """Go on from this one."""
        n = min(first // EVERY, len(self.states) - 1)
        self.tape = tape
        del self.states[n + 1 :]
        restore(self.world, self.states[n])
        for k in range(n * EVERY, len(tape)):
            step(self.world, tape[k])
            if (k + 1) % EVERY == 0:
                self.states.append(snapshot(self.world))

    def shorten(self, dice: random.Random, tries: int) -> None:
        """Change it so often; the world is left at its end."""
        for _ in range(tries):
            first, tape = dice.choice(CHANGES)(dice, self.tape)
            if not tape or len(tape) > len(self.tape):
                continue
            length = self.plays(first, tape)
            if length and (length < len(self.tape) or dice.random() < ASIDE):
                self.take(first, tape[:length])
        self.take(0, self.tape)


def own(map: Map) -> Path:
    """Where the runner's climb of a map is kept."""
    return places(map.path, map.name)[0].with_name(f"{map.name}.runner.climb")


def before(map: Map) -> tuple[int, Tape]:
    """Seed and buttons to go on from: the runner's own climb while it holds, else the proof. Raises Trouble."""
    for path in (own(map), places(map.path, map.name)[0]):
        if not path.exists():
            continue
        tape = read_tape(path)
        if tape.maps != ((map.name, map.digest),):
            continue
        world = open_world(tape, [map.level])
        for buttons in tape.inputs:
            step(world, buttons)
        if world.ending and not world.deaths:
            return tape.seed, list(tape.inputs)
    raise Trouble(f"{map.path}: it has no climb that holds; prove it first")


def parts(map: Map, seed: int, tape: Tape) -> list[tuple[Leg, Tape]]:
    """A climb cut at the goals of its legs, in their order."""
    world, todo, found = World((map.level,), seed=seed), list(legs(map.level)), []
    start = 0
    for k, buttons in enumerate(tape, 1):
        step(world, buttons)
        while todo and todo[0].met()(world):
            found.append((todo.pop(0), tape[start:k]))
            start = k
    return [(leg, part) for leg, part in found if part]


def begun(map: Map, world: World, leg: Leg, part: Tape) -> Attempt:
    """A leg from where the world is: as it was climbed, after a wait if its hour has changed, or searched anew."""
    here = snapshot(world)
    for wait in range(WAITS):
        restore(world, here)
        if found := Attempt.of(world, leg, [0] * wait + part):
            return found
    restore(world, here)
    proof = solve(map.level, world, leg, SECONDS)
    restore(world, here)
    if found := Attempt.of(world, leg, proof.tape):
        return found
    raise Trouble(f"{map.path}: {leg.passage}: {leg.goal}: no way on from a shorter one; try another --seed")


def cut_short(map: Map, seed: int, tape: Tape, width: int) -> Tape:
    """By beams that go up beside it."""
    for unit in UNITS:
        world = World((map.level,), seed=seed)
        beam = Beam(map.level, world, legs(map.level)[-1], tape, width, unit)
        found = beam.run(Left().of(f"{map.name}: beside it, {unit} ticks at a time")) or tape
        print(f"{map.name}: beside it, {unit} ticks at a time: {len(tape)} -> {len(found)}", flush=True)
        tape = found
    return tape


def run(map: Map, dice: random.Random, tries: int, only: list[str], width: int = 0) -> tuple[int, int]:
    """Shorten a map's climb and keep it; returns its ticks before and after. `width`: of the beam, 0: none."""
    seed, tape = before(map)
    short = cut_short(map, seed, tape, width) if width else tape
    if len(short) < len(tape):
        keep(map, seed, short)  # whatever comes of polishing it
    world = World((map.level,), seed=seed)
    out: Tape = []
    todo = parts(map, seed, short)
    left = Left()
    for n, (leg, part) in enumerate(todo, 1):
        attempt = begun(map, world, leg, part)
        attempt.shorten(dice, tries if not only or leg.passage in only else 0)
        out += attempt.tape
        print(f"{map.name}: {leg.passage}: {leg.goal}: {len(part)} -> {len(attempt.tape)}", flush=True)
        left(n / len(todo), f"{map.name}: {n}/{len(todo)}")
    if len(out) < len(short):  # where a leg ends sooner the next may have to wait longer
        keep(map, seed, out)
    return len(tape), min(len(short), len(out))


def keep(map: Map, seed: int, tape: Tape) -> None:
    """As the runner's climb of the map."""
    world, recorder = World((map.level,), seed=seed), Recorder([map], seed=seed)
    for buttons in tape:
        step(world, buttons)
        recorder.tick(buttons, world)
    recorder.save(own(map))


@told
def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="+", type=Path)
    parser.add_argument("--width", type=int, default=60, help="of the beam; 0: none (60)")
    parser.add_argument("--tries", type=int, default=2000, help="changes of each leg (2000)")
    parser.add_argument("--only", nargs="*", default=[], metavar="PASSAGE")
    parser.add_argument("--seed", type=int, default=1, help="of the changes (1)")
    args = parser.parse_args()
    for path in args.map:
        map = read(path)
        was, now = run(map, random.Random(args.seed), args.tries, args.only, args.width)
        print(f"{own(map)}: {was} -> {now} ticks, {now // 3600}:{now // 60 % 60:02}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
