"""Snapshot, restore, and the canonical bytes that a digest is taken over.

A snapshot is a tuple of tuples of ints, one for each slotted part of the world, in the order of their
fields: copying it costs microseconds, and its `repr` is the same on every Python.
"""

from collections.abc import Callable
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from game.sim import tuning
from game.sim.child import Child
from game.sim.climber import Climber
from game.sim.gaze import Gaze
from game.sim.heart import Heart
from game.sim.rules import Assists
from game.sim.sky import Sky
from game.sim.things.ash import Ash
from game.sim.things.hand import Hand
from game.sim.things.loop import Loop
from game.sim.things.shifting_wall import ShiftingWall, near_walls
from game.sim.vision import Vision
from game.sim.world import World

# bump it whenever the same buttons may lead somewhere else; tapes name it
VERSION = 4

Snapshot = tuple[Any, ...]

OWN = (
    "place",
    "tick",
    "deaths",
    "dying",
    "ending",
    "lamp",
    "lamps_lit",
    "passage",
    "ash_awake",
    "seed",
    "branded",
    "burns",
    "memories",
    "letting",
    "asleep",
)


def _copier(*names: str) -> tuple[Callable[[Any], tuple[int, ...]], Callable[[Any, tuple[int, ...]], None]]:
    """Functions that read and write some fields. The writer is compiled from their names: one unpacking
    assignment is five times as quick as a loop of setattr."""
    read: Callable[[Any], tuple[int, ...]] = attrgetter(*names)
    scope: dict[str, Any] = {}
    exec(f"def write(o, t):\n    {', '.join('o.' + name for name in names)} = t", scope)
    return read, scope["write"]


def _all_of(part: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part))


_own, _put_own = _copier(*OWN)
_climber, _put_climber = _copier(*_all_of(Climber))
_heart, _put_heart = _copier(*_all_of(Heart))
_child, _put_child = _copier(*_all_of(Child))
_sky, _put_sky = _copier(*_all_of(Sky))
_assists, _put_assists = _copier(*_all_of(Assists))
_vision, _put_vision = _copier(*_all_of(Vision))
_wall, _put_wall = _copier(*_all_of(ShiftingWall))
_hand, _put_hand = _copier(*_all_of(Hand))
_ash, _put_ash = _copier(*_all_of(Ash))
_loop, _put_loop = _copier(*_all_of(Loop))
_gaze, _put_gaze = _copier(*_all_of(Gaze))


def snapshot(world: World) -> Snapshot:
    """All that decides the future, as one tuple."""
    return (
        _own(world),
        _climber(world.climber),
        _heart(world.heart),
        _child(world.child),
        _sky(world.sky),
        _assists(world.assists),
        _vision(world.vision),
        tuple(map(_wall, world.walls)),
        tuple(map(_hand, world.hands)),
        tuple(map(_ash, world.ash)),
        tuple(map(_loop, world.loops)),
        _gaze(world.gaze),
    )


def restore(world: World, snap: Snapshot) -> None:
    """Put a world of the same levels back to where a snapshot was taken."""
    own, climber, heart, child, sky, assists, vision, walls, hands, ash, loops, gaze = snap
    place = world.place
    _put_own(world, own)
    if world.place != place:
        world.level = level = world.levels[world.place]
        world.alone = bool(world.memory or level.awake)
        world.walls = [ShiftingWall(0, 0, 0, 0) for _ in level.walls]
        world.hands = [Hand(0, 0, 0, 0) for _ in level.hands]
        world.ash = [Ash() for _ in level.ash]
        world.loops = [Loop() for _ in level.loops]
    _put_climber(world.climber, climber)
    _put_heart(world.heart, heart)
    _put_child(world.child, child)
    _put_sky(world.sky, sky)
    _put_assists(world.assists, assists)
    _put_vision(world.vision, vision)
    for wall, state in zip(world.walls, walls, strict=True):
        _put_wall(wall, state)
    for hand, state in zip(world.hands, hands, strict=True):
        _put_hand(hand, state)
    for slab, state in zip(world.ash, ash, strict=True):
        _put_ash(slab, state)
    for loop, state in zip(world.loops, loops, strict=True):
        _put_loop(loop, state)
    _put_gaze(world.gaze, gaze)
    world.take_shape()
    world.band = world.level.band(world.climber.y + tuning.BOX_H)
    world.near = near_walls(world)
    world.events = []


def state_bytes(world: World) -> bytes:
    """The canonical bytes of a world: ints only, in a fixed order."""
    return repr((world.rules.name, world.memory, snapshot(world))).encode()


def digest(world: World) -> str:
    """32 hex digits over the canonical bytes."""
    return blake2b(state_bytes(world), digest_size=16).hexdigest()


def tuning_digest() -> str:
    """16 hex digits over every number of the rules."""
    return tuning.digest()
