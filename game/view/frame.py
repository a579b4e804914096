"""One frame: everything in its order. `View` is all that the scenes know of this package.

view = View(world, "stairs")                 # a level's name of a look, see palette.py
each tick:   view.listen(events, world); view.tick(world)
each frame:  view.draw(surface, world, None, alpha)
"""

from collections.abc import Callable, Iterable
from typing import Any

import pygame

from game.maps.scenery import BACK, DECO, FRONT, Scenery
from game.sim.events import Beat, Died, Event, Landed, LoopPassed, MapEntered, Returned, Soothed, WentThrough
from game.sim.level import FIGURE, METER, Level
from game.sim.space import apart
from game.sim.tuning import BOX_H, DYING, HALF_W
from game.sim.world import World
from game.view import debug
from game.view.arches import Arches
from game.view.ash import AshView
from game.view.backdrop import Backdrop
from game.view.baked import Place, kept
from game.view.blooms import Blooms
from game.view.camera import FEET, OVER_GLASS, Camera
from game.view.climber import ClimberView
from game.view.collapse import strain, through
from game.view.doorway import Doorway
from game.view.drawn import Drawn, walls_behind
from game.view.ease import FADED, Ease
from game.view.faint import Faint
from game.view.flat import FlatStage
from game.view.foreground import Foreground
from game.view.ghosts import Ghosts
from game.view.grade import Grade, shaded
from game.view.great_hands import GreatHands
from game.view.hands import Hands
from game.view.hoar import Hoar
from game.view.lamps import FLAME, Lamps
from game.view.last_climb import LastClimb
from game.view.leaps import leaps
from game.view.light import Air, Bloom, Flakes, LightMap
from game.view.lips import Lips
from game.view.masonry import Masonry
from game.view.memories import Memories
from game.view.meter import Meter
from game.view.mirrors import Mirrors
from game.view.motes import toward_the_child
from game.view.oddities import Oddities
from game.view.palette import palette
from game.view.particles import DUST, Particles
from game.view.passing import GATHER, Gathering, Passing
from game.view.pier_glass import PierGlass
from game.view.pulse import Pulse, ring
from game.view.room import Room
from game.view.stage import Stage, TowerStage
from game.view.thread import Thread
from game.view.unrolled import UnrolledStage, bends
from game.view.walls import Walls
from game.view.weight import WeightView

WIDTH, HEIGHT = 640, 360
CALM = 0.35  # share of the pulses' strength with calm light
LONG_AGO = 1000.0


class View:
    """A level's pictures and effects. It reads the world and never changes it.

    `meter_on`, `debug_on`, `calm_light` are the player's; `interpolate_climber` draws the figure between ticks
    too (by default it is drawn from the newest). `numbers` is shown by the overlay: frame ms, dropped ticks.
    """

    def __init__(self, level: World | Level, look: str | Scenery = "stairs") -> None:
        """`look`: a palette's name, or a map's scenery: then what its designer drew is seen too."""
        world = level if isinstance(level, World) else None
        self.level: Level = level.level if isinstance(level, World) else level
        scenery = look if isinstance(look, Scenery) else None
        self.palette = p = palette(look if isinstance(look, str) else look.palette or "stairs")
        self.meter_on, self.debug_on, self.calm_light, self.interpolate_climber = True, False, False, False
        self.ease = Ease()
        self.nobody = False  # the place as it is without the climber
        self.lift = 0  # px that the picture looks up, over where the climb looks
        self.numbers: dict[str, float] = {}
        self.masonry = Masonry(self.level)
        turned = bool(world and world.memory)
        self.drawn = Drawn(scenery, self.level, turned) if scenery else None
        behind = walls_behind(scenery, self.level, turned) if scenery else frozenset()
        self.stage: Stage
        if bends(self.level):
            self.stage = UnrolledStage(self.level, self.masonry, p)
        elif self.level.spiral:
            self.stage = TowerStage(self.level, self.masonry, p)
        else:
            self.stage = FlatStage(self.level, self.masonry, p, behind)
        self.air = kept(Air, p, WIDTH, HEIGHT, self.stage.half)
        self.backdrop = Backdrop(p, self.level, self.air)
        self.light = kept(LightMap, p, WIDTH, HEIGHT)
        self.bloom = Bloom(p.bloom, WIDTH, HEIGHT)
        self.grade = Grade(p, self.level, scenery)
        self.flakes, self.foreground = kept(Flakes, p, WIDTH, HEIGHT), kept(Foreground, p)
        self.particles = Particles()
        self.climber, self.hands, self.lamps = ClimberView(), Hands(p), Lamps(p, self.level)
        self.greats = GreatHands(p)
        self.mirrors = Mirrors(scenery, self.level, turned)
        self.walls, self.ash = Walls(self.level), AshView(self.masonry)
        self.doorway, self.meter, self.pulse = Doorway(p, self.level), Meter(), Pulse()
        self.arches, self.memories, self.weight = Arches(p, self.level), Memories(p), WeightView(self.level)
        self.lips = Lips(p)
        self.oddities, self.thread, self.glass = Oddities(self.level), Thread(), PierGlass(self.stage)
        self.last = LastClimb(self.level)
        self.room = Room(self.level) if self.level.awake else None
        self.faint, self.hoar = Faint(), Hoar()
        self.ghosts: Ghosts | None = None  # other climbs, if a scene shows some
        self.camera = Camera()
        self.passing: Passing | None = None
        self.gathering: Gathering | None = None
        self.sprigs = Blooms()
        # px that joins of loops have carried all this: what is far behind does not come along
        self.gone = (0, 0)
        self._shown = (0, 0)  # the camera of the frame being drawn, whole px
        self._was = (0.0, 0.0)
        self._climber_was = self._climber_now = (0, 0)
        self._beats: list[tuple[int, float]] = []
        self._died_at = (0, 0)
        self._mark: Callable[[str], None] = lambda _stage: None
        ring()  # made now: at the first beat it would be a hitch
        if world:
            self.cut(world)

    # ---- ticks

    def cut(self, world: World) -> None:
        """Be where the climber is, at once."""
        c, level = world.climber, world.level
        self._look_down(world)
        self.camera.cut(c.x + HALF_W, c.y + BOX_H, level.width * 16, level.height * 16, level.wrap)
        self._was = (self.camera.x, self.camera.y)
        self._climber_was = self._climber_now = (c.x, c.y)
        self.gone = (0, 0)
        self.grade.follow(world.passage, at_once=True)
        if isinstance(self.stage, UnrolledStage):
            self.stage.follow(world.passage, at_once=True)

    def hold_camera(self) -> None:
        """The camera was moved by hand: it does not come from anywhere."""
        self._was = (self.camera.x, self.camera.y)

    def listen(self, events: Iterable[Event], world: World) -> None:
        """What happened this tick."""
        for event in events:
            if isinstance(event, Beat):
                self._beats = [(world.tick, 1.0), *self._beats[:1]]
            elif isinstance(event, Landed):
                hard = min(1.0, event.speed / 256 / 6)
                feet = world.climber.y + BOX_H - 1
                self.particles.burst(
                    DUST, event.x, feet, int(4 + 18 * hard), 7, 0.5 + hard * 0.7, 0.4 + hard, 26, 0.03
                )
                self.camera.shake = max(self.camera.shake, (hard - 0.6) * 5)
            elif isinstance(event, Soothed):
                self.sprigs.add(world, event.x)
            elif isinstance(event, Died):
                self._die(world)
            elif isinstance(event, Returned):
                self._return(world)
            elif isinstance(event, MapEntered | WentThrough):
                self.cut(world)
            elif isinstance(event, LoopPassed):
                self._carry(world, event)
            self.climber.listen(event)
            self.memories.listen(event, self.particles)
            self.hands.listen(event, self.particles)
            self.greats.listen(event, world, self.particles)
            self.ash.listen(event, world, self.particles)
            self.walls.listen(event, self.particles)
            self.last.listen(event, self.particles)
            if self.room:
                self.room.listen(event)

    def _carry(self, world: World, event: LoopPassed) -> None:
        """Over a loop's join: camera and all that is in the air go along, so that nothing is seen of it."""
        dx, dy = event.dx, event.dy
        twins = world.level.twins[event.loop][dx, dy]
        self.camera.shift(dx, dy)
        self._climber_now = self._climber_now[0] + dx, self._climber_now[1] + dy
        self.gone = self.gone[0] - dx, self.gone[1] - dy
        self.particles.shift(dx, dy)
        self.climber.shift(dx, dy)
        self.glass.shift(dx, dy)
        self.hands.carry(twins.hands, world.hands)
        self.walls.carry(twins.walls)
        self.sprigs.carry(twins.walls, dx, dy)

    def _way_to_lamp(self, world: World, x: int, feet: int) -> tuple[float, float]:
        """From a pair of feet to the flame they return to, px."""
        level = world.level
        at = (level.lamps[world.lamp].x, level.lamps[world.lamp].y) if world.lamp >= 0 else level.start
        return apart(at[0] + FLAME[0], x, level.wrap), at[1] + FLAME[1] - feet

    def _die(self, world: World) -> None:
        c = world.climber
        self._died_at = (c.x + HALF_W, c.y + BOX_H)
        figure = self.climber.figure
        self.passing = Passing(
            figure.picture, figure.eyes, self._way_to_lamp(world, *self._died_at), world.tick
        )

    def _return(self, world: World) -> None:
        c = world.climber
        self.passing = None
        way = self._way_to_lamp(world, c.x + HALF_W, c.y + BOX_H)
        self.gathering = Gathering(way, world.tick)
        self.sprigs.clear()
        self.cut(world)

    def _look_down(self, world: World) -> None:
        """Where the ground is a mirror more of it is seen."""
        self.camera.rest = OVER_GLASS if world.passage in self.mirrors.grounds else FEET

    def tick(self, world: World) -> None:
        """Follow the world by a tick."""
        c, level = world.climber, world.level
        self._was = (self.camera.x, self.camera.y)
        self._climber_was, self._climber_now = self._climber_now, (c.x, c.y)
        size = (level.width * 16, level.height * 16, level.wrap)
        self._look_down(world)
        if world.dying:
            home = level.lamps[world.lamp] if world.lamp >= 0 else None
            x, feet = (home.x, home.y) if home else level.start
            self.camera.glide(x, feet, world.dying / DYING, size)
        else:
            self.camera.follow(c.x + HALF_W, c.y + BOX_H, c.vy / 256, bool(c.ground), c.state == 1, size)
            self.climber.tick(world)
        self.hands.tick(world, self.particles)
        self.greats.tick(world, self.particles)
        self.mirrors.tick(world)
        self.lamps.tick(world, self.particles)
        self.walls.tick(world)
        self.weight.tick(world)
        self.thread.tick(world)
        self.glass.tick(world, self.climber)
        self.ash.tick(world, self.stage, self.particles)
        if self.room:
            self.room.tick()
        elif not self.level.doors:
            self.doorway.tick(world.tick, self.particles)
        self.grade.follow(world.passage)
        if isinstance(self.stage, UnrolledStage):
            self.stage.follow(world.passage)
        self.stage.expect(leaps(world))
        self.last.tick(world, self.particles)
        self.faint.tick(world)
        self.hoar.tick(world, self.particles)
        self.climber.figure.scarfless = self.last.share(METER) > 0.5 and not self.meter_on
        self.particles.tick()
        if self.gathering:
            self.gathering.age += 1
            if self.gathering.age > GATHER:
                self.gathering = None
        self.sprigs.tick(world, self.particles)
        toward_the_child(world, self.particles)

    # ---- frames

    def spot(self, x: Any, y: Any) -> Place:
        """World px (numbers or arrays) -> screen px and how much the place faces us, 1 .. -1."""
        return self.stage.spot(x, y, *self._shown)

    def beats(self, world: World, alpha: float) -> list[tuple[float, float]]:
        """(ticks ago, strength) of the last strong beats, newest first."""
        share = CALM if self.calm_light else 1.0
        return [(world.tick - t + alpha, s * share) for t, s in self._beats] or [(LONG_AGO, 0.0)]

    def draw(self, target: pygame.Surface, world: World, was: object = None, alpha: float = 1.0) -> None:
        """Paint 640 x 360. alpha: how much of the way to the newest tick, 0..1. `was` is not needed."""
        mark = self._mark
        ax, ay = self._was
        x, y = ax + (self.camera.x - ax) * alpha, ay + (self.camera.y - ay) * alpha
        self._shown = round(x), round(y + self.camera.shake * self.ease.shake) - self.lift
        far_x, far_y = x + self.gone[0], y + self.gone[1]
        tick, beats = world.tick + alpha, self.beats(world, alpha)
        now = self.stage.look.strain = strain(world)
        self.stage.gather(*self._shown)
        if self.room:
            self.room.behind(target, self.spot)
        else:
            self.backdrop.draw(target, far_x, far_y, self.stage, tick, beats, now, self.ease)
        self._drawn(target, BACK, tick)
        mark("behind")
        self.stage.draw(target, *beats[0])
        if self.room:
            self.room.shell(target, self.spot)
        self.walls.draw(target, self.stage, world, self.spot)
        if self.mirrors.panes:
            figure = None if self.nobody or self.gathering else self.climber.figure.picture
            self.mirrors.draw(target, world, self.spot, figure, self.ghosts, self.ease.tier.halves)
        self._drawn(target, DECO, tick)
        mark("stone")
        if not self.room:
            self.air.over_stone(target, 1.0 if self.level.spiral else 0.0)
        feet = self._feet(world, alpha)
        eye = self.climber.eye(*feet)
        night = self.grade.dark > 0.5
        if night:  # what burns and what beats is seen for what it is
            self._light(target, world, feet)
        if not world.dying:
            self.pulse.draw(target, self.stage, *eye, *beats[0], self.palette.heart_light)
        self.lamps.pools(target, self.stage, world.tick, self.spot)
        mark("pulse")
        if not night:
            self._light(target, world, feet)
        if self.ease.contrast:
            target.fill(FADED, special_flags=pygame.BLEND_RGB_MULT)
        self.lips.draw(target, self.stage, night and not self.ease.contrast)
        mark("light")
        self._figures(target, world, feet)
        self._drawn(target, FRONT, tick)
        mark("figures")
        if self.room:
            self.room.shine(target, self.spot)
        elif self.ease.air:
            self.air.before(target, far_x, tick, self.grade.dark)
            self.flakes.draw(target, tick, far_x, far_y, self.ease.tier.flakes)
        mark("air")
        if self.ease.tier.bloom:
            gone_x, gone_y = self.gone
            self.bloom.apply(target, (self._shown[0] + gone_x, self._shown[1] + gone_y), through(now))
        self.lips.shade(target, feet[0])
        mark("bloom")
        if self.ease.tier.foreground and not (self.room or self.ease.still or night):
            self.foreground.draw(target, far_x, far_y)
        self.last.grade(target)
        self.faint.grade(target)
        if not (world.dying or self.gathering or self.last.after or self.nobody):
            self.climber.gaze(target, *feet, world, self.last.share(FIGURE))
            self.thread.draw(target, eye)
        self.last.touch(target, world)
        self.last.end(target)
        if self.meter_on and self.last.meter and not (self.room or self.last.near):
            self.meter.draw(target, world)
        if self.debug_on:
            debug.draw(target, world, self.spot, self.numbers)
        mark("rest")

    def _drawn(self, target: pygame.Surface, role: str, tick: float) -> None:
        """The designer's layers that lie here."""
        if self.drawn:
            self.drawn.draw(target, role, self.spot, *self._shown, tick, self.gone)

    def _feet(self, world: World, alpha: float) -> tuple[float, float]:
        c = world.climber
        x, y = float(c.x + HALF_W), float(c.y + BOX_H)
        if self.interpolate_climber:
            bx, by = self._climber_was
            gone = apart(c.x, bx, world.level.wrap)
            x, y = bx + HALF_W + gone * alpha, by + BOX_H + (c.y - by) * alpha
        sx, sy, _ = self.spot(x, y)
        return float(sx), float(sy)

    def _light(self, target: pygame.Surface, world: World, feet: tuple[float, float]) -> None:
        lights = self.lamps.lights(self.spot)
        if not world.dying and not world.alone:
            life = world.child.life / 1000
            lights.append((self.light.child[min(7, int(life * 7.99))], int(feet[0]) + 4, int(feet[1]) - 18))
        self.light.apply(target, lights, shaded(self.grade.tint, through(self.stage.look.strain)))

    def _figures(self, target: pygame.Surface, world: World, feet: tuple[float, float]) -> None:
        self.arches.draw(target, self.spot)
        self.hoar.draw(target, world, self.spot, self.level.spiral)
        if self.room:
            self.room.before(target, world, self.spot, self.climber)
        elif self.level.doors:
            self.last.draw_doors(target, world, self.spot, feet)
        else:
            self.doorway.draw(target, world.tick, self.spot)
        self.glass.draw(target, world, self.spot, self.climber)
        self.oddities.draw(target, world, self.spot)
        self.memories.draw(target, world, self.spot)
        self.lamps.draw(target, world.tick, self.spot)
        self.greats.draw(target, world, self.spot, before=False)
        self.hands.draw(target, world, self.spot, before=False)
        if self.ghosts:
            self.ghosts.draw(target, world, self.spot)
        if world.dying and self.passing:
            x, y, _ = self.spot(*self._died_at)
            self.passing.draw(target, float(x), float(y), world.dying)
        elif self.gathering:
            self.gathering.draw(target, self.climber.figure.picture, *feet)
        elif not world.dying and not self.nobody:
            self.climber.draw(target, *feet, self.last.figure)
        self.last.draw_standing(target, feet, self.spot)
        self.hands.draw(target, world, self.spot, before=True)
        self.greats.draw(target, world, self.spot, before=True)
        self.sprigs.draw(target, self.spot)
        self.weight.draw(target, world, self.spot)
        self.particles.draw(target, self.spot)
