"""Memories 14 to 21: a power cut, a rehearsal, the sea, a tooth, a broken plate, a first room, a quarrel, a roof."""

import numpy as np

from tools.assets.paint import DARK, MORN, RAIN, SEAS, WARM, Painting, Picture, blob, box, limb, oval, poly


def candles() -> Picture:
    """One candle, three chairs, two shadows."""
    p = Painting(31, (80, 56), "#ffb050", 34, 1.2)
    p.wash([(0, "#2a1d30"), (0.7, "#4a2f40"), (1, "#171020")], 0, 80)
    p.lay(box(-2, 80, 162, 102), "#241733", to="#0c0912", gy=(80, 100), rim=0)
    p.halo(80, 52, 36, "#ff9a4a", 0.22)
    for x, lean in ((34, -6), (122, 7)):
        shadow = [
            (x - 16, 80),
            (x - 14, 44),
            (x - 8 + lean, 34),
            (x + lean, 14),
            (x + 8 + lean, 12),
            (x + 14 + lean, 22),
            (x + 9, 36),
            (x + 17, 48),
            (x + 18, 80),
        ]
        p.shade(blob(shadow), 0.62, 1.6)
    p.lay([blob([(30, 72), (80, 66), (130, 72), (130, 77), (80, 83), (30, 77)])], "#a4583a", lit=0.9, rim=0.8)
    p.lay([box(44, 78, 47, 100), box(113, 78, 116, 100)], "#4a2c34", rim=0.9)
    for x in (18, 138):
        p.lay(
            [
                limb([(x, 60, 1.1), (x, 100, 1.1)]),
                limb([(x + 9 * (1 if x < 80 else -1), 78, 1.0), (x + 9 * (1 if x < 80 else -1), 101, 1.0)]),
                limb([(x, 80, 1.4), (x + 9 * (1 if x < 80 else -1), 78, 1.3)]),
            ],
            "#6b3d3a",
            lit=1.0,
            rim=1.2,
        )
    p.lay(
        [
            limb([(74, 62, 0.9), (74, 44, 0.9)]),
            limb([(90, 62, 0.9), (90, 44, 0.9)]),
            limb([(73, 45, 1.2), (91, 45, 1.2)]),
            limb([(74, 52, 0.8), (90, 52, 0.8)]),
        ],
        "#8a5238",
        lit=0.3,
        rim=0.5,
    )
    p.lay(box(77.6, 58, 82.4, 71), "#fff1d2", lit=0.4, rim=0.8)
    p.lay(oval(80, 72, 7, 1.8), "#c9a488", lit=0.8, rim=0.9)
    p.lay(blob([(80, 45), (82.2, 52), (80, 57.6), (77.8, 52)]), "#fff1d2", lit=0, rim=0, rough=0.2)
    p.halo(80, 52, 5, "#ffd08a", 0.8)
    for x in (50, 108):
        p.lay([oval(x, 74, 7, 1.9), box(x - 3, 69, x + 3, 74)], "#c9a488", lit=0.7, rim=0.8)
    return p.finish(WARM)


def rehearsal() -> Picture:
    """A light on an empty stage, dark rows; in the first of them one seat is lit."""
    p = Painting(32, (92, 6), "#ffe8b0", 46, 1.1)
    p.wash([(0, "#0e1020"), (0.6, "#181b34"), (1, "#06070f")], 0, 70)
    for n in range(12):
        x = 2 + n * 14.2
        p.lay(
            limb([(x, -2, 3.4), (x + 1.5 * (-1) ** n, 30, 3.0), (x, 58, 3.6)]),
            "#8a4a34" if n % 2 else "#5a3040",
            lit=0.5,
            rim=0.5,
            ang=1.5,
        )
    p.lay(
        poly([(-2, 56), (162, 56), (162, 64), (-2, 64)]),
        "#8a4a34",
        to="#3a2028",
        gy=(56, 64),
        lit=1.1,
        rim=1.0,
    )
    p.lay(oval(92, 58, 24, 3.4), "#ffd890", lit=0.6, rim=0)
    p.glow(lambda x, y: np.exp(-(((x - 92) / (4 + y * 0.36)) ** 2)) * (y < 60), "#ffe8b0", 0.26)
    p.lay(
        [limb([(92, 58, 0.6), (92, 36, 0.6)]), oval(92, 34, 1.4, 2.2), oval(92, 58.4, 4, 1)],
        "#06070f",
        rim=1.3,
        lit=0.1,
    )
    for row in range(3):
        y = 70 + row * 10
        for n in range(11):
            x = -6 + n * 16 + (row % 2) * 8
            p.lay(
                blob(
                    [(x, y + 10), (x, y), (x + 2, y - 2.4), (x + 11, y - 2.4), (x + 13, y), (x + 13, y + 10)]
                ),
                ("#262a4e", "#181b34", "#0e1020")[row],
                lit=0.35,
                rim=0.9,
            )
    p.lay(
        blob([(90, 80), (90, 70), (92, 67.6), (101, 67.6), (103, 70), (103, 80)]), "#8a6ac8", lit=1.3, rim=1.5
    )
    p.lay(poly([(93, 70), (101, 69), (102, 75), (94, 76)]), "#fff6dc", lit=0.5, rim=0.4)
    p.lay(
        [limb([(95, 72, 0.3), (100, 71.4, 0.3)]), limb([(95, 74, 0.3), (99, 73.6, 0.3)])],
        "#565c8e",
        rim=0,
        lit=0,
    )
    p.halo(96, 70, 9, "#ffd890", 0.3)
    return p.finish(DARK)


def sea() -> Picture:
    """A flat shore; two towels, one of them wet."""
    p = Painting(33, (28, 34), "#fff0c8", 44, 0.7)
    p.wash([(0, "#76a4b8"), (0.5, "#a8c8cc"), (1, "#f6f2e4")], 0, 46)
    for x, y, w in ((40, 14, 46), (110, 22, 60), (86, 8, 30), (140, 33, 40)):
        p.lay(
            blob(
                [(x - w / 2, y), (x - w / 6, y - 3), (x + w / 4, y - 2), (x + w / 2, y + 0.6), (x, y + 1.8)]
            ),
            "#f6f2e4",
            lit=0.6,
            rim=0.6,
            soft=0.5,
            rough=2.5,
            alpha=0.8,
        )
    p.lay(box(-2, 44, 162, 66), "#4a7c98", to="#76a4b8", gy=(44, 66), lit=0.8, rim=0)
    for n in range(6):
        y = 47 + n * 3.4
        p.lay(
            limb([(x, y + np.sin(x / 7 + n * 2), 0.25 + 0.1 * n) for x in range(-4, 168, 7)]),
            "#d8e4dc",
            lit=0.7,
            rim=0,
            alpha=0.35 + 0.1 * n,
        )
    p.glow(
        lambda x, y: np.exp(-(((x - 28) / 9) ** 2)) * (y > 44) * (y < 66) * (0.6 + 0.4 * np.sin(y * 2.3)),
        "#fff0c8",
        0.6,
    )
    shore = [(-4, 66), (30, 64), (70, 67), (110, 63), (164, 66), (164, 104), (-4, 104)]
    p.lay(blob(shore), "#e8c890", to="#d89860", gy=(64, 104), lit=0.6, rim=0.3, amt=0.1)
    p.lay(
        limb([(-4, 66.6, 0.9), (30, 64.8, 0.9), (70, 67.6, 0.9), (110, 63.8, 0.9), (164, 66.6, 0.9)]),
        "#fffaf0",
        lit=0.5,
        rim=0.2,
        alpha=0.9,
    )
    p.shade(
        [poly([(40, 90), (70, 86), (78, 96), (46, 100)]), poly([(92, 84), (122, 81), (130, 91), (98, 95)])],
        0.35,
    )
    p.lay(poly([(38, 86), (68, 82), (76, 93), (44, 97)]), "#2c5674", lit=0.4, rim=0.6)
    p.lay(
        [
            poly([(44, 85.2), (48, 84.6), (54, 95.6), (50, 96.2)]),
            poly([(58, 83.3), (62, 82.8), (69, 94), (65, 94.4)]),
        ],
        "#12243a",
        lit=0.3,
        rim=0,
    )
    p.lay(poly([(90, 80), (120, 77), (128, 87), (96, 91)]), "#8a6ac8", lit=0.7, rim=1.0)
    p.lay(
        [
            poly([(96, 79.4), (100, 79), (106, 90), (102, 90.4)]),
            poly([(110, 78), (114, 77.6), (121, 87.8), (117, 88.4)]),
        ],
        "#fffaf0",
        lit=0.5,
        rim=0,
    )
    for x, y in ((134, 84), (139, 85)):
        p.lay(
            blob([(x - 2, y + 4), (x - 1.6, y), (x + 1.4, y - 1), (x + 1.6, y + 3.4)]),
            "#4a3a4a",
            lit=0.6,
            rim=1.0,
        )
    for n in range(8):
        p.lay(
            oval(56 + n * 2.6 + (n % 2) * 3, 82 - n * 2.2, 1.6 - 0.08 * n, 1.0, 20),
            "#d89860",
            lit=0.1,
            rim=0,
            alpha=0.8,
        )
    return p.finish(SEAS)


def tooth() -> Picture:
    """Moonlight over a pillow; under it something small and round."""
    p = Painting(34, (118, 14), "#c8d8ff", 46, 1.1)
    p.wash([(0, "#0e1020"), (0.7, "#181b34"), (1, "#0e1020")])
    p.lay(box(92, 6, 140, 44), "#3a3f6c", to="#565c8e", gy=(6, 44), lit=0.6, rim=0)
    p.lay(oval(120, 18, 6.4, 6.4), "#e0e4f4", lit=0, rim=0)
    p.specks(14, (94, 8, 138, 40), "#e0e4f4", (0.2, 0.4), 0.9)
    p.halo(120, 18, 8, "#b0b6d8", 0.5)
    p.lay(
        [
            box(88, 3, 144, 6),
            box(88, 44, 144, 48),
            box(88, 3, 92, 48),
            box(140, 3, 144, 48),
            box(115, 6, 117, 44),
            box(92, 24, 140, 26),
        ],
        "#181b34",
        lit=0.6,
        rim=1.0,
    )
    p.lay(
        [
            blob([(84, -2), (94, -2), (91, 30), (84, 60), (78, 60)]),
            blob([(148, -2), (140, -2), (142, 30), (150, 60), (158, 60)]),
        ],
        "#262a4e",
        lit=0.6,
        rim=0.9,
        ang=1.5,
        amt=0.12,
    )
    p.glow(
        lambda x, y: np.exp(-(((x - 62 - (60 - y) * 0.5) / 30) ** 2) - (((y - 72) / 18) ** 2)),
        "#b0b6d8",
        0.26,
    )
    p.lay(box(-2, 58, 162, 102), "#262a4e", to="#0e1020", gy=(60, 102), lit=0.6, rim=0.4)
    p.lay(
        blob([(8, 76), (14, 60), (44, 53), (88, 54), (110, 62), (112, 76), (84, 84), (30, 85)]),
        "#b0b6d8",
        lit=0.7,
        rim=1.0,
        amt=0.05,
    )
    p.shade(blob([(30, 66), (52, 62), (78, 64), (84, 70), (60, 74), (36, 72)]), 0.24, 2.4)
    p.lay(
        [limb([(12, 75, 0.5), (34, 70, 0.4), (44, 66, 0.3)]), limb([(108, 74, 0.5), (90, 70, 0.4)])],
        "#8088b4",
        rim=0.3,
    )
    p.lay(
        blob([(22, 84), (64, 80), (112, 78), (164, 84), (164, 104), (-4, 104), (-4, 90)]),
        "#565c8e",
        lit=0.9,
        rim=1.0,
        amt=0.1,
    )
    p.shade(oval(88, 81, 10, 2.4), 0.6)
    p.lay(oval(88, 79.4, 4.2, 3.0, -12), "#ffd890", lit=0.9, rim=1.0, rough=0.2)
    p.lay(oval(87.6, 78.8, 2.6, 1.7, -12), "#e89a4c", lit=0.9, rim=0.4, rough=0.2)
    p.halo(87, 78, 3, "#fff6dc", 0.5)
    p.lay([blob([(132, 78), (150, 76), (152, 88), (134, 90)], 6)], "#8a6ac8", lit=0.6, rim=0.9)
    return p.finish(DARK)


def plate() -> Picture:
    """A shelf in the evening; one plate has a line through it."""
    p = Painting(35, (30, 20), "#ffc880", 60)
    p.wash([(0, "#4e2a30"), (0.6, "#7e4a3c"), (1, "#4e2a30")])
    for y in (42, 88):
        p.lay(box(-2, y, 162, y + 5), "#b87850", lit=0.8, rim=1.0, amt=0.1)
        p.shade(box(-2, y + 5, 162, y + 10), 0.4)
    for x, r in ((22, 13), (52, 13), (138, 14)):
        p.shade(oval(x + 3, 30, r, r), 0.4, 1.6)
        p.lay(oval(x, 28, r, r), "#a8c0d4", lit=0.5, rim=1.0)
        p.lay(oval(x, 28, r * 0.66, r * 0.66), "#6484a4", lit=0.5, rim=0.4)
    p.shade(oval(97, 32, 20, 20), 0.45, 1.8)
    p.lay(oval(94, 23, 19.5, 19.5), "#e8f0f4", lit=0.5, rim=1.0)
    p.lay(oval(94, 23, 13, 13), "#a8c0d4", lit=0.5, rim=0.4)
    p.lay(oval(94, 23, 11.6, 11.6), "#e8f0f4", lit=0.4, rim=0.2)
    p.lay(
        [
            limb([(79, 10, 0.7), (88, 17, 0.8), (91, 24, 0.7), (99, 28, 0.8), (108, 37, 0.6)], bent=False),
            limb([(91, 24, 0.6), (87, 32, 0.5), (88, 41, 0.4)], bent=False),
        ],
        "#eab478",
        lit=1.3,
        rim=1.2,
        rough=0.5,
    )
    p.lay([box(16, 62, 32, 88), box(40, 68, 52, 88)], "#38527a", lit=0.8, rim=1.1)
    p.lay([oval(24, 62, 8, 2), oval(46, 68, 6, 1.6)], "#22305a", lit=0.8, rim=0.8)
    p.lay([blob([(70, 88), (66, 76), (72, 66), (88, 66), (94, 76), (90, 88)])], "#8a6ac8", lit=0.7, rim=1.1)
    p.lay([limb([(93, 72, 1.2), (101, 74, 1.2), (100, 82, 1.1), (91, 83, 1.0)])], "#8a6ac8", rim=1.1)
    p.lay([box(112, 84, 146, 88), box(114, 80, 144, 84), box(111, 76, 147, 80)], "#e8f0f4", lit=0.5, rim=0.7)
    p.glow(lambda x, y: np.exp(-(((x - y * 0.8 - 60) / 16) ** 2)), "#ffc880", 0.16)
    return p.finish(RAIN)


def room() -> Picture:
    """Boxes, a bulb, a mattress; by the door two keys on a hook."""
    p = Painting(36, (76, 22), "#ffd8a0", 50)
    p.wash([(0, "#a8929a"), (0.7, "#c8b4b0"), (1, "#a8929a")], 0, 74)
    p.lay(
        poly([(-2, 74), (162, 74), (162, 102), (-2, 102)]),
        "#8a6a60",
        to="#4a3c4a",
        gy=(74, 102),
        lit=0.9,
        rim=0.5,
    )
    for x in range(-40, 210, 13):
        p.lay(
            limb([(80 + (x - 80) * 0.8, 74, 0.15), (80 + (x - 80) * 1.7, 102, 0.4)]),
            "#4a3c4a",
            rim=0,
            alpha=0.7,
        )
    p.lay([limb([(76, -2, 0.4), (76, 16, 0.4)]), box(74.4, 14, 77.6, 18)], "#2c2430", rim=0.4)
    p.lay(oval(76, 21, 2.8, 3.6), "#fff6e6", lit=0, rim=0)
    p.halo(76, 21, 10, "#ffe0a8", 0.5)
    p.lay(box(108, 20, 142, 80), "#6a5664", lit=0.7, rim=1.0)
    p.lay([box(112, 25, 138, 46), box(112, 51, 138, 76)], "#4a3c4a", lit=0.7, rim=0.8)
    p.lay(oval(114.6, 52, 1.4, 1.4), "#e8a860", lit=1.0, rim=1.0)
    p.lay(box(146, 36, 156, 39), "#4a3c4a", rim=1.0)
    p.lay(
        [
            limb([(149, 38, 0.4), (149, 43, 0.4)]),
            oval(149, 44.6, 1.7, 1.7),
            limb([(149, 46, 0.6), (149, 52, 0.6)]),
        ],
        "#8a7480",
        rim=1.0,
    )
    p.lay(
        [
            limb([(153, 38, 0.4), (153, 43, 0.4)]),
            oval(153, 44.6, 1.8, 1.8),
            limb([(153, 46, 0.7), (153, 53, 0.7)]),
            limb([(153, 52, 0.6), (155, 52, 0.6)]),
        ],
        "#e8a860",
        lit=1.4,
        rim=1.5,
    )
    p.halo(153, 46, 4, "#ffd8a0", 0.35)
    p.shade(poly([(10, 92), (64, 88), (70, 96), (12, 101)]), 0.4)
    p.lay(poly([(4, 80), (56, 77), (66, 88), (8, 93)]), "#e2d0c0", lit=0.6, rim=0.6)
    p.lay(poly([(8, 93), (66, 88), (66, 92), (8, 98)]), "#a8929a", lit=0.5, rim=0.2)
    p.lay(
        [
            blob([(8, 79), (12, 75), (22, 75), (24, 79), (14, 81)]),
            blob([(26, 78), (30, 74), (40, 74), (42, 78), (32, 80)]),
        ],
        "#f2e4d0",
        lit=0.6,
        rim=0.8,
    )
    p.lay(blob([(30, 82), (52, 79), (64, 87), (40, 91)]), "#8a6ac8", lit=0.7, rim=1.0, amt=0.1)
    for x, y, w, h in ((74, 66, 20, 18), (80, 52, 15, 14), (94, 72, 14, 12)):
        p.lay(box(x, y, x + w, y + h), "#c8a078" if w > 14 else "#b08a68", lit=0.7, rim=1.0)
        p.lay(box(x + w / 2 - 1.2, y, x + w / 2 + 1.2, y + h), "#e2d0c0", rim=0.2, alpha=0.6)
    return p.finish(MORN)


def quarrel() -> Picture:
    """A dark passage, a door that is not quite shut, and what comes through."""
    p = Painting(37, (84, 52), "#ffb868", 20, 1.3)
    p.wash([(0, "#120d1a"), (0.6, "#1c1424"), (1, "#0c0912")])
    p.lay(
        [
            poly([(-2, -2), (46, 14), (46, 84), (-2, 102)]),
            poly([(162, -2), (122, 14), (122, 84), (162, 102)]),
        ],
        "#241733",
        lit=0.4,
        rim=0.4,
    )
    p.lay(poly([(46, 84), (122, 84), (162, 102), (-2, 102)]), "#171020", lit=0.8, rim=0)
    p.lay(box(46, 14, 122, 84), "#2b1d36", lit=0.6, rim=0)
    p.lay(box(62, 24, 104, 84), "#120d1a", rim=0.6)
    p.lay(box(82, 26, 86, 84), "#fff1d2", lit=0, rim=0)
    p.lay(poly([(64, 26), (82.4, 25), (82.4, 85.4), (64, 84)]), "#4a2c44", lit=0.5, rim=1.2)
    p.lay(
        [poly([(67, 31), (79, 30.4), (79, 50), (67, 50)]), poly([(67, 56), (79, 56), (79, 79), (67, 78)])],
        "#33213f",
        lit=0.4,
        rim=0.8,
    )
    p.lay(oval(79.6, 54, 1.2, 1.2), "#fccf88", lit=1, rim=1)
    p.lay(box(86, 26, 102, 84), "#33213f", lit=0.5, rim=1.0)
    p.glow(
        lambda x, y: np.exp(-(((x - 84) / (2.2 + (y - 84).clip(0) * 0.5)) ** 2)) * (y > 26), "#ffb868", 0.55
    )
    p.glow(lambda x, y: np.exp(-np.hypot((x - 84) / 26, (y - 88) / 9)), "#ff9a4a", 0.22)
    p.lay(box(20, 30, 34, 52), "#4a2c44", lit=0.5, rim=0.8)
    p.lay(box(22, 32, 32, 50), "#171020", lit=0.4, rim=0.2)
    for x, y in ((96, 90), (101, 92)):
        p.lay(
            blob([(x - 4, y + 1), (x - 1, y - 1.6), (x + 3, y - 1), (x + 4, y + 1.6), (x, y + 2)]),
            "#5c4a8c",
            lit=0.9,
            rim=1.3,
        )
    p.lay(
        [
            limb([(132, 40, 0.7), (140, 42, 0.7)]),
            blob([(134, 41), (139, 42), (142, 60), (140, 74), (133, 72), (132, 56)]),
        ],
        "#33213f",
        lit=0.4,
        rim=0.7,
    )
    return p.finish(WARM)


def roof() -> Picture:
    """Chimneys, stars, a blanket for two with a cup at each end."""
    p = Painting(38, (120, 26), "#c8d0ff", 60)
    p.wash([(0, "#0e1020"), (0.6, "#262a4e"), (1, "#565c8e")], 0, 70)
    p.specks(120, (0, 0, 160, 62), "#e0e4f4", (0.18, 0.5), 0.85)
    p.glow(lambda x, y: np.exp(-(((y - 10 - x * 0.22) / 9) ** 2)) * 0.6, "#8088b4", 0.28)
    for x, w, h in (
        (-4, 24, 16),
        (22, 18, 22),
        (44, 26, 14),
        (74, 16, 20),
        (94, 30, 15),
        (126, 18, 24),
        (144, 22, 17),
    ):
        p.lay(box(x, 72 - h, x + w, 80), "#181b34", lit=0.3, rim=0.5)
        for n in range(int(w // 6)):
            if (n + int(x)) % 3 == 0:
                p.lay(box(x + 2 + n * 6, 74 - h, x + 4 + n * 6, 77 - h), "#ffd890", lit=0, rim=0, rough=0.2)
    p.lay(
        poly([(-2, 78), (60, 66), (162, 74), (162, 102), (-2, 102)]),
        "#262a4e",
        to="#0e1020",
        gy=(66, 102),
        lit=0.7,
        rim=0.8,
    )
    for n in range(7):
        y = 74 + n * 4.4
        p.lay(limb([(-4, y + 8, 0.3), (60, y - 3, 0.3), (164, y + 4, 0.3)]), "#181b34", rim=0.4, lit=0.2)
    p.lay([box(10, 48, 24, 84), box(8, 46, 26, 50)], "#3a2a3c", lit=0.6, rim=1.0)
    p.lay(
        [limb([(16, 46, 0.8), (15, 38, 2), (20, 30, 3), (18, 20, 3.6)])],
        "#565c8e",
        lit=0.5,
        rim=0.2,
        alpha=0.3,
        soft=0.8,
    )
    p.lay(poly([(54, 78), (116, 74), (130, 88), (58, 94)]), "#8a6ac8", lit=0.9, rim=1.1, amt=0.1)
    for n in range(5):
        p.lay(
            poly(
                [
                    (60 + n * 13, 77.6 - n * 0.7),
                    (64 + n * 13, 77.4 - n * 0.7),
                    (68 + n * 14.4, 93 - n * 1.0),
                    (63 + n * 14.4, 93.4 - n),
                ]
            ),
            "#565c8e",
            lit=0.7,
            rim=0.2,
            alpha=0.6,
        )
    p.shade(blob([(64, 84), (76, 80), (88, 82), (88, 89), (72, 91)]), 0.35, 1.6)
    for x, y, steam in ((56, 72, True), (126, 71, False)):
        p.lay(
            [blob([(x - 3, y - 6), (x + 3, y - 6), (x + 2.4, y + 1), (x - 2.4, y + 1)])],
            "#e0e4f4",
            lit=0.7,
            rim=1.0,
        )
        p.lay(limb([(x + 3, y - 5, 0.6), (x + 5.4, y - 3, 0.6), (x + 2.6, y - 1, 0.6)]), "#b0b6d8", rim=0.9)
        if steam:
            p.lay(
                limb([(x, y - 8, 0.4), (x - 2, y - 13, 0.9), (x + 1, y - 19, 0.6)]),
                "#e0e4f4",
                rim=0,
                alpha=0.4,
                soft=0.4,
            )
    return p.finish(DARK)
