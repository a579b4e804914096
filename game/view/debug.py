"""The F1 overlay: the rules' boxes, classes, ids, passage, ticks, dropped time, frame time."""

from functools import cache

import pygame

from game.sim.heart import INTERVAL_NAMES
from game.sim.level import LOOP_RULES
from game.sim.states import STATES
from game.sim.things.hand import STATES as HAND_STATES
from game.sim.tuning import BOX_H, BOX_W, LOW_H
from game.sim.world import World
from game.view.baked import Spot
from game.view.fonts import face

CYAN, GOLD, RED, GREEN, WHITE = (
    (90, 220, 255),
    (255, 200, 90),
    (255, 96, 96),
    (120, 255, 150),
    (230, 230, 240),
)


def _font() -> pygame.font.Font:
    return face("Galmuri9-Regular.ttf", 10, 14)


@cache
def _line(text: str, colour: tuple[int, int, int]) -> pygame.Surface:
    return _font().render(text, False, colour, (8, 6, 16))


def say(target: pygame.Surface, text: str, at: tuple[int, int], colour: tuple[int, int, int] = WHITE) -> None:
    """Write a line of the overlay, its top left corner at px of the screen."""
    if len(text) < 48 and not any(ch.isdigit() for ch in text):
        target.blit(_line(text, colour), at)
    else:
        target.blit(_font().render(text, False, colour, (8, 6, 16)), at)


def outline(
    target: pygame.Surface, spot: Spot, x: int, y: int, w: int, h: int, colour: tuple[int, int, int]
) -> None:
    """Draw the edges of a rectangle of the map."""
    corners = [spot(px, py) for px, py in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))]
    if min(float(c[2]) for c in corners) > 0.1:
        points = [(round(float(c[0])), round(float(c[1]))) for c in corners]
        pygame.draw.polygon(target, colour, points, 1)


def draw(target: pygame.Surface, world: World, spot: Spot, numbers: dict[str, float]) -> None:
    """numbers: what the program measured: frame ms, dropped ticks, and so on."""
    c, level, heart = world.climber, world.level, world.heart
    top = c.y + (BOX_H - LOW_H if c.low else 0)
    for k, wall in enumerate(world.walls):
        outline(target, spot, wall.x, wall.y, wall.w, wall.h, GOLD)
        _label(target, spot, wall.x, wall.y - 13, f"wall {k} seam {wall.seam}", GOLD)
    for k, lamp in enumerate(level.lamps):
        outline(target, spot, lamp.x - 12, lamp.y - 40, 24, 40, GREEN)
        _label(target, spot, lamp.x - 12, lamp.y - 50, f"lamp {k}", GREEN)
    for k, hand in enumerate(world.hands):
        outline(target, spot, hand.x - 10, hand.y - 20, 20, 20, RED)
        _label(target, spot, hand.x - 10, hand.y + 2, f"hand {k} {HAND_STATES[hand.state]} {hand.t}", RED)
    for k, loop in enumerate(level.loops):
        box, now = loop.box, world.loops[k]
        outline(target, spot, box.x, box.y, box.w, box.h, WHITE)
        state = (
            "open"
            if now.open
            else f"passes {now.passes} wrong {now.wrong} right {now.right} knelt {now.knelt}"
        )
        _label(target, spot, box.x + 4, box.bottom + 4, f"loop {k} {LOOP_RULES[loop.rule]} {state}", WHITE)
    box = level.exit
    outline(target, spot, box.x, box.y, box.w, box.h, GREEN)
    outline(target, spot, c.x, top, BOX_W, c.y + BOX_H - top, CYAN)
    passage = level.passages[world.passage].name if 0 <= world.passage < len(level.passages) else "-"
    lines = (
        f"{level.name}  passage {world.passage} {passage}",
        f"tick {world.tick}  at {c.x},{c.y}  tile {(c.x + 8) // 16},{(c.y + BOX_H - 1) // 16}",
        f"v {c.vx},{c.vy}  {STATES[c.state]}{'  ground' if c.ground else ''}  grip {c.grip}",
        f"beat in {heart.left} of {heart.period} {INTERVAL_NAMES[heart.kind]}  beats {heart.beats}",
        f"life {world.child.life} of {world.child.ceiling}  fear {world.child.fear >> 8}  cold {world.child.cold >> 8}",
        f"sky {world.sky.left}  deaths {world.deaths}  lamp {world.lamp}",
        "  ".join(f"{k} {v:.2f}" for k, v in numbers.items()),
    )
    for row, text in enumerate(lines):
        if text:
            say(target, text, (6, target.get_height() - 78 + row * 11))


def _label(
    target: pygame.Surface, spot: Spot, x: int, y: int, text: str, colour: tuple[int, int, int]
) -> None:
    sx, sy, facing = spot(x, y)
    if facing > 0.3:
        say(target, text, (round(float(sx)), round(float(sy))), colour)
