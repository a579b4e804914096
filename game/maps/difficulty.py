"""The difficulty of a map, leg by leg, as a picture: how clumsy hands fare, what slack there is, how long it takes.

Drawn from the figures that `prove` keeps. A leg that the clumsy player does not clear even with steady hands says
nothing about clumsiness (it looks only a little way ahead): its column is open, not full.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pygame

from game.files import shipped
from game.sim.tuning import FRAMES

COLUMN, BAR = 34, 18  # px
LEFT, TOP, FAILS, GAP, TIME, NAMES = (
    74,
    34,
    110,
    34,
    46,
    148,
)  # px of the parts, from the left and from the top
GROUND, LINE, PALE, DIM = (18, 16, 28), (52, 47, 72), (226, 220, 240), (150, 142, 176)
HARD, EASY, OPEN, LONG = (255, 150, 90), (178, 150, 236), (110, 100, 140), (110, 150, 200)
MARKS = {"tape": (120, 220, 160), "another way": (255, 210, 120), "none found": (255, 96, 96)}
SLACKS = (("no_grace", "no grace"), ("less_grip", "grip -10 %"))
LARGER = 2  # the picture is drawn small and enlarged, so that its letters stay sharp


def difficulty(leg: dict[str, Any]) -> float | None:
    """0 to 1: the share of clumsy climbs that did not clear the leg; 1 where no climb did; None: nothing to say."""
    if leg.get("outcome") != "solved":
        return 1.0
    jitter = leg.get("jitter")
    if not jitter or not jitter["tries"] or not jitter["steady"]:
        return None
    return float(jitter["tries"] - jitter["cleared"]) / float(jitter["tries"])


def draw_curve(title: str, legs: Sequence[dict[str, Any]], path: Path) -> None:
    """Write a PNG of the legs' figures, in their order. `legs`: as `prove` keeps them."""
    pygame.font.init()
    font = pygame.font.Font(str(shipped("assets", "fonts", "Galmuri9-Regular.ttf")), 10)

    def say(text: str, at: tuple[int, int], colour: tuple[int, int, int], right: bool = False) -> None:
        words = font.render(text, False, colour)
        picture.blit(words, (at[0] - words.get_width() if right else at[0], at[1]))

    wide = max(LEFT + COLUMN * len(legs) + 10, 330)
    picture = pygame.Surface((wide, TOP + FAILS + GAP + TIME + NAMES), 0, 24)
    picture.fill(GROUND)
    say(f"{title}: of the clumsy player's climbs, those that fail", (8, 8), PALE)
    foot = TOP + FAILS
    for share in (0.0, 0.5, 1.0):
        y = foot - round(FAILS * share)
        pygame.draw.line(picture, LINE, (LEFT, y), (wide - 10, y))
        say(f"{share:.0%}", (LEFT - 6, y - 6), DIM, right=True)
    for row, (_, word) in enumerate(SLACKS):
        say(word, (LEFT - 6, foot + 5 + 12 * row), DIM, right=True)
    ends = foot + GAP + TIME
    longest = max([int(leg.get("ticks") or 0) for leg in legs] + [1])
    say(f"{longest / FRAMES:.1f} s", (LEFT - 6, ends - TIME - 2), DIM, right=True)
    pygame.draw.line(picture, LINE, (LEFT, ends), (wide - 10, ends))
    last = None
    points: list[tuple[int, int]] = []
    for n, leg in enumerate(legs):
        x = LEFT + COLUMN * n + COLUMN // 2
        solved = leg.get("outcome") == "solved"
        hard = difficulty(leg)
        box = pygame.Rect(x - BAR // 2, foot - max(2, round(FAILS * (hard or 0.0))), BAR, 0)
        box.h = foot - box.y
        if not solved:
            pygame.draw.rect(picture, MARKS["none found"], box, 1)
            pygame.draw.line(picture, MARKS["none found"], box.topleft, box.bottomright)
        elif hard is None:
            pygame.draw.rect(picture, OPEN, (box.x, foot - 6, BAR, 6), 1)
        else:
            mixed = tuple(round(e + (h - e) * hard) for e, h in zip(EASY, HARD, strict=True))
            picture.fill(mixed, box)
            points.append((x, box.y))
        for row, (name, _) in enumerate(SLACKS):
            found = (leg.get("slack") or {}).get(name)
            if found in MARKS:
                pygame.draw.circle(picture, MARKS[found], (x, foot + 11 + 12 * row), 3)
        tall = round(TIME * int(leg.get("ticks") or 0) / longest)
        picture.fill(LONG, (x - BAR // 2, ends - tall, BAR, tall))
        if leg.get("passage") != last:
            pygame.draw.line(picture, LINE, (x - COLUMN // 2, TOP), (x - COLUMN // 2, ends + NAMES - 22))
        last = leg.get("passage")
        words = font.render(
            _fitted(font, f"{last}: {leg.get('goal')}"), False, PALE if solved else MARKS["none found"]
        )
        turned = pygame.transform.rotate(words, 90)
        picture.blit(turned, (x - turned.get_width() // 2, ends + 6))
    say("slack:", (8, picture.get_height() - 16), DIM)
    for n, (word, colour) in enumerate(MARKS.items()):
        say(word, (48 + 70 * n, picture.get_height() - 16), colour)
    if len(points) > 1:
        pygame.draw.lines(picture, PALE, False, points)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.stem}.tmp.png")
    pygame.image.save(pygame.transform.scale_by(picture, LARGER), str(fresh))
    os.replace(fresh, path)


def _fitted(font: pygame.font.Font, text: str) -> str:
    """As much of a text as its column has room for; what is left out is left out at the front."""
    room, whole = NAMES - 30, text
    while font.size(text)[0] > room:
        text = text[1:]
    return text if text == whole else f"..{text[2:]}"
