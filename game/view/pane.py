"""A pane of broken glass, and how it gives back the picture that is there; `cutting` says where it is cut."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import Rect
from game.view import selves
from game.view.camera import LEAPS
from game.view.lesson import Lesson

Floats = NDArray[np.float32]
Place = tuple[int, int]

KEY = (255, 0, 255)
BESIDE = 8  # px round what is seen of a pane that are kept with it: the camera goes on


@dataclass(slots=True)
class Shard:
    """Where the feet of its self are, px in the pane, and how tall it stands."""

    x: int
    y: int
    tall: int
    turn: int  # which of the moods it has
    inside: NDArray[np.bool_]  # the pane's px that are this shard's
    pictures: dict[tuple[str, int], pygame.Surface] = field(default_factory=dict)

    @property
    def corner(self) -> tuple[int, int]:
        """Of its self's picture, px in the pane."""
        return self.x - selves.self_picture("still", 0, self.tall).get_width() // 2, self.y - selves.foot(
            self.tall
        )

    def picture(self, face: str, frame: int) -> pygame.Surface:
        """Its self as this shard shows it: what would lie beyond its edge is not there."""
        key = face, frame
        if key not in self.pictures:
            whole = selves.self_picture(face, frame, self.tall)
            if self.turn % 2:
                whole = pygame.transform.flip(whole, True, False)
            self.pictures[key] = selves.within(whole, self.corner, self.inside)
        return self.pictures[key]


@dataclass(slots=True)
class Glass:
    """What is cut. `columns`, `rows`: for each px of the pane the px of the picture that it gives back, from the pane's
    corner; then it is dimmed by `dim`, `edges` are added, and `gaps` lie over who is in it."""

    columns: NDArray[np.int16]
    rows: NDArray[np.int16]
    dim: pygame.Surface
    edges: pygame.Surface
    gaps: pygame.Surface
    torn: bool  # it hangs: beyond its edge `dim` and `edges` leave KEY, which is not laid on the target
    shards: list[Shard]
    source: NDArray[np.int32] | None = None  # the two as one, for pictures so many px wide:
    pitch: int = 0
    out: pygame.Surface | None = None
    made: pygame.Rect | None = None  # px of the pane that `out` holds, and where its corner was then
    made_at: Place = (0, 0)

    def give_back(
        self,
        seen: pygame.Surface,
        here: Place,
        target: pygame.Surface,
        at: Place,
        palest: float,
        keep: bool = False,
        late: bool = False,
    ) -> None:
        """Lay on the target at `at` what glass whose corner is `here` in a picture gives back of it. palest: of 255,
        the mean that it may have.

        `keep`: so that what is found may be laid once more in the next frame; `late`: this is that frame.
        """
        whole = pygame.Rect((0, 0), self.dim.get_size())
        shown = whole.move(at).clip(target.get_clip()).move(-at[0], -at[1])
        if not shown.w or not shown.h:
            return
        apart = self.torn or keep
        if not (late and self._has(shown, here)):
            part = shown.inflate(2 * BESIDE, 2 * BESIDE).clip(whole) if keep else shown
            self._find(seen, here, part, *((self._sheet(), (0, 0)) if apart else (target, at)), palest)
            self.made, self.made_at = part if keep else None, here
        if apart:
            target.blit(self._sheet(), shown.move(at), shown)

    def _has(self, shown: pygame.Rect, here: Place) -> bool:
        """Is all of that kept, and its pane not elsewhere?"""
        far = max(abs(here[0] - self.made_at[0]), abs(here[1] - self.made_at[1]))
        return self.made is not None and far < LEAPS and bool(self.made.contains(shown))

    def _find(
        self,
        seen: pygame.Surface,
        here: Place,
        part: pygame.Rect,
        onto: pygame.Surface,
        at: Place,
        palest: float,
    ) -> None:
        """See give_back; `part`: px of the pane."""
        pixels = pygame.surfarray.pixels2d(seen).T
        wide = pixels.shape[1]
        if self.source is None or self.pitch != wide:
            self.source, self.pitch = self.rows.astype(np.int32) * wide + self.columns, wide
        source = self.source[part.y : part.bottom, part.x : part.right]
        index = np.add(source, here[1] * wide + here[0], dtype=np.intp)
        taken = np.take(pixels.reshape(-1), index, mode="clip")
        del pixels
        area = part.move(at)
        held = pygame.surfarray.pixels2d(onto).T
        held[area.y : area.bottom, area.x : area.right] = taken
        del held
        pale = float((taken[::7, ::7] >> 8 & 255).mean())
        if pale > palest:
            onto.fill((round(255 * palest / pale),) * 3, area, special_flags=pygame.BLEND_MULT)
        onto.blit(self.dim, area, part, special_flags=pygame.BLEND_MULT)
        onto.blit(self.edges, area, part, special_flags=pygame.BLEND_ADD)

    def _sheet(self) -> pygame.Surface:
        """Where a torn pane is made whole, before what is beyond its edge is left out; and where a pane is kept."""
        if self.out is None:
            self.out = pygame.Surface(self.dim.get_size(), 0, 32)
            self.out.set_colorkey(KEY if self.torn else None)
        return self.out


@dataclass(slots=True)
class Pane:
    """One mirror. `floor`: it lies in stone, and what stands on it hangs in it."""

    box: Rect
    face: str
    floor: bool
    mark: int  # its number in the map; its shards are cut by it
    part: int = 0  # of a mark that is larger than a screen
    first: int = 0  # which of the moods its first shard has
    lesson: Lesson | None = None
    glass: Glass | None = None
    sheet: pygame.Surface | None = None  # all of it, as large as it is
    cutting: Iterator[None] | None = None  # the rest of its slices

    @property
    def ready(self) -> bool:
        """Is it cut, and is everybody in it painted who is first seen there?"""
        return self.glass is not None and all(shard.pictures for shard in self.glass.shards)
