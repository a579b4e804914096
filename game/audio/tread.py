"""Feet and hands that move without an event of their own: steps on the ground, pulls on a wall."""

from game.sim.level import ASH, BONE, FROST, GLASS, SPIKE, STONE, TILE
from game.sim.space import apart
from game.sim.states import CLIMB, NORMAL
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World

SURFACES = {
    STONE: "step_stone",
    GLASS: "step_glass",
    ASH: "step_ash",
    BONE: "step_bone",
    SPIKE: "step_bone",
    FROST: "step_frost",
}
STRIDE = 27  # px between two steps at a run: six a second
PULL = 13  # px between two pulls of the arm


def surface(tile: int) -> str:
    """Return the sound of a foot on a kind of tile; a shifting wall (no tile) is stone."""
    return SURFACES.get(tile, "step_stone")


class Tread:
    """Counts px since the last step. Ask it once a tick."""

    def __init__(self) -> None:
        self.run = 0.0
        self.climb = 0.0
        self.x = 0
        self.y = 0

    def tick(self, world: World) -> str:
        """Return the sound of this tick's step or pull, empty for none."""
        c = world.climber
        dx, dy = abs(apart(c.x, self.x, world.level.wrap)), abs(c.y - self.y)
        self.x, self.y = c.x, c.y
        if dx > 2 * TILE or dy > 2 * TILE:  # carried away by a return: not a step
            return ""
        if c.state == CLIMB:
            self.climb += dy
            if self.climb >= PULL:
                self.climb = 0.0
                return "climb"
        elif c.state == NORMAL and c.ground and c.vx:
            self.run += dx
            if self.run >= STRIDE:
                self.run = 0.0
                return surface(under(world))
        else:
            self.run = STRIDE * 0.6  # the first step comes soon
        return ""


def under(world: World) -> int:
    """Return the kind of tile below the feet: below the middle, else below either side."""
    c, level = world.climber, world.level
    row = (c.y + BOX_H) // TILE
    for x in (HALF_W, 2, 2 * HALF_W - 2):
        if tile := level.tile((c.x + x) // TILE, row):
            return tile
    return 0
