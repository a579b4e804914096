"""The files that tools/make_assets.py wrote, opened once and shared."""

from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from typing import Any, TypeVar

import numpy as np
import pygame
from numpy.typing import NDArray

from game.files import shipped
from game.trouble import Trouble

T = TypeVar("T")
Array = NDArray[np.uint8]
Place = tuple[Any, Any, Any]  # screen x, y, and how much it faces us: numbers or arrays
Spot = Callable[[Any, Any], Place]  # world x, y px -> its place
ADD, MULTIPLY, MAX = pygame.BLEND_RGB_ADD, pygame.BLEND_RGB_MULT, pygame.BLEND_RGB_MAX
OVER = pygame.BLEND_PREMULTIPLIED


@lru_cache(maxsize=2)  # a view is made of all in turn, and what it made is kept: they need not lie here too
def arrays(name: str) -> dict[str, NDArray[np.generic]]:
    """All arrays of `assets/NAME.npz`. Raises Trouble when the file is missing or broken."""
    path = shipped("assets", f"{name}.npz")
    try:
        with np.load(path) as file:
            return {key: file[key] for key in file.files}
    except (OSError, ValueError, KeyError) as fault:
        raise Trouble(f"{path}: cannot be read ({fault}); run tools/make_assets.py {name}") from fault


@lru_cache(maxsize=12)  # as many as one view has, an unrolling tower too
def _kept(maker: Callable[..., Any], args: tuple[Hashable, ...]) -> Any:
    return maker(*args)


def kept(maker: Callable[..., T], *args: Hashable) -> T:
    """What `maker` made of these arguments before, or makes now: pictures that a next view can use too."""
    made: T = _kept(maker, args)
    return made


@cache
def blue_noise() -> NDArray[np.float32]:
    """64 x 64 in 0..1."""
    noise: NDArray[np.float32] = (arrays("sky")["blue"] / np.float32(255)).astype(np.float32)  # type: ignore[operator]
    return noise


def tiled(a: NDArray[np.floating], h: int, w: int) -> NDArray[np.floating]:
    """`a` repeated to h x w."""
    return np.tile(a, (h // a.shape[0] + 1, w // a.shape[1] + 1))[:h, :w]


def opaque(rgb: NDArray[np.floating], dither: float = 0.0) -> pygame.Surface:
    """h x w x 3 floats 0..1 -> a 32-bit surface; `dither` in steps of 1/255 of blue noise."""
    h, w = rgb.shape[:2]
    v = rgb * 255 + 0.5
    if dither:
        v = v + (tiled(blue_noise(), h, w)[..., None] - 0.5) * dither
    surface = pygame.Surface((w, h), 0, 32)
    pygame.surfarray.blit_array(surface, np.clip(v, 0, 255).astype(np.uint8).swapaxes(0, 1))
    return surface


def premultiplied(rgb: NDArray[np.floating], alpha: NDArray[np.floating]) -> pygame.Surface:
    """Colour 0..1 (h x w x 3, or one colour) and alpha (h x w) -> a surface to blit with OVER."""
    h, w = alpha.shape
    noise = (tiled(blue_noise(), h, w) - 0.5) * 1.5 * (alpha > 0.004)
    v = np.broadcast_to(rgb, (h, w, 3)) * alpha[..., None] * 255 + 0.5 + noise[..., None]
    surface = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(surface)[:] = np.clip(v, 0, 255).astype(np.uint8).swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(surface)[:] = (np.clip(alpha, 0, 1) * 255 + 0.5).astype(np.uint8).T
    return surface


def disc(radius: int, colour: NDArray[np.floating], power: float, share: float = 1.0) -> pygame.Surface:
    """A soft round light to blit with ADD."""
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    f = np.clip(1 - np.hypot(x, y) / radius, 0, 1) ** power * share
    noise = (tiled(blue_noise(), *f.shape) - 0.5) * 2 / 255 * (f > 0.01)
    return opaque(f[..., None] * colour + noise[..., None])


def paint(
    onto: pygame.Surface,
    table: NDArray[np.uint32],
    codes: NDArray[np.uint16],
    scratch: NDArray[np.intp],
    more: NDArray[np.int32] | None = None,
    rows: tuple[int, int] | None = None,
) -> None:
    """Each pixel what the table says of its code, `more` added to it; as many rows at once as `scratch` has.

    So many that they stay in the cache: h x w codes on a 32-bit surface of that size. `rows`: only the first of these
    to before the last.
    """
    pixels = pygame.surfarray.pixels2d(onto).T.view(np.uint32)
    first, last = rows or (0, len(codes))
    for top in range(first, last, len(scratch)):
        part = slice(top, min(last, top + len(scratch)))
        here = scratch[: part.stop - top]
        if more is None:
            np.copyto(here, codes[part])
        else:
            np.add(codes[part], more[part], out=here)
        np.take(table, here, out=pixels[part], mode="clip")
    del pixels


def places(spot: Spot, x: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[float, float, float]]:
    """Where many things are on the screen, asked at once: one by one it costs as much for each."""
    return list(zip(*(part.tolist() for part in spot(x, y)), strict=True))


def wrapped(target: pygame.Surface, picture: pygame.Surface, x: float, y: int, flags: int) -> None:
    """Blit a picture that closes at its sides, as often as it takes to fill the target's width."""
    w = picture.get_width()
    at = int(x) % w - w
    while at < target.get_width():
        if at + w > 0:
            target.blit(picture, (at, y), special_flags=flags)
        at += w


class Dims:
    """Pictures as they are with less light. `of` gives a copy that is kept until another light is asked for."""

    def __init__(self) -> None:
        self._light = (255, 255, 255)
        self._made: dict[pygame.Surface, pygame.Surface] = {}

    def to(self, light: tuple[int, int, int]) -> None:
        """How much of each colour is left, 0..255."""
        if light != self._light:
            self._light = light
            self._made.clear()

    def of(self, picture: pygame.Surface) -> pygame.Surface:
        """That picture, or it in this light."""
        if self._light == (255, 255, 255):
            return picture
        if picture not in self._made:
            dim = picture.copy()
            dim.fill(self._light, special_flags=MULTIPLY)
            if (key := picture.get_colorkey()) is not None:
                dim.set_colorkey([c * s // 255 for c, s in zip(key, (*self._light, 255), strict=True)])
            self._made[picture] = dim
        return self._made[picture]
