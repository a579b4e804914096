"""The room that one wakes in, by night and at dawn: wall with its window, floor, bed, mirror, door.

Writes `room.npz`: for each of `PIECES` and for `night` and `day`, `<piece>_<time>` h x w x 4 uint8, hard alpha. The
wall's window has its middle at x 320; the wall's last row is the floor.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray

from tools.assets.paint import Painting, blob, box, limb, oval, poly

WALL, FLOOR, BED, MIRROR, DOOR = (640, 304), (640, 64), (132, 58), (44, 72), (56, 66)
NIGHT = (
    "#05060c #090b14 #0e111e #141829 #1c2236 #262d45 #343c58 #18203a #222c50 #2e3a66 #3e4c80"
    " #4a5273 #69718f #a4acca #dfe6fa #2a2030 #3a2a44 #594a86 #8a6ac8 #ffcf8a"
)
DAWN = (
    "#14131d #211f2d #312e40 #454156 #5c566d #787086 #9790a2 #b9aeb8 #dccbc8 #f6dccb #ffeedd #a89fb0 #cbbcc0"
    " #e9d3c9 #8a6ac8 #6e8078 #40343e #4e3e4a #5c4c56 #6a5862 #786470 #86707a #a88a8c #c9a69e #e8c4b0"
    " #ffe2c8 #d8a888 #5a4a7a"
)
SEED = 4126
MOONS, MOON_ROW, MOON = (293.0, 347.0), 92.0, "#dfe6fa"  # px of the wall: one in each pane beside the middle
SLOPE = (150, 112)  # px across and down that the roof comes into the room at both sides


def _sky(p: Painting, day: bool) -> None:
    """What the panes show: the day's first light over roofs of no importance."""
    night, dawn = ("#070912", "#1a2036"), ("#8f93b4", "#f8d5c4")
    top, foot = dawn if day else night
    p.lay(box(216, 54, 424, 252), top, to=foot, gy=(60, 236), lit=0, rim=0, rough=0, amt=0.02)
    for k, (x, y, w, h) in enumerate(
        ((238, 96, 90, 7), (330, 118, 120, 9), (250, 150, 150, 6), (352, 176, 80, 5))
    ):
        veil = blob(
            [(x, y), (x + w * 0.3, y - h), (x + w * 0.7, y - h * 0.4), (x + w, y + 2), (x + w * 0.5, y + h)]
        )
        p.lay(veil, ("#c9b4c0", "#f3c3b4")[k % 2] if day else "#141a2c", lit=0, rim=0, soft=1.6, alpha=0.7)
    if not day:
        p.specks(40, (220, 60, 420, 170), "#69718f", (0.3, 0.6))
    for x in MOONS:  # two, as far apart as eyes are: they look in, and at dawn one would not swear to them
        for r, share in ((30, 0.10), (15, 0.22), (10, 0.3)):
            p.glow(lambda px, py, x=x, r=r: np.exp(-(((px - x) / r) ** 2 + ((py - MOON_ROW) / r) ** 2)), MOON,
                   share * (0.25 if day else 1))  # fmt: skip
        p.lay(oval(x, MOON_ROW, 6.5, 6.5), MOON, lit=0, rim=0, rough=0, alpha=0.35 if day else 1)
        p.lay([oval(x - 2, MOON_ROW - 1, 1.6, 1.3), oval(x + 1.8, MOON_ROW + 2, 1.2, 0.9)],
              "#a4acca", lit=0, rim=0, rough=0, alpha=0.15 if day else 0.7)  # fmt: skip
    far, near = ("#a794a8", "#6f6780") if day else ("#10141f", "#0a0c14")
    p.lay(
        poly([(300, 236), (303, 150), (304.5, 112), (306, 150), (309, 236)]), far, lit=0, rim=0.2
    )  # a mast, no more
    skyline = [(216, 252), (216, 205), (236, 205), (236, 196), (244, 190), (258, 200), (258, 208),
               (282, 208), (282, 193), (288, 193), (288, 201), (318, 201), (330, 188), (344, 200), (372, 200),
               (372, 190), (377, 190), (377, 206), (400, 206), (410, 198), (424, 204), (424, 252)]  # fmt: skip
    p.lay(poly(skyline), far, lit=0, rim=0.5)
    roofs = [(216, 252), (216, 226), (232, 212), (250, 226), (250, 220), (255, 220), (255, 230), (290, 230),
             (306, 218), (324, 232), (350, 232), (350, 222), (356, 222), (356, 230), (392, 230),
             (408, 216), (424, 228), (424, 252)]  # fmt: skip
    p.lay(poly(roofs), near, lit=0, rim=0.6)
    for x, y in ((268, 236), (334, 238), (398, 236)):
        p.lay(box(x, y, x + 3, y + 4), "#ffcf8a" if not day and x == 334 else far, lit=0, rim=0, rough=0)
    p.lay(limb([(216, 214, 0.3), (300, 222, 0.3), (424, 208, 0.3)]), near, lit=0, rim=0, rough=0)


def _window(p: Painting, day: bool) -> None:
    wood, pale = ("#4e3e4a", "#c9a69e") if day else ("#10131e", "#343c58")
    bars = [box(210, 48, 430, 55), box(210, 48, 217, 256), box(423, 48, 430, 256), box(210, 250, 430, 256),
            box(317.5, 54, 322.5, 252), box(216, 112, 424, 115.5)]  # fmt: skip
    p.lay(bars, wood, lit=0.3, rim=0.9, rough=0.3)
    thin = [box(266, 54, 268, 252), box(372, 54, 374, 252), box(216, 182, 424, 184)]
    p.lay(thin, wood, lit=0.3, rim=0.6, rough=0.2)
    p.lay(box(202, 256, 438, 262), pale, lit=0.5, rim=0.9, rough=0.3)
    p.shade(box(204, 262, 436, 272), 0.45, 2)
    _lavender(p, day)


def _lavender(p: Painting, day: bool) -> None:
    """In a glass on the sill, a few days old: ears that hang over."""
    glass, stem, bloom = ("#cbbcc0", "#6e8078", "#8a6ac8") if day else ("#343c58", "#1c2236", "#594a86")
    for lean, tall, hangs in (
        (-15, 19, 3),
        (-8, 29, 0),
        (0, 33, -1),
        (7, 27, 0),
        (14, 21, 3),
        (-4, 24, 0),
        (19, 14, 5),
    ):
        way = [(386, 250), (386 + lean * 0.5, 252 - tall * 0.55), (386 + lean, 252 - tall + hangs)]
        p.lay(limb([(x, y, 0.4) for x, y in way]), stem, rim=0.3)
        (x0, y0), (x1, y1) = way[1], way[2]
        ear = [(x0 + (x1 - x0) * q, y0 + (y1 - y0) * q) for q in np.linspace(0.5, 1.25, 7)]
        p.lay([oval(x, y, 1.5 - 0.12 * n, 1.1) for n, (x, y) in enumerate(ear)], bloom, rim=0.6, amt=0.14)
    p.lay(poly([(381, 238), (391, 238), (390, 256), (382, 256)]), glass, lit=0.4, rim=1.1, alpha=0.55)
    p.lay(limb([(382.5, 240, 0.4), (383, 254, 0.3)]), "#f6dccb" if day else "#69718f", lit=0, rim=0, rough=0)


def _curtains(p: Painting, day: bool) -> None:
    cloth, fold = ("#86707a", "#5c4c58") if day else ("#1c2444", "#10152a")
    p.lay(limb([(188, 42, 1.3), (452, 42, 1.3)]), fold, rim=0.6, rough=0)
    for side in (-1, 1):
        x = 320 + side * 118

        def at(dx: float, y: float, x: float = x, side: int = side) -> tuple[float, float]:
            return x + side * dx, y

        hem = [at(-26, 284), at(-18, 288), at(-8, 285), at(0, 289), at(9, 286)]
        p.lay(poly([at(13, 43), at(-24, 43), at(-25, 90), at(-21, 130), at(-13, 166), at(-12, 178), at(-17, 226), *hem,
                    at(13, 230), at(10, 172), at(13, 110)]), cloth, lit=0.32, rim=0.55, ang=1.5, amt=0.07)  # fmt: skip
        p.lay(limb([(*at(-14, 170), 1.2), (*at(0, 175), 1.5), (*at(12, 171), 1.2)]), fold, lit=0.3, rim=0.8)
        for dx in (-17, -9, -1, 6):
            p.lay(limb([(*at(dx, 46), 0.9), (*at(dx + 1, 120), 1.5), (*at(dx * 0.6 + 2, 170), 1.0), (*at(dx, 240), 1.7),
                        (*at(dx * 1.1, 284), 0.9)]), fold, lit=0.2, rim=0.5, alpha=0.85)  # fmt: skip


def wall(day: bool) -> Painting:
    """Under a roof: a large window, and what is left of whoever lived here besides."""
    p = Painting(SEED, (320, 120), "#f6cdb4" if day else "#6a7cc4", 150, 0.6, WALL)
    dawn, night = (
        ((0, "#4a4152"), (0.5, "#5f535f"), (1, "#4e4450")),
        ((0, "#0d1020"), (0.6, "#161c34"), (1, "#10142a")),
    )
    p.wash(dawn if day else night, 0, 304, 0.035)
    near = "#f0c0a4" if day else "#4a5ea8"
    p.glow(
        lambda x, y: np.exp(-(((x - 320) / 230) ** 2 + ((y - 160) / 140) ** 2)) * 0.55,
        near,
        0.62 if day else 0.34,
    )
    _paper(p, day)
    patch = "#7a6a74" if day else "#1c2236"
    p.lay(box(500, 112, 552, 176), patch, lit=0.35, rim=0.2, soft=0.6, alpha=0.8)
    p.lay(oval(526, 106, 0.8, 0.8), "#14131d" if day else "#05060c", rim=0)
    _wainscot(p, day)
    _roof(p, day)
    _sky(p, day)
    _window(p, day)
    _curtains(p, day)
    _shelf(p, day)
    _mobile(p, day)
    _pinned(p, day)
    _coat(p, day)
    board = "#5c4e5a" if day else "#10142a"
    p.lay(box(0, 288, 640, 304), board, lit=0.5, rim=0.8, rough=0.2, amt=0.05)
    p.lay(box(0, 290.5, 640, 291.5), "#312e40" if day else "#05060c", lit=0, rim=0, rough=0.2)
    p.shade(box(0, 294, 640, 304), 0.45, 2)
    _chair(p, day)
    return p


def _paper(p: Painting, day: bool) -> None:
    """Stripes, and between them lavender that somebody chose."""
    ink, stripe = ("#8a7686", "#f0c8b8") if day else ("#262d4e", "#46507c")
    p.glow(
        lambda x, y: (0.5 + 0.5 * np.cos(x * 2 * np.pi / 26)) ** 10 * (y < 236), stripe, 0.06 if day else 0.03
    )
    sprigs = []
    for column in range(25):
        for row in range(8):
            x, y = 13 + column * 26, 14 + row * 34 + 17 * (column % 2)
            if y > 224:
                continue
            sprigs += [limb([(x, y + 7, 0.35), (x + 0.6, y, 0.35), (x, y - 6, 0.3)])]
            sprigs += [
                oval(x + 1.6 * side, y - 5 + 2.6 * k, 1.0, 0.7, 35 * side)
                for k in range(3)
                for side in (-1, 1)
            ]
            sprigs += [
                limb([(x, y + 5, 0.3), (x - 3.4, y + 1.6, 0.4)]),
                limb([(x, y + 4, 0.3), (x + 3, y, 0.4)]),
            ]
    p.lay(sprigs, ink, lit=0.3, rim=0, rough=0.4, alpha=0.5 if day else 0.55)
    for x, y0, y1 in ((58, 90, 160), (132, 40, 92), (602, 120, 200)):  # the plaster has moved
        crack = [
            (x, y0, 0.3),
            (x + 7, y0 + (y1 - y0) * 0.3, 0.45),
            (x - 3, y0 + (y1 - y0) * 0.7, 0.35),
            (x + 5, y1, 0.2),
        ]
        p.lay(limb(crack, bent=False), "#312e40" if day else "#05060c", lit=0, rim=0.3, alpha=0.7)


def _wainscot(p: Painting, day: bool) -> None:
    wood, sunk, rail = ("#655661", "#54474f", "#a88a8c") if day else ("#141a30", "#0e1224", "#2e3a66")
    p.lay(box(0, 236, 640, 290), wood, lit=0.4, rim=0.2, rough=0, amt=0.05)
    panels = [box(x + 5, 244, x + 37, 284) for x in range(-12, 640, 42)]
    p.lay(panels, sunk, lit=0.35, rim=0.7, rough=0.3, amt=0.06, ang=1.5)
    p.lay(box(0, 233, 640, 237), rail, lit=0.4, rim=0.9, rough=0.2)
    p.shade(box(0, 237, 640, 240), 0.5, 0.8)


def _roof(p: Painting, day: bool) -> None:
    """It slopes into the room at both sides: boards, and rafters that end in the wall."""
    board, beam, gap = ("#3c3440", "#6a5660", "#211f2d") if day else ("#0b0e1a", "#1c2236", "#05060c")
    across, down = SLOPE
    for side in (0, 1):

        def at(x: float, y: float, side: int = side) -> tuple[float, float]:
            return (WALL[0] - x if side else x), y

        p.lay(poly([at(-4, -4), at(across, -4), at(-4, down)]), board, lit=0.5, rim=0, rough=0.3)
        for k in range(1, 5):
            x, y = across * k / 5, down * k / 5
            p.lay(
                limb([(*at(x, -2), 0.5), (*at(-2, y), 0.5)], bent=False),
                gap,
                lit=0,
                rim=0.3,
                rough=0.3,
                alpha=0.8,
            )
        rafter = poly([at(across + 8, -4), at(across - 6, -4), at(-4, down - 6), at(-4, down + 6)])
        p.lay(rafter, beam, lit=0.7, rim=1.0, rough=0.4)
        p.shade(
            poly([at(across + 10, -4), at(across + 22, -4), at(-4, down + 18), at(-4, down + 7)]), 0.35, 3
        )


def _shelf(p: Painting, day: bool) -> None:
    """Over the bed: books for two ages, a horse on wheels, a candle that burned down."""
    wood = "#7a6068" if day else "#222c50"
    p.shade(box(58, 196, 132, 206), 0.4, 3)
    feet = poly([(66, 193), (70, 193), (66, 202)]), poly([(120, 193), (124, 193), (124, 202)])
    p.lay([box(56, 190, 134, 193.5), *feet], wood, lit=0.5, rim=1.1, rough=0.2)
    spines = ("#5c566d", "#86707a", "#4e3e4a", "#a88a8c", "#5a4a6a", "#787086", "#6a5660") if day else (
        "#1c2236", "#262d45", "#1a1420", "#343c58", "#2a2030", "#222c50", "#141829")  # fmt: skip
    dice, x = np.random.default_rng(SEED + 9), 60.0
    for n in range(8):
        w, tall = float(dice.uniform(2.6, 5)), float(dice.uniform(11, 19))
        p.lay(box(x, 190 - tall, x + w - 0.4, 190), spines[n % len(spines)], lit=0.6, rim=0.9, rough=0.2)
        x += w
    p.lay(poly([(x, 190), (x + 3, 190), (x + 8, 175), (x + 5, 174)]), spines[3], lit=0.6, rim=1.0, rough=0.2)
    horse = "#c9a69e" if day else "#4a5273"
    p.lay([blob([(107, 184), (107, 180), (116, 180), (117, 184)]), limb([(115.5, 181, 1.6), (118.5, 175, 1.3)]),
           limb([(118, 175, 1.3), (121, 176.5, 1.0)]), limb([(108.5, 184, 0.8), (108, 188, 0.7)]),
           limb([(115, 184, 0.8), (115.6, 188, 0.7)]), box(105, 187.4, 119, 188.6), oval(107.5, 189, 1.4, 1.4),
           oval(116.5, 189, 1.4, 1.4)], horse, lit=0.6, rim=1.1, rough=0.2)  # fmt: skip
    p.lay(box(126, 184, 129.4, 190), "#e9d3c9" if day else "#69718f", lit=0.5, rim=0.8, rough=0.3)


def _mobile(p: Painting, day: bool) -> None:
    """Moons on threads over the bed, from full to none: somebody made them to be counted."""
    line, moon, back = ("#4e3e4a", "#f6dccb", "#6a5660") if day else ("#343c58", "#a4acca", "#1c2236")
    p.lay([limb([(158, 0, 0.3), (158, 88, 0.3)], bent=False), limb([(132, 91, 0.6), (158, 88, 0.8), (184, 92, 0.6)])],
          line, lit=0.3, rim=0.5, rough=0.2)  # fmt: skip
    for n, (x, long) in enumerate(((133, 21), (145, 34), (158, 25), (171, 39), (183, 18))):
        y = 90 + long
        p.lay(limb([(x, 90, 0.25), (x, y - 5, 0.25)], bent=False), line, lit=0.3, rim=0.3, rough=0)
        shape = oval(x, y, 5, 5)
        if 0 < n < 4:
            gone = oval(x - (9.4 - 2.2 * n), y - 0.5, 5.4, 5.4)
            shape = skia.Op(shape, gone, skia.PathOp.kDifference_PathOp)
        p.lay(shape, moon if n < 4 else back, lit=0.5, rim=0.9, rough=0)


def _pinned(p: Painting, day: bool) -> None:
    """Two drawings by a child: a tower with a light on it, and one large who carries one small."""
    sheet, ink, dot = ("#e9d3c9", "#5a4a6a", "#d8a888") if day else ("#4a5273", "#1c2236", "#a4acca")
    for x, y, turn in ((468, 128, -1.6), (474, 172, 1.2)):
        p.shade(poly([(x + 1, y + 2), (x + 22, y + 2 + turn), (x + 22, y + 30), (x + 1, y + 30)]), 0.3, 1.5)
        p.lay(
            poly([(x, y), (x + 20, y + turn), (x + 20.5, y + 27), (x + 0.6, y + 27.6)]),
            sheet,
            lit=0.5,
            rim=0.8,
            rough=0.3,
        )
    p.lay([limb([(472, 152, 0.5), (478, 134, 0.5), (484, 152, 0.5)], bent=False)]
          + [limb([(474 + k, 149 - 5 * k, 0.4), (482 - k, 147 - 5 * k, 0.4)]) for k in range(3)],
          ink, lit=0, rim=0, rough=0.5)  # fmt: skip
    p.lay(oval(478.2, 132.6, 1.7, 1.7), dot, lit=0, rim=0, rough=0)
    large = [
        ((482, 182), (482, 190)),
        ((482, 190), (479, 195)),
        ((482, 190), (485, 195)),
        ((482, 184), (487, 186)),
    ]
    lines = [limb([(*a, 0.48), (*b, 0.48)]) for a, b in (*large, ((487, 185), (487.4, 188.6)))]
    heads = [oval(482, 180, 1.9, 1.9), oval(487, 183.4, 1.3, 1.3)]
    p.lay([*lines, *heads], ink, lit=0, rim=0, rough=0.5)


def _coat(p: Painting, day: bool) -> None:
    """A small one on the lower of two hooks. Nobody claims it."""
    rail, cloth, fold = ("#86707a", "#5a4a6a", "#4e3e4a") if day else ("#262d45", "#2a2030", "#1a1420")
    p.lay([box(526, 206, 552, 209), limb([(531, 208, 0.7), (530, 213, 0.6)]), limb([(546, 208, 0.7), (547, 213, 0.6)])],
          rail, lit=0.5, rim=1.0, rough=0.2)  # fmt: skip
    p.lay(blob([(543, 213), (551, 213), (555, 219), (553, 226), (555, 244), (547, 247), (539, 244), (541, 226),
                (539, 219)]), cloth, lit=0.6, rim=1.2, amt=0.1)  # fmt: skip
    p.lay(blob([(543, 216), (547, 211), (551, 216), (547, 220)]), fold, lit=0.4, rim=0.8)
    for x in (544, 549):
        p.lay(limb([(x, 222, 0.4), (x - 1, 234, 0.7), (x - 2, 245, 0.5)]), fold, lit=0.2, rim=0.4, alpha=0.8)


def _chair(p: Painting, day: bool) -> None:
    """A child's, turned to the window. Nobody has moved it."""
    wood = "#14131d" if day else "#1c2236"
    legs = [limb([(262, 304, 1.2), (264, 286, 1.2)]), limb([(281, 304, 1.2), (280, 286, 1.2)]),
            limb([(261, 288, 1.3), (257, 262, 1.1)]), limb([(266, 288, 1.1), (262, 263, 1.0)])]  # fmt: skip
    p.lay(legs, wood, lit=0.5, rim=0.9)
    p.lay([box(258, 284, 284, 287), limb([(256, 264, 1.4), (263, 264, 1.4)]), limb([(257, 272, 1.1), (264, 272, 1.1)])],
          wood, lit=0.5, rim=1.0)  # fmt: skip
    shoes = [blob([(268, 304), (268, 301), (271, 300.5), (275, 302.5), (275, 304)])]
    shoes.append(blob([(276, 304), (276, 301), (279, 300.5), (283, 302.5), (283, 304)]))
    p.lay(shoes, "#9790a2" if day else "#343c58", lit=0.6, rim=1.0, rough=0)


def floor(day: bool) -> Painting:
    """Boards seen from their ends, and what the light does not reach under them."""
    p = Painting(SEED + 1, (330, -60), "#f0c8b8" if day else "#46507c", 120, 0.5, FLOOR)
    dawn, night = (
        ((0, "#1d1b27"), (0.25, "#100f17"), (1, "#07070b")),
        ((0, "#0a0b13"), (0.25, "#06070c"), (1, "#040508")),
    )
    p.wash(dawn if day else night, 0, 64, 0.05)
    dice, x = np.random.default_rng(SEED), -6.0
    while x < 640:
        w = float(dice.uniform(17, 30))
        tone = (
            ("#454156", "#3b374a", "#4d475d")[int(dice.integers(3))]
            if day
            else ("#141829", "#10131f", "#181c2e")[int(dice.integers(3))]
        )
        p.lay(
            box(x + 0.6, 1, x + w - 0.6, 8 + dice.uniform(-0.6, 0.6)),
            tone,
            lit=0.9,
            rim=0.7,
            rough=0.4,
            amt=0.1,
        )
        x += w
    p.lay(box(0, 0, 640, 1.2), "#b9aeb8" if day else "#69718f", lit=0.3, rim=0, rough=0)
    p.shade(box(-10, 9, 650, 64), 0.35, 3)
    for x in range(20, 640, 96):  # joists
        p.lay(box(x, 9, x + 12, 40), "#181722" if day else "#07080d", lit=0.2, rim=0.3, alpha=0.8)
    return p


def bed(day: bool) -> Painting:
    """From its side, its head to the left, the cover thrown back: 96 px of it can be stood on, 16 px up."""
    p = Painting(SEED + 2, (150, -40), "#f3cdbb" if day else "#56639a", 90, 0.8, BED)
    iron, sheet, pillow, cover, under = (
        ("#14131d", "#9790a2", "#dccbc8", "#5c566d", "#312e40")
        if day
        else ("#262d45", "#343c58", "#4a5273", "#1c2236", "#0e111e")
    )
    foot = 58
    p.lay([box(20, foot - 12, 114, foot - 9)], under, rim=0.5)
    p.lay([limb([(18, foot, 1.9), (18, 14, 1.9)]), limb([(114, foot, 1.8), (114, 24, 1.8)])], iron, rim=1.0)
    p.lay([oval(18, 12, 2.4, 2.4), oval(114, 22, 2.2, 2.2)], iron, rim=1.2)
    p.lay([limb([(18, y, 0.8), (21, y - 0.5, 0.8)]) for y in (20, 26, 32)], iron, rim=0.8)
    p.lay(
        poly([(19, foot - 17), (113, foot - 17), (113, foot - 9), (19, foot - 9)]),
        sheet,
        lit=0.7,
        rim=0.9,
        amt=0.08,
    )
    p.lay(
        blob([(20, foot - 16), (21, foot - 23), (30, foot - 25), (41, foot - 23), (43, foot - 16)]),
        pillow,
        lit=0.8,
        rim=1.0,
    )
    p.lay(limb([(26, foot - 22, 0.4), (31, foot - 19, 0.7), (37, foot - 20, 0.4)]), sheet, lit=0.2, rim=0.2)
    p.lay(blob([(70, foot - 18), (86, foot - 20), (114, foot - 18), (115, foot - 4), (104, foot - 1), (84, foot - 3),
                (74, foot - 7)]), cover, lit=0.4, rim=0.9, ang=0.5, amt=0.1)  # fmt: skip
    p.lay(blob([(62, foot - 17), (70, foot - 23), (82, foot - 21), (85, foot - 14), (76, foot - 10), (66, foot - 12)]),
          cover, lit=0.6, rim=1.3)  # fmt: skip
    for x in (90, 98, 106):
        p.lay(
            limb([(x, foot - 18, 0.5), (x + 2, foot - 11, 0.8), (x - 1, foot - 3, 0.4)]),
            under,
            lit=0.2,
            rim=0.4,
            alpha=0.7,
        )
    # The hem is what one stands on: pale over its own shadow, or pillow and cover hide where the bed is.
    hem, shade = ("#ffeedd", "#211f2d") if day else ("#a4acca", "#090b14")
    p.lay(box(19, foot - 15, 113, foot - 13.6), shade, lit=0, rim=0, rough=0)
    p.lay(box(19, foot - 16, 113, foot - 15), hem, lit=0, rim=0, rough=0)
    return p


def mirror(day: bool) -> Painting:
    """On a stand of its own, as tall as who stands before it; its glass is GLASS in the middle."""
    p = Painting(SEED + 3, (-30, 10), "#f3cdbb" if day else "#56639a", 60, 0.8, MIRROR)
    wood, glass = ("#4a3f4c", "#454156") if day else ("#1a1826", "#141829")
    p.lay([limb([(5, 72, 1.3), (8, 40, 1.2), (7, 22, 1.1)]), limb([(39, 72, 1.3), (36, 40, 1.2), (37, 22, 1.1)]),
           limb([(2, 71, 1.2), (10, 69, 1.2)]), limb([(34, 69, 1.2), (42, 71, 1.2)]),
           limb([(8, 60, 0.9), (36, 60, 0.9)])],
          wood, rim=0.9)  # fmt: skip
    p.lay(oval(22, 33, 15, 31), wood, lit=0.8, rim=1.2)
    p.lay(oval(22, 33, 12.4, 28.2), glass, lit=0.35, rim=0, to="#312e40" if day else "#0e111e", gy=(8, 60))
    p.lay(
        poly([(14, 24), (25, 9), (28, 11), (14, 32)]),
        "#b9aeb8" if day else "#262d45",
        lit=0.3,
        rim=0,
        alpha=0.35,
    )
    return p


def door(day: bool) -> Painting:
    """Two panels and a handle; nothing about it is strange."""
    p = Painting(SEED + 4, (-60, 0), "#f3cdbb" if day else "#56639a", 70, 0.6, DOOR)
    frame, leaf, sunk = ("#454156", "#5c566d", "#454156") if day else ("#10131f", "#181c2d", "#10131f")
    p.lay(box(4, 1, 52, 66), frame, lit=0.5, rim=0.9, rough=0.3)
    p.lay(box(9, 6, 47, 66), leaf, lit=0.6, rim=0.8, rough=0.2, ang=1.5, amt=0.08)
    for y0, y1 in ((11, 31), (37, 60)):
        p.lay(box(15, y0, 41, y1), sunk, lit=0.4, rim=0.3, rough=0.2)
        p.lay(
            limb([(15, y1, 0.5), (41, y1, 0.5)]), "#787086" if day else "#262d45", lit=0.4, rim=0.4, rough=0.2
        )
    p.lay(oval(12.5, 37, 1.3, 1.3), "#f6dccb" if day else "#69718f", rim=1.0)
    return p


PIECES: dict[str, Callable[[bool], Painting]] = {
    "wall": wall, "floor": floor, "bed": bed, "mirror": mirror, "door": door,
}  # fmt: skip


def picture(made: Painting, day: bool) -> NDArray[np.uint8]:
    """Colours and hard alpha; a wall and a floor are whole."""
    chosen, colours = made.finish(DAWN if day else NIGHT)
    wide, tall = made.size
    cover = made.cover.reshape(tall, -1, wide, made.cover.shape[1] // wide).mean((1, 3))
    whole = wide == WALL[0]
    alpha = np.where((cover > 0.5) | whole, 255, 0).astype(np.uint8)
    return np.concatenate([colours[chosen], alpha[..., None]], -1)


def build(out: Path, report) -> list[Path]:
    """Write room.npz."""
    made = {
        f"{name}_{time}": picture(paint(day), day)
        for name, paint in PIECES.items()
        for time, day in (("night", False), ("day", True))
    }
    path = out / "room.npz"
    np.savez_compressed(path, **made)
    return [path]
