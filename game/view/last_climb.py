"""The end of the climb as seen: the two doors, what the vision has taken out of the picture, the child that stands.

Nothing is switched off: what is taken goes within a second and a half, what is given back returns so.
"""

import numpy as np
import pygame

from game.sim.endings import SACRIFICE
from game.sim.events import CarriedBack, Event, GivenBack, Taken, VisionBegan
from game.sim.level import COLOUR, FIGURE, METER, TAKEN, Level
from game.sim.tuning import CHOICE_BEATS
from game.sim.world import World
from game.view.baked import Spot
from game.view.close import CloseUp
from game.view.door import OnyxDoor
from game.view.drain import Drain
from game.view.particles import MOTE, Particles
from game.view.standing import WALKS, Standing

FADE = 1 / 90  # of a thing a tick
OPENS = 1 / 240  # of the door a tick
NEAR = 120  # ticks in which there is nothing but the child's face, once foreheads touch
COMES, GOES = 16, 44  # of them, in which it comes and goes
BEGINS = 40  # ticks in which the picture comes back after one was carried off
FAINT, BRANDED, BURNING = 0.30, 0.62, 1.0  # what lights the door: the silver at least, the brand, and loosed
Feet = tuple[float, float]


class LastClimb:
    """Costs nothing on a map without a door. `after`: ticks since the sacrifice."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.doors = [OnyxDoor(box) for box in (level.doors[0].box, level.exit)] if level.doors else []
        self.gone = [0.0] * len(TAKEN)
        self.open = 0.0
        self.after = 0
        self.dark = 0  # ticks until the picture is whole again
        self.near = 0  # ticks for which the child's face is still there
        self._close: CloseUp | None = None
        self._drain = Drain()
        self._white: pygame.Surface | None = None
        self._standing: Standing | None = None

    def share(self, what: int) -> float:
        """How far a thing is gone, 0..1."""
        return self.gone[what]

    def listen(self, event: Event, particles: Particles) -> None:
        """A ledge takes, or gives back."""
        if isinstance(event, Taken | GivenBack):
            particles.burst(MOTE, event.x, event.y - 10, 60, 16, 0.5, 1.1, 90, -0.004)
        elif isinstance(event, VisionBegan):
            self.near = NEAR
        elif isinstance(event, CarriedBack):
            self.dark = BEGINS

    def tick(self, world: World, particles: Particles) -> None:
        """What is gone goes on going; the ledges that still have something to take are seen."""
        if not self.doors:
            return
        vision = world.vision
        for what, share in enumerate(self.gone):
            step = FADE if vision.took(what) else -FADE
            self.gone[what] = min(1.0, max(0.0, share + step))
        self.dark = max(0, self.dark - 1)
        self.near = max(0, self.near - 1)
        goal = vision.held / CHOICE_BEATS * 0.25
        if world.ending == SACRIFICE:
            self.after += 1
            goal = 1.0
        self.open = min(goal, self.open + OPENS) if goal > self.open else self.open
        if vision.stage and world.tick % 7 == 0:
            r = particles.r
            for ledge in self.level.takings:
                if not vision.took(ledge.what):
                    x = ledge.x + r.uniform(-14, 14)
                    particles.burst(MOTE, x, ledge.y - 2, 1, 2, 0.06, 0.30, 70, -0.003)

    # ---- drawing, in the order of a frame

    def draw_doors(self, target: pygame.Surface, world: World, spot: Spot, feet: Feet) -> None:
        """The door, and in the vision the one above the last wall."""
        if not self.doors:
            return
        c = world.climber
        strong = BURNING if c.burn else BRANDED if c.fire else FAINT
        fire = (feet[0], feet[1] - 12, strong)
        door, last = self.doors
        door.draw(target, world.tick, spot, fire)
        if world.vision.stage:
            last.draw(target, world.tick, spot, fire, self.open)

    def draw_standing(self, target: pygame.Surface, feet: Feet, spot: Spot) -> None:
        """After the sacrifice: the child gets up, and goes in."""
        if not self.after:
            return
        if self._standing is None:
            self._standing = Standing()
        x, _, _ = spot(self.doors[1].x, self.doors[1].foot)
        self._standing.draw(target, feet, float(x), self.after)

    def grade(self, target: pygame.Surface) -> None:
        """Take the colour out, as far as it is gone; be dark for a moment after being carried."""
        self._drain.draw(target, self.gone[COLOUR])
        if self.dark:
            light = int(255 * (1 - self.dark / BEGINS) ** 2)
            target.fill((light, light, light), special_flags=pygame.BLEND_RGB_MULT)

    def touch(self, target: pygame.Surface, world: World) -> None:
        """Forehead to forehead: the face, over everything."""
        if not self.near:
            return
        close = self._close = self._close or CloseUp()
        share = min(1.0, (NEAR - self.near) / COMES, self.near / GOES)
        close.draw(target, world.tick, world.child.life / 1000, share)

    def end(self, target: pygame.Surface) -> None:
        """What is behind the door comes over everything, slowly, and then it is night."""
        if self.after <= WALKS:
            return
        t = (self.after - WALKS) / 120
        light = np.clip((t, 1.0 - (t - 1.0) * 0.8), 0, 1).min() if t < 2.25 else 0.0
        sheet = self._white = self._white or pygame.Surface(target.get_size(), 0, 32)
        white = int(232 * light)
        sheet.fill((white, white, int(white * 1.04)))
        sheet.set_alpha(int(255 * min(1.0, t)))
        target.blit(sheet, (0, 0))

    # ---- what is left

    @property
    def figure(self) -> float:
        """How much of the climber is there, 1 .. 0."""
        return 1.0 - self.gone[FIGURE]

    @property
    def meter(self) -> bool:
        """Is the meter there?"""
        return self.gone[METER] < 0.5
