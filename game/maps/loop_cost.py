"""What a loop still asks for, in ticks: the field knows only how far it is, not how often one must go round.

A guess that leans on a corridor run from end to end; it makes the search's hope grow with each pass.
"""

from itertools import repeat

from game.sim import World
from game.sim.level import BACKWARDS, BEAT, COUNT, FOLLOW, KNEEL, STEPS, TURN, Level, LoopSpec
from game.sim.states import KNEELING
from game.sim.things.loop import ON, Loop, way_to_follow, where_it_differs, within
from game.sim.tuning import BEAT_CALM, RUN, UNIT

PASSES_THAT_MATTER = {TURN: 1, KNEEL: 0, BACKWARDS: 0, BEAT: 0, FOLLOW: 0}  # by a loop's rule; else its count
TO_KNEEL = 10  # ticks
TO_ENTER = 40  # ticks: a loop that is still to be entered is worse than one that is


def _ticks(px: int) -> int:
    return px * UNIT // RUN


def phase(world: World) -> tuple[tuple[int, ...], ...]:
    """What of all loops' states decides how they open: where it is the same, so is what is still to do."""
    return tuple(map(_key, world.loops, world.level.loops, range(len(world.loops)), repeat(world.level)))


def _key(loop: Loop, spec: LoopSpec, n: int, level: Level) -> tuple[int, ...]:
    if loop.open:
        return (-1,)
    odd = (int(odd.differs(loop.passes)) for odd in level.oddities if odd.loop == n)
    return (min(loop.passes, PASSES_THAT_MATTER.get(spec.rule, spec.count)), loop.right, loop.knelt, *odd)


def knelt_for(world: World) -> int:
    """Ticks of a kneel that a loop is about to answer, as far as it has come."""
    heart = world.heart
    if world.climber.state != KNEELING:
        return 0
    for n, spec in enumerate(world.level.loops):
        waits = spec.rule == KNEEL and not world.loops[n].open and within(world, spec, *world.middle)
        if waits and (spec.beats or where_it_differs(world, world.loops[n], n)):
            return max(0, BEAT_CALM + TO_KNEEL - heart.left)
    return 0


def still_to_do(world: World) -> int:
    """Ticks to add to the field's, for every loop that is closed."""
    rest = 0
    for n, spec in enumerate(world.level.loops):
        if not world.loops[n].open:
            if within(world, spec, *world.middle):
                rest += COSTS[spec.rule](world, n, spec, _progress(world, spec))
            else:
                rest += COSTS[spec.rule](world, n, spec, 0) + TO_ENTER
    return rest


def _progress(world: World, spec: LoopSpec) -> int:
    """Px from its beginning to the climber's middle, along its way."""
    x, y = world.middle
    along, down = STEPS[spec.way]
    wrap = world.level.wrap
    at = ((x - spec.box.x) % wrap if wrap else x - spec.box.x) if along else y - spec.box.y
    return at if along + down > 0 else spec.length - at


def _turn(world: World, n: int, spec: LoopSpec, at: int) -> int:
    """Once round, then back over its beginning; where that leads nowhere else, all the way again."""
    whole, on, back = _ticks(spec.length), _ticks(spec.length - at), _ticks(at)
    if spec.out != (0, 0):
        return 0 if world.loops[n].passes else on + whole - back
    return back + whole - on if world.loops[n].passes else 2 * whole


def _kneel(world: World, n: int, spec: LoopSpec, at: int) -> int:
    loop = world.loops[n]
    if spec.beats:
        return (BEAT_CALM + TO_KNEEL) * (spec.beats - loop.knelt)
    level, best = world.level, 1 << 20
    for odd in level.oddities:
        if odd.loop == n:
            place = _place(level, spec, odd.x, odd.y)
            later = next((k for k in range(20) if odd.differs(loop.passes + k)), 20)
            behind = 2 * _ticks(max(0, at - place)) if not later else 0
            best = min(best, later * _ticks(spec.length) + behind)
    return BEAT_CALM + TO_KNEEL + best


def _place(level: Level, spec: LoopSpec, x: int, y: int) -> int:
    along, down = STEPS[spec.way]
    at = ((x - spec.box.x) % level.wrap if level.wrap else x - spec.box.x) if along else y - spec.box.y
    return at if along + down > 0 else spec.length - at


def _count(world: World, n: int, spec: LoopSpec, at: int) -> int:
    return _ticks(spec.length) * max(0, spec.count - world.loops[n].passes)


def _follow(world: World, n: int, spec: LoopSpec, at: int) -> int:
    more = spec.count - world.loops[n].right - 1
    turn = 0 if way_to_follow(world, n) == ON else _ticks(at) - _ticks(spec.length - at)
    return turn + more * _ticks(spec.length)


def _nothing(world: World, n: int, spec: LoopSpec, at: int) -> int:
    return 0


COSTS = dict.fromkeys(range(6), _nothing) | {TURN: _turn, KNEEL: _kneel, COUNT: _count, FOLLOW: _follow}
