"""The great hand: it tears out of the surface where its line begins and comes on, its arm drawn after it.

It is larger than whoever it follows and takes the surface's hue, as the small ones do. Pictures are coloured once
for a palette; a frame only places them.
"""

import math

import numpy as np
import pygame

from game.sim.events import Event, Freed, HandNumbed, HandRecoiled, HandWoke
from game.sim.level import GREAT, HandSpec
from game.sim.things.great_hand import along
from game.sim.things.hand import GRASP, OPENING, REACH, SLEEP, WAKE, Hand
from game.sim.tuning import GREAT_RISE
from game.sim.world import World
from game.view.baked import Spot, arrays
from game.view.palette import Palette, rgb8
from game.view.particles import CRUMB, Particles

COMING, OPEN, HELD, CLOSED = 0, 4, 8, 12  # first pose of each kind
KNOT = 7  # px of its line between two knots of the arm
ARM = 58  # knots that are seen; what is farther back is smoke
NEAREST = 34  # px behind the palm where the forearm ends and the knots begin
DEPTH = 92  # px that it rises out of the surface
SINKING = 30  # ticks in which it draws back into nothing
SPOTS = 14  # px either side of the tear from which crumbs fly


class GreatHandArt:
    """Its pictures in a palette's colours."""

    def __init__(self, palette: Palette) -> None:
        baked = arrays("great_hand")
        tones = np.array([(0, 0, 0), *(rgb8(c) for c in palette.hand)], np.uint8)
        self.poses = [[_picture(tones, code) for code in way] for way in baked["poses"]]
        self.fingers = [[_picture(tones, code) for code in way] for way in baked["fingers"]]
        self.arm = [_picture(tones, code) for code in baked["arm"]]


def _picture(tones: np.ndarray, code: np.ndarray) -> pygame.Surface:
    """Tones in colours, clear where there are none; cut with a colour key, so that no frame mixes alpha."""
    picture = pygame.Surface(code.shape[::-1], 0, 32)
    key = (255, 0, 255)
    picture.fill(key)
    pixels = pygame.surfarray.pixels3d(picture)
    solid = code.T > 0
    pixels[solid] = tones[code.T[solid]]
    del pixels
    picture.set_colorkey(key, pygame.RLEACCEL)
    return picture


class _Show:
    """What one great hand does beyond the rules: its pose between poses, its sinking, its smoke."""

    def __init__(self) -> None:
        self.way = 0  # of eight, clockwise from up
        self.clock = 0
        self.sunk = SINKING
        self.flinch = 99


class GreatHands:
    """All great hands of a level."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._art: GreatHandArt | None = None
        self._shows: dict[int, _Show] = {}

    def listen(self, event: Event, world: World, particles: Particles) -> None:
        """Stone flies where it comes out, and off its knuckles when the beat drives it back."""
        if not isinstance(event, HandWoke | HandRecoiled | HandNumbed | Freed):
            return
        if event.hand >= len(world.hands) or world.hands[event.hand].kind != GREAT:
            return
        show = self._show(event.hand)
        if isinstance(event, HandWoke):
            show.sunk = 99
            particles.burst(CRUMB, event.x, event.y, 46, SPOTS, 1.3, 2.2, 46, 0.10)
        elif isinstance(event, HandRecoiled | HandNumbed | Freed):
            show.flinch = 0
            particles.burst(CRUMB, event.x, event.y, 22, 18, 1.0, 1.6, 34, 0.10)

    def _show(self, n: int) -> _Show:
        return self._shows.setdefault(n, _Show())

    def tick(self, world: World, particles: Particles) -> None:
        """Follow the world by a tick."""
        for n in world.band.greats:
            hand, spec, show = world.hands[n], world.level.hands[n], self._show(n)
            show.clock += 1
            show.flinch += 1
            show.way = _way(spec, hand)
            if hand.state == SLEEP:
                show.sunk += 1 if show.sunk < SINKING else 0
            elif hand.state == WAKE:
                show.sunk = 0
                if hand.t % 3 == 0:
                    particles.burst(CRUMB, hand.x, hand.y, 4, SPOTS, 0.8, 1.7, 36, 0.10)
            else:
                show.sunk = 0
                if show.clock % 4 == 0:
                    particles.burst(CRUMB, hand.x, hand.y + 6, 2, 24, 0.3, 0.7, 30, 0.06)

    def draw(self, target: pygame.Surface, world: World, spot: Spot, before: bool) -> None:
        """`before`: only the fingers that close before the climber."""
        for n in world.band.greats:
            hand, spec, show = world.hands[n], world.level.hands[n], self._show(n)
            if hand.state == SLEEP and show.sunk >= SINKING:
                continue
            self._art = self._art or GreatHandArt(self._palette)
            if before:
                if hand.state == GRASP:
                    picture = self._art.fingers[show.way][min(3, hand.t // 3)]
                    self._place(target, picture, spot, hand.x, hand.y)
                continue
            self._arm(target, self._art, spec, hand, show, spot)
            self._palm(target, self._art, hand, show, spot)

    def _palm(self, target: pygame.Surface, art: GreatHandArt, hand: Hand, show: _Show, spot: Spot) -> None:
        picture = art.poses[show.way][_pose(hand, show)]
        back = 0.0
        if hand.state == WAKE and not hand.gone:
            back = DEPTH * (1 - min(1.0, hand.t / GREAT_RISE)) ** 1.4
        elif hand.state == SLEEP:
            back = DEPTH * (show.sunk / SINKING) ** 1.6
        elif show.flinch < 10:
            back = 5 * math.sin(math.pi * show.flinch / 10)
        angle = show.way * math.pi / 4
        x, y = hand.x - math.sin(angle) * back, hand.y + math.cos(angle) * back
        if back > 6:
            self._clip(target, spot, hand, show.way)
        self._place(target, picture, spot, round(x), round(y))
        target.set_clip(None)

    def _clip(self, target: pygame.Surface, spot: Spot, hand: Hand, way: int) -> None:
        """Only what is beyond the surface it tears out of, or sinks into, is seen."""
        x, y, _ = spot(hand.x, hand.y)
        w, h = target.get_size()
        if way in (7, 0, 1):
            target.set_clip((0, 0, w, max(0, int(y) + 26)))
        elif way in (3, 4, 5):
            target.set_clip((0, int(y) - 26, w, max(0, h - int(y) + 26)))
        elif way == 2:
            target.set_clip((int(x) - 26, 0, max(0, w - int(x) + 26), h))
        else:
            target.set_clip((0, 0, max(0, int(x) + 26), h))

    def _arm(
        self, target: pygame.Surface, art: GreatHandArt, spec: HandSpec, hand: Hand, show: _Show, spot: Spot
    ) -> None:
        """Knots along the way it came, the farthest first, darker as they go; they sway a little."""
        if hand.state == SLEEP:
            return
        half = art.arm[0].get_width() // 2
        gone = hand.gone >> 8
        for k in range(min(ARM, (gone - NEAREST) // KNOT), -1, -1):
            behind = gone - NEAREST - k * KNOT
            if behind < 0:
                continue
            x, y = along(spec.path, behind << 8)
            sway = math.sin(show.clock * 0.05 - k * 0.35) * min(3.0, k * 0.2)
            sx, sy, facing = spot(x + sway, y)
            if (
                facing < 0.2
                or not -20 < sx < target.get_width() + 20
                or not -20 < sy < target.get_height() + 20
            ):
                continue
            target.blit(art.arm[min(3, k * 4 // ARM)], (int(sx) - half, int(sy) - half))

    @staticmethod
    def _place(target: pygame.Surface, picture: pygame.Surface, spot: Spot, x: int, y: int) -> None:
        sx, sy, facing = spot(x, y)
        if facing < 0.2:
            return
        size = picture.get_width()
        if facing > 0.92:
            target.blit(picture, (int(sx) - size // 2, int(sy) - size // 2))
        else:  # it turns away with the tower
            w = max(6, int(size * float(facing)))
            target.blit(pygame.transform.scale(picture, (w, size)), (int(sx) - w // 2, int(sy) - size // 2))


def _way(spec: HandSpec, hand: Hand) -> int:
    """The eighth of a circle toward which it comes, over the next stretch of its line."""
    (ax, ay), (bx, by) = along(spec.path, hand.gone), along(spec.path, hand.gone + (24 << 8))
    if (ax, ay) == (bx, by):
        ax, ay = along(spec.path, max(0, hand.gone - (24 << 8)))
    return round(math.atan2(bx - ax, -(by - ay)) / (math.pi / 4)) % 8


def _pose(hand: Hand, show: _Show) -> int:
    if hand.state == OPENING:
        return OPEN + min(3, hand.t // 7)
    if hand.state == REACH:
        return HELD + hand.t // 5 % 4
    if hand.state == GRASP:
        return CLOSED + min(3, hand.t // 3)
    if show.flinch < 14:
        return CLOSED + (1, 2, 2, 1)[min(3, show.flinch // 4)]
    return COMING + show.clock // 9 % 4
