"""Content codes: what a pixel of stone *is*. Colour comes later, from a table of (angle, content).

A strip pixel is a uint16, `layer * CODES + content`; the layer in the high bits lets `np.maximum` be the
whole compositor. Content 0 is nothing. Build tools and runtime share this page.
"""

import numpy as np
from numpy.typing import NDArray

Content = NDArray[np.uint16]

CODES = 4096  # contents in all: 12 bits

# Obsidian of the tower's wall: normal 8 x 8, ambient 4, glow of the light behind it 8.
WALL = 1
WALL_NORMALS = 8
WALL_TONES = 4
WALL_GLOWS = 8
WALL_COUNT = WALL_NORMALS * WALL_NORMALS * WALL_TONES * WALL_GLOWS

# What can be stood on: material, normal 9 x 9 (odd, or flat stone speckles), ambient 4.
SOLID = 2060
SOLID_NORMALS = 9
SOLID_TONES = 4
SOLID_COUNT = SOLID_NORMALS * SOLID_NORMALS * SOLID_TONES
BONE, ASH, STONE, GLASS, FROST = range(5)
MATERIALS = ("bone", "ash", "stone", "glass", "frost")

# Edges that carry meaning keep a colour of their own: the lip that is stood on, the arris that is gripped.
EDGE = SOLID + len(MATERIALS) * SOLID_COUNT
EDGE_LIP, EDGE_LIP_SOFT, EDGE_ARRIS, EDGE_ARRIS_SOFT = range(4)
EDGE_COUNT = 4 * len(MATERIALS)

# Bone spikes: 8 tones from root to tip, lit and unlit side.
SPIKE = EDGE + EDGE_COUNT
SPIKE_TONES = 8
SPIKE_COUNT = 2 * SPIKE_TONES

# Light in a crack: 8 levels x 24 phases; the phase is height, so the beat climbs it.
CORE = 3840
CORE_LEVELS = 8
CORE_PHASES = 24
CORE_COUNT = CORE_LEVELS * CORE_PHASES

# The far half of the stair: a few flat tones.
BACK = 4040
BACK_TONES = 5

# Layers of a strip pixel.
L_FAR, L_WALL, L_OUTCROP, L_BODY, L_FRONT = range(5)


def solid(material: int, nx: int, ny: int, tone: int) -> int:
    """The code of a material with its normal in steps 0..8 (4 = flat) and its ambient tone 0..3."""
    return SOLID + material * SOLID_COUNT + (nx * SOLID_NORMALS + ny) * SOLID_TONES + tone


def edge(material: int, which: int) -> int:
    """The code of a lip or an arris."""
    return EDGE + material * 4 + which


assert WALL + WALL_COUNT <= SOLID
assert SPIKE + SPIKE_COUNT <= CORE
assert CORE + CORE_COUNT <= BACK
