"""How long to wait for shifting walls: what the search tries where standing still is the way on."""

from game.sim import World
from game.sim.level import ON_BEAT, ON_CHAIN, ON_KNEEL, ON_TOUCH, WallSpec
from game.sim.states import KNEELING
from game.sim.things.shifting_wall import ShiftingWall
from game.sim.tuning import BREATH

LONG = 400  # ticks: nobody waits so long


def until_arrived(world: World, near: int) -> list[int]:
    """Ticks until the first of some walls will have arrived, as things stand; nothing where none is under way.

    `near`: a bit for each wall that is asked about.
    """
    waits = [
        _wait(world, wall, spec)
        for n, (wall, spec) in enumerate(zip(world.walls, world.level.walls, strict=True))
        if near >> n & 1
    ]
    soonest = min(waits, default=LONG)
    return [soonest] if soonest < LONG else []


def _wait(world: World, wall: ShiftingWall, spec: WallSpec) -> int:
    if wall.left:
        return wall.left
    if spec.on == ON_BEAT:
        return world.heart.left + spec.travel
    if spec.on == ON_CHAIN or (spec.on == ON_TOUCH and not wall.stop):
        seam = BREATH if spec.on == ON_CHAIN else spec.wait
        return seam + 1 - wall.seam + spec.travel if wall.seam else LONG
    if spec.on == ON_KNEEL and world.climber.state != KNEELING:
        return LONG
    return wall.rest + spec.travel
