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
from game.view.baked import OVER, Spot, arrays, blue_noise, premultiplied, tiled
from game.view.palette import Palette, rgb, rgb8
from game.view.particles import CRUMB, Particles

COMING, OPEN, HELD, CLOSED = 0, 4, 8, 12  # first pose of each kind
KNOT = 9  # px of its line between two knots of the arm
ARM = 46  # knots that are seen; what is farther back is smoke
NEAREST = 50  # px behind the palm where the forearm ends and the knots begin
DEPTH = 132  # px that it rises out of the surface
SINKING = 30  # ticks in which it draws back into nothing
FOREARM = 96  # px behind the palm that its picture reaches
SMOKE = 58  # px round a tear, in which nothing is seen for sure
MOUTH = 38  # px round the tear that are seen of it while it comes out
SPOTS = 22  # px either side of the tear from which crumbs fly


class GreatHandArt:
    """Its pictures in a palette's colours, each made when it is first seen: all of them at once were a hitch."""

    def __init__(self, palette: Palette) -> None:
        baked = arrays("great_hand")
        self._baked = {kind: baked[kind] for kind in ("poses", "fingers", "arm")}  # not in a chase
        self._tones = np.array([(0, 0, 0), *(rgb8(c) for c in palette.hand)], np.uint8)
        self._made: dict[tuple[str, int, int], pygame.Surface] = {}
        y, x = np.mgrid[-SMOKE : SMOKE + 1, -SMOKE : SMOKE + 1] / SMOKE
        rough = tiled(blue_noise(), *x.shape)
        thick = np.clip((1 - np.hypot(x, y)) * 1.9 + (rough - 0.5) * 0.35, 0, 1) ** 1.4
        self.smoke = premultiplied(rgb(palette.smoke[0]) * 0.7, thick)

    def picture(self, kind: str, first: int, second: int = 0) -> pygame.Surface:
        """`kind`: poses or fingers (way, pose), arm (how dark)."""
        key = kind, first, second
        if key not in self._made:
            code = self._baked[kind][first]
            self._made[key] = _picture(self._tones, code if kind == "arm" else code[second])
        return self._made[key]


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
                    picture = self._art.picture("fingers", show.way, min(3, hand.t // 3))
                    self._place(target, picture, spot, hand.x, hand.y)
                continue
            self._arm(target, self._art, spec, hand, show, spot)
            self._palm(target, self._art, spec, hand, show, spot)

    def _palm(
        self, target: pygame.Surface, art: GreatHandArt, spec: HandSpec, hand: Hand, show: _Show, spot: Spot
    ) -> None:
        picture = art.picture("poses", show.way, _pose(hand, show))
        back = 0.0
        if hand.state == WAKE and not hand.gone:
            back = DEPTH * (1 - min(1.0, hand.t / GREAT_RISE)) ** 1.4
        elif hand.state == SLEEP:
            back = DEPTH * (show.sunk / SINKING) ** 1.6
        elif show.flinch < 10:
            back = 5 * math.sin(math.pi * show.flinch / 10)
        angle = show.way * math.pi / 4
        x, y = hand.x - math.sin(angle) * back, hand.y + math.cos(angle) * back
        young = hand.gone >> 8 < FOREARM and hand.state != SLEEP
        tear = along(spec.path, 0) if young else (hand.x, hand.y)
        if back > 6 or young:
            self._clip(target, spot, tear, show.way)
        self._place(target, picture, spot, round(x), round(y))
        target.set_clip(None)
        if young:  # there is no edge to the dark that it comes out of
            tx, ty, facing = spot(*tear)
            if facing > 0.2:
                ox, oy = math.sin(angle) * MOUTH, -math.cos(angle) * MOUTH
                smoke = art.smoke
                at = int(tx - ox) - smoke.get_width() // 2, int(ty - oy) - smoke.get_height() // 2
                target.blit(smoke, at, special_flags=OVER)

    def _clip(self, target: pygame.Surface, spot: Spot, tear: tuple[int, int], way: int) -> None:
        """Only what is beyond the surface it tears out of, or sinks into, is seen."""
        x, y, _ = spot(*tear)
        w, h = target.get_size()
        if way in (7, 0, 1):
            target.set_clip((0, 0, w, max(0, int(y) + MOUTH)))
        elif way in (3, 4, 5):
            target.set_clip((0, int(y) - MOUTH, w, max(0, h - int(y) + MOUTH)))
        elif way == 2:
            target.set_clip((int(x) - MOUTH, 0, max(0, w - int(x) + MOUTH), h))
        else:
            target.set_clip((0, 0, max(0, int(x) + MOUTH), h))

    def _arm(
        self, target: pygame.Surface, art: GreatHandArt, spec: HandSpec, hand: Hand, show: _Show, spot: Spot
    ) -> None:
        """Knots along the way it came, the farthest first, darker as they go; they sway a little."""
        if hand.state == SLEEP:
            return
        half = art.picture("arm", 0).get_width() // 2
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
            target.blit(art.picture("arm", min(3, k * 4 // ARM)), (int(sx) - half, int(sy) - half))

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
