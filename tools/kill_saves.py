"""Kills the game while it saves, again and again, and opens what is left each time.

    python tools/kill_saves.py                 1,000 kills
    python tools/kill_saves.py --kills 20

A climb along a golden tape saves at its lamps as the game does, and its settings beside them; a SIGKILL comes at a
random moment of a random save. Then the profile is opened: nothing may be set aside, nothing said, the climb must go
on from the lamp whose save was done, or from the one whose save was going on, with time and meters as they were.
Exit code 1 where that failed once. Linux and macOS: it forks.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.files import shipped
from game.profile import places, progress, settings
from game.replay import read_tape
from game.scenes.climb import keep_at_lamp
from game.scenes.keeping import Keeper, recorder
from game.scenes.start import Start
from game.scenes.taking_up import taken_up
from game.sim.digest import digest
from game.sim.events import LampLit
from game.sim.world import World, step
from game.trouble import Trouble

LONGEST = 0.012  # s after a save began at which a kill comes at the latest
BEGAN, DONE = b"b", b"d"


@dataclass(frozen=True, slots=True)
class Left:
    """What a kill left: how many saves were done and how many begun; what is wrong with it, "" when nothing is."""

    done: int
    begun: int
    found: int
    wrong: str


class Bench:
    """One golden climb: its buttons, and the world at each of its lamps, as it must be found again."""

    def __init__(self, map: str = "2-stairs") -> None:
        self.start = Start(shipped("levels", f"{map}.tmx"))
        self.inputs = read_tape(shipped("levels", "proofs", f"{map}.climb")).inputs
        self.at_lamp: list[tuple[int, bytes]] = []  # ticks, and the digest once it has gone on
        with tempfile.TemporaryDirectory() as folder:
            os.environ[places.HOME_VARIABLE] = folder
            self._climb(self._expect)
        if len(self.at_lamp) < 2:
            raise SystemExit(f"{map}: the golden climb lights fewer than two lamps")

    def _expect(self, keeper: Keeper, world: World) -> None:
        keeper.keep()
        assert keeper.path
        self.at_lamp.append((world.tick, self._opened(keeper.path)[1]))

    def _climb(self, save: Callable[[Keeper, World], None]) -> None:
        world = self.start.world()
        keeper = Keeper(recorder([self.start.map]), self.start.map.name)
        for buttons in self.inputs:
            said = step(world, buttons)
            keeper.tick(buttons, world, said)
            if any(isinstance(event, LampLit) for event in said):
                save(keeper, world)
            if world.ending:
                break

    def _opened(self, tape: Path) -> tuple[int, bytes]:
        _, _, world, said = taken_up(self.start.map, tape)
        if said:
            raise Trouble(said)
        return world.tick, digest(world)

    def child(self, said: int) -> None:
        """Climb and save until somebody kills this process; `said`: where it tells what it does."""

        def save(keeper: Keeper, world: World) -> None:
            keeper._wait()
            os.write(said, BEGAN)
            keep_at_lamp(keeper, world, 0, lambda: os.write(said, DONE))
            chosen = settings.Settings(text_size=100 + world.lamp)
            settings.save(chosen)  # a page of the settings is left meanwhile

        self._climb(save)
        while True:
            time.sleep(1)

    def kill(self, dice: random.Random) -> Left:
        """One climb, one kill, one look."""
        with tempfile.TemporaryDirectory() as folder:
            os.environ[places.HOME_VARIABLE] = folder
            read, write = os.pipe()
            child = os.fork()
            if child == 0:
                try:
                    os.close(read)
                    self.child(write)
                finally:
                    os._exit(1)
            os.close(write)
            nth = dice.randint(1, len(self.at_lamp))
            told = b""
            while told.count(BEGAN) < nth and (byte := os.read(read, 1)):
                told += byte
            time.sleep(dice.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            while more := os.read(read, 64):
                told += more
            os.close(read)
            done, begun = told.count(DONE), told.count(BEGAN)
            if os.WTERMSIG(status) != signal.SIGKILL:
                return Left(done, begun, 0, "the climb ended by itself")
            found, wrong = self.look(done, begun)
            return Left(done, begun, found, wrong)

    def look(self, done: int, begun: int) -> tuple[int, str]:
        """Open what is left; returns (the lamps whose save is there, what is wrong)."""
        chosen, reached = settings.load(), progress.load()
        if said := chosen.notes + reached.notes:
            return 0, said[0]
        if aside := [path.name for path in places.home().rglob("*.bad-*")]:
            return 0, f"{aside[0]} was set aside"
        if chosen.text_size not in range(100 + max(0, begun - 2), 101 + begun):
            return 0, f"the settings are of another time: {chosen.text_size}"
        if not reached.going:
            return 0, "" if not done else f"{done} saves were done, and none is there"
        try:
            tick, state = self._opened(places.replays() / reached.going)
        except (Trouble, OSError) as trouble:
            return 0, str(trouble)
        known = [tick for tick, _ in self.at_lamp]
        found = known.index(tick) + 1 if tick in known else 0
        if not found:
            return 0, f"it goes on at tick {tick}, where no lamp was"
        if not done <= found <= begun:
            return found, f"{done} saves were done and {begun} begun, it is at lamp {found}"
        if state != self.at_lamp[found - 1][1]:
            return found, f"at lamp {found} the world is another"
        return found, ""


def main() -> int:
    """Kill, look, count; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    args = parser.parse_args()
    bench, dice, counts = Bench(), random.Random(args.seed), Counter[str]()
    failed = 0
    for n in range(args.kills):
        left = bench.kill(dice)
        failed += bool(left.wrong)
        counts["between two saves" if left.done == left.begun else "in the middle of a save"] += 1
        counts["the save that was going on is there"] += left.found > left.done
        if left.wrong:
            print(f"kill {n}: {left.wrong}")
        if sys.stderr.isatty():
            print(f"\r{n + 1}/{args.kills} ", end="", file=sys.stderr, flush=True)
    print(
        f"{args.kills} kills, {len(bench.at_lamp)} lamps: " + ", ".join(f"{v} {k}" for k, v in counts.items())
    )
    print(
        f"{args.kills - failed} profiles opened with nothing lost" + (f", {failed} did not" if failed else "")
    )
    return 1 if failed else 0


if __name__ == "__main__":
    assert threading.active_count() == 1  # whoever forks has one thread
    sys.exit(main())
