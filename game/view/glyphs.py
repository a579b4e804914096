"""Buttons as pictures and as words, by the family of the controller: keycaps, letters, shapes. Drawn here.

A source is named as in `game.input.bindings`: `key SPACE`, `pad a`, `pad lefttrigger`, `stick left`, `joy 3`.
"""

from functools import lru_cache

import pygame

from game.view.fonts import face

FAMILIES = ("xbox", "playstation", "nintendo")
# Words in what a controller calls itself -> its family.
KNOWN = {
    "xbox": "xbox", "x-box": "xbox", "xinput": "xbox", "360": "xbox",
    "playstation": "playstation", "dualshock": "playstation", "dualsense": "playstation", "ps3": "playstation",
    "ps4": "playstation", "ps5": "playstation", "sony": "playstation", "wireless controller": "playstation",
    "nintendo": "nintendo", "switch": "nintendo", "joy-con": "nintendo", "pro controller": "nintendo",
}  # fmt: skip
# What is printed on a button, by family, where it is not what SDL calls it.
PRINTED: dict[str, dict[str, str]] = {
    "xbox": {
        "a": "A", "b": "B", "x": "X", "y": "Y", "back": "View", "start": "Menu", "leftshoulder": "LB",
        "rightshoulder": "RB", "lefttrigger": "LT", "righttrigger": "RT", "leftstick": "LS", "rightstick": "RS",
    },
    "playstation": {
        "a": "Cross", "b": "Circle", "x": "Square", "y": "Triangle", "back": "Share", "start": "Options",
        "leftshoulder": "L1", "rightshoulder": "R1", "lefttrigger": "L2", "righttrigger": "R2",
        "leftstick": "L3", "rightstick": "R3",
    },
    # SDL names buttons by their place; these are printed the other way round.
    "nintendo": {
        "a": "B", "b": "A", "x": "Y", "y": "X", "back": "-", "start": "+", "leftshoulder": "L",
        "rightshoulder": "R", "lefttrigger": "ZL", "righttrigger": "ZR", "leftstick": "LS", "rightstick": "RS",
    },
}  # fmt: skip
ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
COLOURS = {
    ("xbox", "a"): (108, 190, 90), ("xbox", "b"): (220, 86, 80), ("xbox", "x"): (90, 140, 226),
    ("xbox", "y"): (226, 186, 74), ("playstation", "a"): (132, 158, 226), ("playstation", "b"): (226, 106, 100),
    ("playstation", "x"): (214, 140, 196), ("playstation", "y"): (110, 196, 168),
}  # fmt: skip
CAP, RIM, INK = (38, 30, 58), (150, 138, 176), (236, 228, 246)
FACE = "Galmuri11-Regular.ttf"


def family(name: str) -> str:
    """The family of a controller by what it calls itself; most others print what an Xbox's has."""
    lower = name.lower()
    return next((known for word, known in KNOWN.items() if word in lower), "xbox")


def named(source: str, family: str = "xbox") -> str:
    """What it is called, in a word: `key SPACE` is `Space`, `pad lefttrigger` is `LT`, `stick up` is `LS up`."""
    kind, _, name = source.partition(" ")
    if kind == "key":
        return KEYS.get(name) or (name.capitalize() if len(name) > 1 else name)
    if kind in ("stick", "hat"):
        return f"{'LS' if kind == 'stick' else 'D-pad'} {name}"
    if name.startswith("dp"):
        return f"D-pad {name[2:]}"
    return PRINTED[family].get(name, f"{kind} {name}") if kind == "pad" else f"{int(name) + 1}"


def printed(source: str, family: str = "xbox") -> str:
    """What is printed on it, for its picture."""
    kind, _, name = source.partition(" ")
    way = name.removeprefix("dp").lower()
    return ARROWS[way] if way in ARROWS and kind != "joy" else named(source, family)


KEYS = {
    "ESCAPE": "Esc", "RETURN": "Enter", "DELETE": "Del", "LCTRL": "Ctrl", "RCTRL": "Ctrl",
    "LALT": "Alt", "RALT": "Alt Gr",
}  # fmt: skip


@lru_cache(256)
def glyph(source: str, family: str, height: int = 16) -> pygame.Surface:
    """Return the button as a picture `height` px high: a keycap, a round button, a shoulder, a stick."""
    kind, _, name = source.partition(" ")
    big = 4  # drawn larger and smoothed down
    h = height * big
    words = printed(source, family)
    round_ = (kind == "pad" and name in ("a", "b", "x", "y")) or kind in ("stick", "joy")
    type_ = face(FACE, 11 * max(1, h // 22), h // 2)
    ink = type_.render(words, True, COLOURS.get((family, name), INK)) if words not in SHAPES else None
    w = h if round_ or ink is None else max(h, ink.get_width() + h // 2)
    out = pygame.Surface((w, h), pygame.SRCALPHA)
    box = pygame.Rect(big // 2, big // 2, w - big, h - big)
    radius = h // 2 if round_ else h // 3 if kind == "pad" else h // 6
    pygame.draw.rect(out, CAP, box, border_radius=radius)
    pygame.draw.rect(out, RIM, box, width=big, border_radius=radius)
    if kind == "key":
        out.fill(RIM, (h // 6, h - 2 * big, w - h // 3, big))  # a keycap's front
    if ink is not None:
        out.blit(ink, ink.get_rect(center=box.center))
    else:
        SHAPES[words](out, box, COLOURS.get((family, name), INK), big * 2)
    return pygame.transform.smoothscale(out, (max(1, w // big), height))


def _circle(out: pygame.Surface, box: pygame.Rect, colour: tuple[int, int, int], thick: int) -> None:
    pygame.draw.circle(out, colour, box.center, box.h // 4, thick)


def _cross(out: pygame.Surface, box: pygame.Rect, colour: tuple[int, int, int], thick: int) -> None:
    x, y, d = *box.center, box.h // 5
    pygame.draw.line(out, colour, (x - d, y - d), (x + d, y + d), thick)
    pygame.draw.line(out, colour, (x - d, y + d), (x + d, y - d), thick)


def _square(out: pygame.Surface, box: pygame.Rect, colour: tuple[int, int, int], thick: int) -> None:
    pygame.draw.rect(out, colour, box.inflate(-box.h * 11 // 20, -box.h * 11 // 20), thick)


def _triangle(out: pygame.Surface, box: pygame.Rect, colour: tuple[int, int, int], thick: int) -> None:
    x, y, d = *box.center, box.h // 4
    pygame.draw.polygon(out, colour, [(x, y - d), (x - d, y + d * 2 // 3), (x + d, y + d * 2 // 3)], thick)


SHAPES = {"Cross": _cross, "Circle": _circle, "Square": _square, "Triangle": _triangle}
