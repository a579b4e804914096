"""One frame: everything in its order. `View` is all that the scenes know of this package.

    view = View(world, look="stairs")
    each tick:   view.listen(events, world); view.tick(world)
    each frame:  view.draw(surface, world, was, alpha)
"""

from collections.abc import Iterable

import numpy as np
import pygame

from game.sim.events import Beat, Event, MapEntered, Returned
from game.sim.level import Level
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World
from game.view.baked import ADD
from game.view.camera import Camera
from game.view.city import City
from game.view.climber import ClimberView
from game.view.hands import Hands
from game.view.lamps import Lamps
from game.view.light import Air, Bloom, Flakes, Foreground, LightMap
from game.view.masonry import Masonry
from game.view.palette import palette
from game.view.particles import Particles
from game.view.sky import Sky
from game.view.strip import Strip
from game.view.tower import Cylinder, Look

WIDTH, HEIGHT = 640, 360
TURN = 0.35  # how far city and fog go when the camera goes one px round
FIRST_BEATS = ((1000.0, 0.0),)


class View:
    """A level's pictures and effects. It reads the world and never changes it.

    `look` names a palette. `meter_on`, `debug_on`, `calm_light` (35 % of the pulses) are the player's.
    """

    def __init__(self, level: World | Level, look: str = "stairs") -> None:
        world = level if isinstance(level, World) else None
        self.level: Level = world.level if world else level  # type: ignore[assignment]
        self.look = look
        self.palette = p = palette(look)
        self.meter_on = True
        self.debug_on = False
        self.calm_light = False
        self.masonry = Masonry(self.level)
        self.particles = Particles()
        self.climber = ClimberView()
        self.hands = Hands(p)
        self.lamps = Lamps(p, self.level)
        self.light = LightMap(p, WIDTH, HEIGHT)
        self.bloom = Bloom(p.bloom, WIDTH, HEIGHT)
        self.flakes = Flakes(p, WIDTH, HEIGHT)
        self.foreground = Foreground(p)
        self.camera = Camera()
        self._was = (0.0, 0.0)
        self._beats: list[tuple[int, float]] = []
        self._x0 = 0
        self._cx = self._cy = 0
        self.strip = Strip(self.level, self.masonry)
        self.tower = Cylinder(self.strip)
        self.stone = Look(p, self.tower.bin_angles)
        self.tower.lut[:] = self.stone.table.ravel()
        self._x0 = WIDTH // 2 - self.tower.half
        side = min(WIDTH // 2, max(1, self._x0 + self.tower.side + 2))
        self.sky = Sky(p, WIDTH, HEIGHT, side)
        self.side = side
        self.city = City(p, 2)
        self.air = Air(p, WIDTH, HEIGHT, self.tower.half)
        if world:
            self.cut(world)

    # ---- ticks

    def cut(self, world: World) -> None:
        """Be where the climber is, at once."""
        c = world.climber
        self.camera.cut(c.x + HALF_W, c.y + BOX_H, world.level.width * 16, world.level.height * 16, world.level.wrap)
        self._was = (self.camera.x, self.camera.y)

    def listen(self, events: Iterable[Event], world: World) -> None:
        """What happened this tick."""
        for event in events:
            if isinstance(event, Beat):
                self._beats = [(world.tick, 1.0), *self._beats[:1]]
            elif isinstance(event, Returned | MapEntered):
                self.cut(world)
            self.climber.listen(event)
            self.hands.listen(event, self.particles)

    def tick(self, world: World) -> None:
        """Follow the world by a tick."""
        c, level = world.climber, world.level
        self._was = (self.camera.x, self.camera.y)
        size = (level.width * 16, level.height * 16, level.wrap)
        self.camera.follow(c.x + HALF_W, c.y + BOX_H, c.vy / 256, bool(c.ground), c.state == 1, size)
        self.climber.tick(world)
        self.hands.tick(world, self.particles)
        self.lamps.tick(world, self.particles)
        self.particles.tick()

    # ---- frames

    def spot(self, x, y):  # type: ignore[no-untyped-def]
        """World px (numbers or arrays) -> screen px and how much the place faces us (1 .. -1)."""
        w = self.strip.width
        tower = self.tower
        angle = ((x - self._cx + w / 2) % w - w / 2) / tower.radius
        cos = np.cos(angle)
        k = 1000.0 / (tower.axis - tower.radius * cos)
        return self._x0 + tower.half + tower.radius * np.sin(angle) * k, 188 + (y - self._cy - 188) * k, cos

    def beats(self, world: World, alpha: float) -> list[tuple[float, float]]:
        """(ticks ago, strength) of the last two strong beats."""
        share = 0.35 if self.calm_light else 1.0
        return [(world.tick - t + alpha, s * share) for t, s in self._beats] or list(FIRST_BEATS)

    def draw(self, target: pygame.Surface, world: World, was: object = None, alpha: float = 1.0) -> None:
        """Paint 640 x 360. alpha: how much of the next tick has gone by, 0..1."""
        ax, ay = self._was
        cam = self.camera
        x, y = ax + (cam.x - ax) * alpha, ay + (cam.y - ay) * alpha
        self._cx, self._cy = round(x), round(y)
        tick = world.tick + alpha
        beats = self.beats(world, alpha)
        turn = x * TURN
        self.sky.draw(target, tick, beats, turn * 0.5)
        self._behind(target, turn, tick)
        self._stone(target, beats)
        lights = self.lamps.lights(self.spot)
        c = world.climber
        fx, fy, _ = self.spot(c.x + HALF_W, c.y + BOX_H)
        fx, fy = float(fx), float(fy)
        life = world.child.life / 1000
        lights.append((self.light.child[min(7, int(life * 7.99))], int(fx) + 4, int(fy) - 18))
        self.light.apply(target, lights)
        self.lamps.draw(target, world.tick, self.spot)
        self.hands.draw(target, world, self.spot, before=False)
        if not world.dying:
            self.climber.draw(target, fx, fy)
        self.hands.draw(target, world, self.spot, before=True)
        self.particles.draw(target, self.spot)
        self.air.before(target, x, tick)
        self.flakes.draw(target, tick, x, y)
        self.bloom.apply(target)
        if not world.dying:
            self.climber.gaze(target, fx, fy, world)
        self.foreground.draw(target, x)

    def _behind(self, target: pygame.Surface, turn: float, tick: float) -> None:
        """City and fog, only where the tower does not hide them."""
        height = self.level.height * 16 - self._cy
        for area in ((0, 0, self.side, HEIGHT), (WIDTH - self.side, 0, self.side, HEIGHT)):
            target.set_clip(area)
            target.blit(self.air.backlight, (0, 0), special_flags=ADD)
            self.city.draw(target, turn, height)
            self.air.behind(target, turn, tick)
        target.set_clip(None)

    def _stone(self, target: pygame.Surface, beats: list[tuple[float, float]]) -> None:
        since, strength = beats[0]
        self.stone.cracks(self.tower.lut, since, strength)
        self.tower.gather(self._cx, self._cy)
        target.blit(self.tower.colour(), (self._x0, 0))
        self.air.over_stone(target, 1.0)


