"""Writes a tape while a climb is played."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from game.replay.chain import Chain
from game.replay.format import COMMANDS, EVERY, TAINTED_BY, TAINTS, TICKS, UNFINISHED, Tape
from game.replay.player import apply
from game.sim import ENDINGS, VERSION, World, state_bytes, tuning_digest


class NamedMap(Protocol):
    """What a recorder asks of a map: `game.maps.read.Map` has it."""

    @property
    def name(self) -> str: ...
    @property
    def digest(self) -> str: ...


def sim_line() -> str:
    """Version of the rules and digest of their numbers, as tapes name them."""
    return f"{VERSION}:{tuning_digest()}"


class Recorder:
    """Give it every tick after it was stepped, and every command before.

        world = World((map.level,), seed=1)
        recorder = Recorder([map], seed=1)
        step(world, buttons); recorder.tick(buttons, world)
        recorder.save(path)            # at any time; the tape so far

    `lamp` is the lamp the climb starts from, -1 the map's start; `start` names the first map played.
    """

    def __init__(
        self,
        maps: Sequence[NamedMap],
        *,
        seed: int = 1,
        rules: str = "standard",
        assist: Sequence[str] = (),
        start: str = "",
        lamp: int = -1,
        memory: bool = False,
        taint: Sequence[str] = (),
    ) -> None:
        pairs = tuple((map.name, map.digest) for map in maps)
        self._tape = Tape(
            sim_line(),
            pairs,
            rules,
            tuple(assist),
            seed,
            start or pairs[0][0],
            lamp,
            memory,
            tuple(taint),
        )
        self._chain = Chain(self._tape.header())
        self._taint = {*taint, *(["assist"] if assist else []), *(["practice"] if lamp >= 0 else [])}
        self._world: World | None = None
        self._state: bytes | None = None  # of the last tick, once a command has changed the world since

    @property
    def ticks(self) -> int:
        """How many have been recorded."""
        return len(self._tape.inputs)

    @property
    def taint(self) -> tuple[str, ...]:
        """What keeps the climb out of the ranks so far; nothing ever takes it away again."""
        return tuple(name for name in TAINTS if name in self._taint)

    def tick(self, buttons: int, world: World) -> None:
        """One tick, after it was stepped. Ticks after the ending are not part of the climb."""
        tape = self._tape
        if tape.end or len(tape.inputs) >= TICKS:
            return
        self._world = world
        self._state = None
        tape.inputs.append(buttons)
        self._chain.tick(buttons)
        ticks = len(tape.inputs)
        if world.ending:
            tape.ending, tape.end = ENDINGS[world.ending], ticks
        if ticks % EVERY == 0:
            tape.checks.append((ticks, self._chain.check(ticks, state_bytes(world))))

    def command(self, world: World, name: str, value: str = "") -> None:
        """Do a command to the world and write it down: `command(world, "assist", "endless-grip off")`."""
        if name not in COMMANDS:
            raise ValueError(name)
        if self._state is None and self.ticks:
            self._state = state_bytes(world)
        apply(world, name, value)
        self._tape.commands.setdefault(self.ticks, []).append((name, value))
        self._chain.command(name, value)
        self._taint.add(TAINTED_BY[name])

    def label(self, text: str) -> None:
        """A label before the next tick, such as `passage rib-chimney`. Labels are no part of the checks."""
        plain = "".join(ch for ch in text if ch.isprintable())[:200]
        self._tape.labels.setdefault(self.ticks, []).append(plain)

    def tape(self) -> Tape:
        """The tape so far, complete with footer. Call it before the world is stepped unrecorded."""
        done = self._tape
        ticks = len(done.inputs)
        checks = list(done.checks)
        if self._world is not None and ticks % EVERY:
            state = self._state or state_bytes(self._world)
            checks.append((ticks, self._chain.digest(ticks, state).hex()))
        return Tape(
            done.sim,
            done.maps,
            done.rules,
            done.assist,
            done.seed,
            done.start,
            done.lamp,
            done.memory,
            done.taint,
            done.inputs[:],
            {tick: list(found) for tick, found in done.commands.items() if tick < ticks},
            {tick: list(found) for tick, found in done.labels.items()},
            checks,
            ticks,
            done.ending if done.end else UNFINISHED,
            done.end or ticks,
        )

    def text(self) -> str:
        """The tape so far, as its file says it."""
        return self.tape().text()

    def save(self, path: Path | str) -> None:
        """Write the tape so far, whole or not at all."""
        write_tape(self.tape(), path)


def write_tape(tape: Tape, path: Path | str) -> None:
    """Write a tape's file, whole or not at all."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".tmp")
    with open(fresh, "w", encoding="utf-8", newline="\n") as file:
        file.write(tape.text())
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
