"""Ghosts: other climbs as figures of smoke, each in a colour of its own.

Their pictures are few and kept: a run in twelve steps, a pull in eight, the rest one each. So eight of them
cost eight blits.
"""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
import pygame

from game.sim.states import CLIMB, KNEELING
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World
from game.view import poses
from game.view.baked import Spot
from game.view.climber import PULL, STRIDE
from game.view.figure import Figure
from game.view.poses import CELL, GROUND, MIDDLE, Pose
from game.view.timer import SHADE, label

# one each: lavender first, then as far from one another as smoke can be
COLOURS = (
    (178, 150, 246), (108, 214, 232), (246, 190, 104), (244, 138, 168),
    (150, 226, 146), (232, 232, 244), (226, 120, 86), (118, 150, 250),
)  # fmt: skip
STEPS, PULLS = 12, 8
SEEN = 0.55  # how much of the night a ghost hides
NEAR = 24  # px from the climber within which a name would lie on the figure
EDGE = 14  # px from the screen's edge to the mark of one that is beyond it

_STILL = {
    "idle": poses.IDLE, "jump": poses.JUMP, "float": poses.FLOAT, "fall": poses.FALL, "kneel": poses.KNEEL,
    "grasped": poses.GRASPED, "slide": poses.SLIDE,
}  # fmt: skip


def _pose(name: str, step: int) -> Pose:
    if name == "run":
        return poses.run(step / STEPS)
    if name == "climb":
        return poses.climb(step / PULLS)
    return _STILL[name]


@cache
def _figure() -> Figure:
    return Figure()


@cache
def body(name: str, step: int, face: int) -> pygame.Surface:
    """A pose as the climber has it, its scarf hanging as it would after a while."""
    pose, figure = _pose(name, step), _figure()
    pose = pose if face > 0 else poses.mirrored(pose)
    figure.scarf.points = []
    neck = (pose.hip_x - 1.6 * face, pose.hip_y - 11.0)
    for _ in range(10):
        figure.scarf.step(neck, (1.6 * face, 0.0), (pose.wind_x, pose.wind_y), 0.0, 99.0)
    return figure.draw(pose, face, 0.0, (1.6 * face, 0.0), 1.0).copy()


@cache
def _shade(name: str, step: int, face: int, colour: int) -> pygame.Surface:
    """A pose as smoke: the figure's own light and dark in one hue, thinner toward the feet, a bright rim."""
    out = body(name, step, face).copy()
    rgb = pygame.surfarray.pixels3d(out).swapaxes(0, 1)
    alpha = pygame.surfarray.pixels_alpha(out).T
    solid = alpha > 0
    inner = solid.copy()
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        inner &= np.roll(solid, (dy, dx), (0, 1))
    rim = solid & ~inner
    tone = 0.58 + 0.42 * rgb.astype(np.float32).mean(2) / 255
    tone[rim] = np.maximum(tone[rim], 0.9)
    rgb[:] = np.clip(tone[..., None] * np.array(COLOURS[colour]), 0, 255).astype(np.uint8)
    up = np.clip((GROUND - np.arange(CELL)) / 40, 0, 1)[:, None]
    share = np.where(rim, 0.85, SEEN) * (0.45 + 0.55 * up)
    alpha[:] = (solid * share * 255).astype(np.uint8)
    del rgb, alpha
    return out


class Ghost:
    """One figure, as it walks through poses."""

    def __init__(self, colour: int, name: str = "") -> None:
        self.colour, self.name = colour % len(COLOURS), name
        self.key = ("idle", 0, 1)
        self._phase = 0.0
        self._last: tuple[int, int] | None = None

    def tick(self, world: World) -> None:
        """Choose the pose of its newest tick."""
        c = world.climber
        x, y = self._last or (c.x, c.y)
        self._last = (c.x, c.y)
        gone = abs(c.x - x) if abs(c.x - x) < 64 else 0  # over the seam it did not run
        face = 1 if c.face > 0 else -1
        if c.held_by >= 0:
            name = "grasped"
        elif c.state == KNEELING or world.letting:
            name = "kneel"
        elif c.state == CLIMB:
            self._phase += (y - c.y) / PULL
            self.key = ("climb", int(self._phase * PULLS) % PULLS, face)
            return
        elif c.ground and gone:
            self._phase += gone / STRIDE * (1 if (c.vx > 0) == (face > 0) else -1)
            self.key = ("run", int(self._phase * STEPS) % STEPS, face)
            return
        elif c.ground:
            name = "idle"
        elif c.slide and c.vy > 0 and c.vx == 0:
            name = "slide"
        else:
            name = "jump" if c.vy < -256 else "float" if c.vy < 410 else "fall"
        self.key = (name, 0, face)


class Ghosts:
    """All of them; `show` says which worlds they are in now."""

    def __init__(self) -> None:
        self.named = False  # write their names over them
        self.shown: list[tuple[Ghost, World]] = []  # each with the world it climbs in

    def show(self, pairs: Sequence[tuple[Ghost, World]]) -> None:
        """Each tick: the figures and their worlds, stepped already."""
        self.shown = list(pairs)
        for ghost, world in pairs:
            ghost.tick(world)

    def draw(self, target: pygame.Surface, own: World, spot: Spot) -> None:
        """Behind the climber. One that is on another map is nowhere; one above or below has a mark."""
        height = target.get_height()
        own_x, own_y, _ = spot(own.climber.x + HALF_W, own.climber.y + BOX_H)
        for ghost, world in self.shown:
            if world.place != own.place or world.dying or world is own:
                continue
            x, feet, facing = (float(v) for v in spot(world.climber.x + HALF_W, world.climber.y + BOX_H))
            if not -8 < feet < height + 40:
                self._mark(target, ghost, x, feet < 0)
                continue
            if facing < 0.12:
                continue  # behind the tower
            picture = _shade(*ghost.key, ghost.colour)
            picture.set_alpha(min(255, int(facing * 400)))
            at = (round(x) - int(MIDDLE), round(feet) - int(GROUND))
            target.blit(picture, at)
            if self.named and abs(x - own_x) + abs(feet - own_y) > NEAR:
                label(target, ghost.name, round(x), round(feet) - 44, COLOURS[ghost.colour])

    def _mark(self, target: pygame.Surface, ghost: Ghost, x: float, above: bool) -> None:
        x = max(EDGE, min(target.get_width() - EDGE, x))
        y = EDGE if above else target.get_height() - EDGE
        tip = -5 if above else 5
        points = [(x - 5, y), (x + 5, y), (x, y + tip)]
        pygame.draw.polygon(target, SHADE, [(px, py + math.copysign(2, tip)) for px, py in points])
        pygame.draw.polygon(target, COLOURS[ghost.colour], points)
