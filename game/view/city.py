"""The city of glass and shadow behind everything: spires in depths that turn with us, sunk in fog."""

import numpy as np
import pygame

from game.view.baked import OVER, Dims, arrays, premultiplied
from game.view.palette import Palette, ramp, rgb

# depth -> (how far it moves with the camera, how far with height, share of fog at its foot, row where fog begins)
DEPTHS = ((0.6, 0.03, 0.96, 0.36), (1.0, 0.07, 0.84, 0.50), (1.5, 0.12, 0.66, 0.58), (2.4, 0.2, 0.40, 0.66))
TURN = 0.35  # px that city and fog go when the camera goes one px round
SINKS = 70  # px over which its foot dissolves
STRIP = 32  # px: a row of spires is cut into strips so wide, nine tenths of it being air
WINDOWS = ((0, "#000000"), (0.2, "#2a0a14"), (0.45, "#8a2c22"), (0.7, "#f0963c"), (1, "#fff0c8"))


class City:
    """`depths`: how many of the four are drawn."""

    def __init__(self, palette: Palette, depths: int = 2) -> None:
        baked = arrays("city")
        light = ramp(WINDOWS, 256).astype(np.float32)
        haze, glass, rim = (rgb(c).astype(np.float32) for c in (palette.fog, palette.city_glass, palette.rim))
        self.layers: list[list[tuple[int, int, pygame.Surface]]] = []
        for k in range(depths):
            body, shade, edge = (baked[f"{n}{k}"].astype(np.float32) / 255 for n in ("body", "shade", "rim"))
            near = min(k, 1)
            stone = rgb(palette.city[near]).astype(np.float32)
            _, _, thick, begins = DEPTHS[k]
            y = np.linspace(0, 1, len(body), dtype=np.float32)[:, None]
            fog = (np.clip((y - begins) / 0.56, 0, 1) ** 1.3 * thick)[..., None]
            colour = stone * 0.9 + shade[..., None] * glass * (0.55 + 0.3 * near)
            colour = colour + edge[..., None] * rim * (0.34 + 0.34 * near)
            colour = colour * (1 - fog) + haze * fog
            lit = np.clip(baked[f"light{k}"].astype(np.float32) * (0.55, 0.75)[near], 0, 255).astype(np.intp)
            colour = colour + light[lit] * (1 - fog) * palette.city_light * body[..., None]
            sunk = np.clip((1 - y) * len(body) / SINKS, 0, 1)
            row = premultiplied(np.clip(colour, 0, 1), body * sunk)
            self.round = row.get_width()
            self.layers.append(_strips(row))

    def draw(
        self,
        target: pygame.Surface,
        turn: float,
        height: float,
        left: int,
        most: int,
        dims: Dims,
    ) -> None:
        """turn: px the camera has gone round; height: px climbed; left: the target's first screen column.

        `most`: depths that are drawn; `dims`: in which light.
        """
        for layer, (sideways, down, _, _) in zip(self.layers[:most], DEPTHS):
            at, y = int(turn * sideways - left) % self.round, min(60, int(down * height * 0.35))
            wide = target.get_width()
            target.fblits(
                [
                    (dims.of(strip), (there, y + top))
                    for x, top, strip in layer
                    for there in ((at + x) % self.round, (at + x) % self.round - self.round)
                    if -STRIP < there < wide
                ],
                OVER,
            )


def _strips(row: pygame.Surface) -> list[tuple[int, int, pygame.Surface]]:
    """What of a row of spires is not air: column, row and picture of each strip."""
    found = []
    for x in range(0, row.get_width(), STRIP):
        strip = row.subsurface((x, 0, STRIP, row.get_height()))
        if (seen := strip.get_bounding_rect()).h:
            found.append((x + seen.x, seen.y, strip.subsurface(seen)))
    return found
