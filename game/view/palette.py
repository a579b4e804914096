"""Colours: ramps in OKLab, and one table of colours a map's look is made of.

A `Palette` names every light of a place. Stone of the wall is ambient / key / specular; what can be stood on
is (ambient, key, lit top, gloss, specular) for each material. Colours are hex strings in the tables and
float arrays of 0..1 elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Stops = Sequence[tuple[float, str]]

# OKLab (Björn Ottosson, public domain): linear RGB -> cone response -> lightness and two opponents.
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LAB, _FROM_CONES = np.linalg.inv(_TO_LAB), np.linalg.inv(_TO_CONES)


def rgb(code: str) -> Floats:
    """`#rrggbb` -> three floats of 0..1."""
    code = code.lstrip("#")
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)])


def rgb8(code: str) -> tuple[int, int, int]:
    """`#rrggbb` -> three integers of 0..255."""
    code = code.lstrip("#")
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def linear(colours: Floats) -> Floats:
    """sRGB 0..1 -> light 0..1."""
    light: Floats = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return light


def srgb(light: Floats) -> Floats:
    """Light, 0 or more -> sRGB 0..1."""
    colours: Floats = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.clip(colours, 0, 1)


def to_lab(colours: Floats) -> Floats:
    """sRGB 0..1 (..., 3) in OKLab."""
    lab: Floats = np.cbrt(linear(colours) @ _TO_CONES.T) @ _TO_LAB.T
    return lab


def ramp(stops: Stops, n: int = 256) -> Floats:
    """`n` x 3 floats between the stops (position 0..1, colour), interpolated in OKLab."""
    colours = np.array([rgb(c) for _, c in stops])
    lab = to_lab(colours)
    at, places = np.linspace(0, 1, n), [p for p, _ in stops]
    lab = np.stack([np.interp(at, places, lab[:, i]) for i in range(3)], -1)
    return srgb(np.clip(((lab @ _FROM_LAB.T) ** 3) @ _FROM_CONES.T, 0, None))


def ramp8(stops: Stops, n: int = 64) -> NDArray[np.uint8]:
    """The same as bytes."""
    table: NDArray[np.uint8] = (ramp(stops, n) * 255 + 0.5).astype(np.uint8)
    return table


def pack(colours: NDArray[np.floating]) -> NDArray[np.uint32]:
    """Floats (..., 3) -> 0xRRGGBB."""
    u = (np.clip(colours, 0, 1) * 255 + 0.5).astype(np.uint32)
    packed: NDArray[np.uint32] = (u[..., 0] << 16) | (u[..., 1] << 8) | u[..., 2]
    return packed


FIRE: Stops = (
    (0, "#140406"), (0.16, "#4a120a"), (0.36, "#b23a12"), (0.56, "#f0822a"),
    (0.74, "#ffc468"), (0.9, "#fff0c4"), (1, "#ffffff"),
)  # fmt: skip
GOLD: Stops = ((0, "#2a1206"), (0.3, "#8a4a12"), (0.55, "#e8a030"), (0.78, "#ffdc8a"), (1, "#fffbe8"))


@dataclass(frozen=True, slots=True)
class Surface:
    """How one material answers light."""

    ambient: str
    key: str
    top: str  # faces that look up
    gloss: float = 12.0
    shine: float = 0.2
    lip: str = "#ffffff"  # the line that is stood on: fixed, after fog
    arris: str = "#8f8ad8"  # the edge that is gripped


@dataclass(frozen=True, slots=True)
class Palette:
    """One place's light. Shares are 0..1, angles are unit vectors (x right, y down, z to the eye)."""

    name: str
    key: tuple[float, float, float] = (0.55, -0.62, 0.55)
    rim: str = "#8f8ad8"
    rim_side: int = 1  # 1: from the right, 0: from both sides
    rim_power: float = 2.2
    rim_share: float = 0.55
    wall: tuple[str, str, str] = ("#0b0a16", "#2c2a4a", "#6f70a8")
    wall_gloss: float = 11.0
    limb: float = 0.10  # light left where the round turns away
    bleed: tuple[str, str] = ("#7a2a10", "#e08a2a")  # light behind the blades: dim, hot
    bleed_share: float = 1.15
    haze: str = "#15102e"
    haze_power: float = 1.2
    haze_share: float = 0.95
    ledge_limb: float = 0.38
    ledge_haze: float = 0.5
    bone: Surface = Surface("#4a4452", "#b5a88c", "#fff6df", 12, 0.25, "#fff6df", "#e6dcc4")
    ash: Surface = Surface("#35313f", "#827c8c", "#d2ccd8", 6, 0.0, "#dcd6e2", "#9a94a6")
    stone: Surface = Surface("#1b1930", "#5c5a8c", "#bdbbec", 18, 0.4, "#ceccf6", "#b2b0e8")
    glass: Surface = Surface("#101a34", "#3e5a92", "#9fd0ff", 24, 0.7, "#a8e2ff", "#6fa8e8")
    frost: Surface = Surface("#1c2c44", "#6c94bc", "#dff2ff", 20, 0.5, "#e8f8ff", "#b4dcff")
    spike: tuple[str, ...] = ("#0c0710", "#2a1420", "#5c3a44", "#a89488", "#f2e8d4", "#ffffff")
    back: tuple[str, ...] = ("#0a0818", "#1d1840", "#2a2456", "#5a5494", "#8078bc")
    core: Stops = ((0, "#1a0606"), (0.25, "#6a2408"), (0.5, "#d9821f"), (0.75, "#ffd071"), (1, "#fff8e2"))
    core_rest: float = 0.60
    core_beat: float = 0.62
    # sky
    vein: Stops = (
        (0, "#000000"), (0.12, "#140a05"), (0.3, "#4a2508"), (0.5, "#a35a12"),
        (0.68, "#e39a2b"), (0.84, "#ffd57a"), (1, "#fff6dc"),
    )  # fmt: skip
    indigo: Stops = (
        (0, "#000000"), (0.2, "#0c0820"), (0.42, "#1e1548"), (0.62, "#3a2a8a"),
        (0.8, "#5f4fd0"), (0.93, "#9a92f2"), (1, "#d6d6ff"),
    )  # fmt: skip
    vein_share: float = 1.0
    indigo_share: tuple[float, float] = (1.0, 0.65)  # at the top, at the foot
    sky: tuple[str, str] = ("#06050c", "#1d1238")  # at the top, at the foot
    # city and air
    city: tuple[str, str] = ("#150f36", "#07060f")
    city_glass: str = "#37358a"
    city_light: float = 1.3
    fog: str = "#2c1f58"
    fog_near: str = "#4a3a84"
    fog_front: float = 0.5
    fog_y: int = 90
    backlight: str = "#5a3a7a"
    backlight_y: int = 250
    backlight_share: float = 0.45
    shape: str = "peak"  # of the great light behind the tower, see light.SHAPES
    shape_light: str = "#6a3210"
    vignette: float = 0.72  # how dark the corners are
    grades: tuple[str, ...] = ("#ffffff", "#fff0e2", "#e2e0ff", "#fff2e6", "#d2d8ff")  # tints, foot to top
    floor_share: float = 0.55
    peak: str = "#5a3010"
    ambient: tuple[str, str] = ("#b6b4cc", "#f6e6d6")  # light map: at the foot, at the top
    lamp_light: str = "#ffb060"
    lamp_glow: str = "#d0702a"
    child_light: str = "#c8d0ff"
    child_glow: str = "#8f9cf0"
    heart_light: tuple[int, int, int] = (150, 138, 255)
    flakes: str = "#b9b0c8"
    near_black: str = "#04030a"
    bloom: int = 92
    # hands: pit .. tip, their smoke, the torn lip
    hand: tuple[str, ...] = ("#0d0c14", "#26232e", "#423c48", "#665e66", "#968e8a", "#c8bca8", "#f4ead6")
    smoke: tuple[str, ...] = ("#16141c", "#2c2832", "#4c4650", "#78706f")
    torn: tuple[str, str, str] = ("#26232e", "#59545f", "#d2ccd8")

    def surfaces(self) -> tuple[Surface, ...]:
        """In the order of `content.MATERIALS`."""
        return self.bone, self.ash, self.stone, self.glass, self.frost


STAIRS = Palette("stairs")
THICK = replace(
    STAIRS,
    name="thick-air",
    grades=("#fff0ff", "#e6dcff", "#ffdcec", "#cfccff", "#c2c4f4", "#ffe6da", "#ffd6c6", "#dcd4ff", "#dcecff"),
    key=(-0.35, -0.80, 0.42), rim="#d9c2ff", rim_side=0, rim_power=1.6, rim_share=0.75,
    wall=("#15101f", "#3a2f58", "#8f80b8"), wall_gloss=10.0, bleed=("#6a2050", "#e890a0"),
    haze="#4a3f66", haze_power=1.3, ledge_haze=0.4,
    bone=Surface("#5a4f66", "#bfaec0", "#fff4f0", 12, 0.22, "#fff4f0", "#f0dce0"),
    ash=Surface("#3d3650", "#7d7092", "#cdbfe0", 6, 0.0, "#dacdec", "#a898c0"),
    stone=Surface("#2a2340", "#5d5282", "#d6caf6", 18, 0.3, "#d6caf6", "#b4a4e4"),
    back=("#1a1428", "#6d6090", "#7a6c9c", "#a698c4", "#c4b6dc"),
    vein=((0, "#000000"), (0.3, "#2a1612"), (0.6, "#8a5a3a"), (0.85, "#f0c090"), (1, "#fff0e0")),
    vein_share=0.28, indigo_share=(0.20, 0.10), sky=("#564a74", "#8878a8"),
    city=("#8474a6", "#4e4270"), city_glass="#54487c", city_light=0.30,
    fog="#8f80b4", fog_near="#b9aad4", fog_front=0.55, fog_y=60, backlight="#d8c8d0", backlight_y=140,
    backlight_share=0.42, shape="shafts", shape_light="#6a5468", vignette=0.6,
    floor_share=0.80, peak="#4a3a50", ambient=("#b4acc8", "#f4ecf4"),
    lamp_light="#ffb878", lamp_glow="#c07040", child_glow="#9faaf8", flakes="#f0e8ff", near_black="#1a1428",
    bloom=165,
    hand=("#140d26", "#2c2050", "#483678", "#6c58a0", "#957fc6", "#c2aeea", "#f2e6ff"),
    smoke=("#221838", "#43346a", "#6f5e9c", "#a693cc"), torn=("#2c2440", "#6a5c84", "#cdbfe0"),
)  # fmt: skip
SUMMIT = replace(
    STAIRS,
    name="summit",
    grades=("#ffe2c8", "#ffe6d0", "#ffeedc", "#fff6ea", "#ffffff", "#fffcf4", "#f4f4ff"),
    key=(0.1, -0.92, 0.38), rim="#fff0cc", rim_side=0, rim_power=1.4, rim_share=1.0,
    wall=("#100a0c", "#3a2a26", "#c89a5c"), wall_gloss=10.0, limb=0.10, bleed=("#a8480c", "#ffd880"),
    bleed_share=1.0, haze="#e8c894", haze_power=2.0, haze_share=0.62, ledge_haze=0.2,
    bone=Surface("#5a443a", "#c8a880", "#fffdf2", 12, 0.3, "#fffdf2", "#ffe8c0"),
    ash=Surface("#3a2c2c", "#8c7058", "#f2dcb8", 6, 0.0, "#f6e2c0", "#c8a880"),
    stone=Surface("#180f12", "#54382a", "#ffdf9e", 18, 0.4, "#ffe6b4", "#dcae72"),
    back=("#3a2418", "#b08850", "#c09860", "#e0bc84", "#f8dca8"),
    core=((0, "#3a1404"), (0.25, "#c87a1c"), (0.5, "#ffd070"), (0.75, "#fff4d0"), (1, "#ffffff")),
    core_rest=0.66,
    vein=((0, "#000000"), (0.2, "#1c1408"), (0.45, "#4a3a20"), (0.7, "#8c7c58"), (1, "#fff8e8")),
    vein_share=0.4, indigo_share=(0.1, 0.05), sky=("#dcd2c0", "#b48a5e"),
    city=("#c29c70", "#80603e"), city_glass="#a87c48", city_light=0.3, fog="#e4d2b4", fog_near="#f4e8d4",
    fog_front=0.50, fog_y=70, backlight="#e6ecff", backlight_y=20, backlight_share=0.15,
    shape="rays", shape_light="#3a404c", vignette=0.26, floor_share=0.5, peak="#d6d8e4",
    ambient=("#e6dccc", "#fffaf0"), lamp_light="#ffc080", child_light="#d8dcff", child_glow="#a8b4ff",
    flakes="#fff8e4", near_black="#180c08", bloom=218,
    hand=("#080305", "#1c0c0a", "#3c1a12", "#6a3018", "#a8541e", "#eca23e", "#fff0be"),
    smoke=("#100606", "#2a1410", "#58301e", "#a06a38"), torn=("#2c1c1c", "#80583c", "#f2d6a8"),
)  # fmt: skip
COLD = replace(
    STAIRS,
    name="cold-tide",
    grades=("#f0f8ff", "#d8ecff", "#ffe6dc", "#dce4ff", "#ccdcff", "#c4e8ff", "#eafaff", "#b4c4ea", "#98a8cc"),
    rim="#bfe4ff", rim_share=0.7, wall=("#070d1a", "#1e3656", "#6fa4cc"), haze="#16304e",
    bleed=("#203a6a", "#7ab8e8"), bleed_share=0.55,
    bone=Surface("#3c4a5c", "#9cb4c8", "#f2fbff", 12, 0.25, "#f2fbff", "#c8e0f4"),
    ash=Surface("#2a3444", "#6c8496", "#c4dcec", 6, 0.0, "#d0e6f4", "#8ca8bc"),
    stone=Surface("#16202e", "#456480", "#b4d8f0", 18, 0.4, "#b4d8f0", "#84b4d8"),
    back=("#0a1626", "#1a3450", "#244464", "#4a7898", "#6c9cbc"),
    core=((0, "#06101e"), (0.25, "#1a3a6a"), (0.5, "#5a9ad0"), (0.75, "#b8e4ff"), (1, "#ffffff")),
    vein=((0, "#000000"), (0.2, "#081420"), (0.45, "#1c3c5c"), (0.7, "#6a9cc0"), (1, "#f0faff")),
    indigo=((0, "#000000"), (0.3, "#0a1c34"), (0.6, "#20507e"), (1, "#cfeeff")), sky=("#050a14", "#10294a"),
    city=("#12283e", "#060c16"), city_glass="#2c5a82", city_light=0.4, fog="#2a4e70", fog_near="#5a86a8",
    backlight="#3a6a92", shape="aurora", shape_light="#2c7a86", peak="#2a4a66",
    ambient=("#a2b4cc", "#e4f0fa"), child_glow="#8fbcf0",
    flakes="#dcecf8", bloom=110,
    hand=("#050b16", "#10243c", "#1e4462", "#336a8c", "#559cba", "#94d0e6", "#e4fbff"),
    smoke=("#081424", "#16304a", "#2c5876", "#6ca4c0"), torn=("#1c2a3a", "#587086", "#c4dcec"),
)  # fmt: skip
LIVING = replace(
    STAIRS,
    name="living-walls",
    grades=("#eafff4", "#d4f0ff", "#fff2d4", "#d4ffe8", "#ffe6d4", "#e6e0ff"),
    rim="#9ccabf", wall=("#0a1c20", "#1f4a4c", "#3a6c68"), haze="#0d2b30",
    stone=Surface("#0e2628", "#2c5c5c", "#9ccabf", 18, 0.3, "#c4e6dc", "#9ccabf"),
    back=("#06181a", "#123436", "#1c4648", "#3a6c68", "#5c948c"),
    core=((0, "#1c0a04"), (0.25, "#5e2406"), (0.5, "#c8781a"), (0.75, "#ffcc66"), (1, "#fff6dc")),
    fog="#0d2b30", fog_near="#1f4a4c", backlight="#1f4a4c", sky=("#06050c", "#161030"),
    ambient=("#9cb4b0", "#eef2e6"), flakes="#b4d0c8",
)  # fmt: skip
MOSAIC = replace(
    STAIRS,
    name="mosaic",
    grades=("#c8c8f0", "#f4f0ff", "#fff0e4", "#d8e4ff", "#ffdcd4", "#ffffff"),
    stone=Surface("#12122a", "#3a3a78", "#a8a8f4", 22, 0.6, "#c4c8ff", "#8f98f0"),
    backlight="#8a3a4a", backlight_share=0.55, shape="peak", shape_light="#2a1420", floor_share=0.22, fog_front=0.30,
)  # fmt: skip
RETURNING = replace(
    STAIRS,
    name="returning",
    grades=("#ffffff", "#ffe8d2", "#dcd8ff", "#ffe0e6", "#e4e8ff", "#fff4e4"),
    back=("#140a1c", "#54383a", "#745238", "#946c40", "#b4884e"), bleed=("#5c4018", "#ffc470"),
    shape="shafts", shape_light="#2a1c34",
    rim="#d8a868", wall=("#20142e", "#4a3250", "#7a5668"), haze="#1e1230",
    stone=Surface("#241630", "#5a3c50", "#e8c8b8", 14, 0.2, "#f0d8c4", "#d8a868"),
    ambient=("#c8b8c0", "#ffe8d0"), fog="#3a2440", fog_near="#5a3c50", fog_front=0.28, floor_share=0.2,
)  # fmt: skip

AWAKE = replace(
    STAIRS,
    name="awake",
    grades=("#ffffff",),
    rim="#3a3e4c", rim_share=0.2, wall=("#08080c", "#0e0f15", "#1a1c24"), haze="#0c0d13",
    stone=Surface("#08080d", "#0c0d13", "#1c1e28", 6, 0.0, "#9094a6", "#3a3e4c"),
    bone=Surface("#16161e", "#2a2a34", "#4a4a58", 6, 0.0, "#a4a8b8", "#4a4e5c"),
    sky=("#05060e", "#0b1022"), ambient=("#c8c8d4", "#e8e8f0"), flakes="#9a9aa8", bloom=200,
)  # fmt: skip

PALETTES: dict[str, Palette] = {
    p.name: p for p in (STAIRS, THICK, SUMMIT, COLD, LIVING, MOSAIC, RETURNING, AWAKE)
} | {"thick": THICK, "cold": COLD, "living": LIVING}


def palette(name: str) -> Palette:
    """The palette of that name; a stranger's unknown name gets the stairs'."""
    return PALETTES.get(name, STAIRS)
