"""One short number for what the rules see of a map; tapes name it.

Names, titles, pictures, the bend of the view, object order and the file's own bytes are no part of it.
"""

from hashlib import blake2b

from game.sim.level import Level

FORMAT = 1  # bump when the canonical form below changes


def level_digest(level: Level) -> str:
    """32 hex digits over the canonical bytes of a level."""
    start, exit = level.start, level.exit
    seen = (
        FORMAT,
        level.width,
        level.height,
        int(level.spiral),
        level.ceiling_foot,
        level.ceiling_top,
        level.irregular,
        tuple(start),
        (exit.x, exit.y, exit.w, exit.h),
        tuple((p.box.x, p.box.y, p.box.w, p.box.h, p.allowance, int(p.steady)) for p in level.passages),
        tuple((lamp.x, lamp.y) for lamp in level.lamps),
        tuple(
            (hand.x, hand.y, hand.kind, hand.side, hand.walk)
            + ((tuple(hand.path), hand.speed) if hand.path else ())
            for hand in level.hands
        ),
        tuple(
            (wall.w, wall.h, tuple(wall.stops), wall.on, wall.every, wall.travel, wall.rest, wall.wait)
            + ((wall.after,) if wall.after >= 0 else ())
            for wall in level.walls
        ),
        tuple((f.box.x, f.box.y, f.box.w, f.box.h, f.heavy_first) for f in level.fields),
        tuple((arch.x, arch.y, arch.to) for arch in level.arches),
        tuple((memory.x, memory.y, memory.number) for memory in level.memories),
        tuple(tuple(place) for place in level.brands),
        tuple((door.box.x, door.box.y, door.box.w, door.box.h, tuple(door.foot)) for door in level.doors),
        tuple((taking.x, taking.y, taking.what) for taking in level.takings),
        int(level.awake),
        tuple(
            (loop.box.x, loop.box.y, loop.box.w, loop.box.h, loop.rule, loop.way, loop.count, loop.beats)
            + tuple(loop.out)
            for loop in level.loops
        ),
        tuple((odd.x, odd.y, odd.loop, odd.first, odd.every) for odd in level.oddities),
        tuple((gaze.x, gaze.y, gaze.reach) for gaze in level.gazes),
    )
    more = repr(("branded",)) if level.branded else ""
    more += repr([(box.x, box.y, box.w, box.h) for box in level.hushes]) if level.hushes else ""
    return blake2b((repr(seen) + more).encode() + level.tiles, digest_size=16).hexdigest()
