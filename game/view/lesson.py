"""What a reflection teaches: a tape played through in a world of its own, kept as places and poses.

`Lesson` is asked each tick where the climber is; it answers with where the reflection is: a beat ahead of one who
follows, and showing the next move again and again to one who stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.replay import open_world, read_tape
from game.sim import World, step
from game.sim.buttons import BRAND, HOLD, JUMP, KNEEL
from game.sim.level import Level, Rect
from game.sim.tuning import BEAT_CALM, BOX_H, HALF_W
from game.trouble import Trouble
from game.view.ghosts import Ghost

MOST = 20_000  # ticks of a tape that are looked at
SHOWN = 110  # ticks of it that are shown to one who stands, before it begins again
PAUSE = 40  # ticks between two showings
WAIT = 480  # ticks without the move, after which its button's sign is in the glass
MOVED = 12  # ticks of the tape that one must have come on for having moved
SEEK = 40  # px: farther from the tape's way nothing is learned
MOVES = ((JUMP, "jump"), (HOLD, "hold"), (KNEEL, "kneel"), (BRAND, "brand"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A tick of the tape: the middle of the feet in px, a pose of `ghosts.body`, and what is pressed afresh."""

    x: int
    feet: int
    pose: tuple[str, int, int]
    fresh: int


def moments(file: Path, level: Level, boxes: Sequence[Rect]) -> list[list[Moment]]:
    """For each of some panes the stretch of a tape that passes it first; empty for a tape that is not of this map."""
    found: list[list[Moment]] = [[] for _ in boxes]
    try:
        tape = read_tape(file)
        world = open_world(tape, [level])
    except Trouble:
        return found
    figure = Ghost(0)
    ahead = [
        (Rect(b.x - 48, b.y - 96, b.w + 96, b.h + 128), one) for b, one in zip(boxes, found, strict=True)
    ]
    for buttons in tape.inputs[:MOST]:
        before = world.climber.buttons
        step(world, buttons)
        figure.tick(world)
        c = world.climber
        here = [level.holds(around, c.x + HALF_W, c.y + BOX_H - 1) for around, _ in ahead]
        if any(here):
            now = Moment(c.x + HALF_W, c.y + BOX_H, figure.key, buttons & ~before)
        for inside, (_, one) in zip(here, ahead, strict=True):
            if inside:
                one.append(now)
        ahead = [pane for inside, pane in zip(here, ahead, strict=True) if inside or not pane[1]]
        if not ahead:
            break
    return found


class Lesson:
    """One pane's. `now` is where the reflection is; `sign` names the action that is missing, or is empty."""

    def __init__(self, moments: list[Moment]) -> None:
        self.moments = moments
        self.now: Moment | None = None
        self.sign = ""
        self._here = self._at = 0
        self._waited = self._pause = 0
        self._ran = 99  # ticks since the climber came on

    def tick(self, world: World) -> None:
        """Follow the climber by a tick."""
        here = self._nearest(world)
        if here < 0 or not self.moments:
            self.now, self.sign, self._waited, self._at = None, "", 0, 0
            return
        if here > self._here + MOVED or here < self._here - MOVED:
            self._here, self._waited, self._ran, self.sign = here, 0, 0, ""
        else:
            self._waited += 1
            self._ran += 1
        self._show()
        if self._waited >= WAIT:
            self.sign = self._missing()

    def _show(self) -> None:
        """On by a tick; a beat ahead of one who comes along, from the start again before one who stands."""
        last = len(self.moments) - 1
        if self._pause:
            self._pause -= 1
            if not self._pause:
                self._at = self._here
        else:
            self._at += 1
            if self._ran < MOVED * 2:
                self._at = max(self._at, self._here + BEAT_CALM)
            if self._at > min(last, self._here + SHOWN + BEAT_CALM) or self._at < self._here:
                self._pause = PAUSE
        self.now = None if self._pause else self.moments[max(0, min(last, self._at))]

    def _nearest(self, world: World) -> int:
        """The moment of the tape that was where the climber is, or -1."""
        x, feet = world.climber.x + HALF_W, world.climber.y + BOX_H
        best, found = SEEK, -1
        for n, moment in enumerate(self.moments):
            far = abs(moment.x - x) + abs(moment.feet - feet)
            if far < best:
                best, found = far, n
        return found

    def _missing(self) -> str:
        """The next thing that the tape presses afresh."""
        for moment in self.moments[self._here :]:
            for bit, name in MOVES:
                if moment.fresh & bit:
                    return name
        return ""
