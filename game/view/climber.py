"""The climber as seen: which pose the newest tick asks for, and how the body shows grip, cold, fear and breath."""

import math

import pygame

from game.sim.buttons import HOLD, LEFT, RIGHT
from game.sim.events import Event, Hopped, Jumped, Landed, Returned, Woke
from game.sim.states import CLIMB, KNEELING
from game.sim.tuning import BOX_H, GRIP, HALF_W
from game.sim.world import World
from game.view import poses
from game.view.figure import Figure
from game.view.poses import GROUND, MIDDLE, Pose

STRIDE = 44.0  # px a stride takes
PULL = 26.0  # px a pull on a wall takes
BREATH = 30
OPENING, SITTING = 200, 150  # ticks after waking: until one stands as ever, of them sitting
UNIT = 256.0


class ClimberView:
    """`figure.picture` is drawn once a tick; `draw` only blits it."""

    def __init__(self) -> None:
        self.figure = Figure()
        self.pose: Pose = poses.IDLE
        self.phase = 0.0
        self.squash = 0.0  # above 0 pressed, below 0 stretched
        self.landing = 0
        self.opened = 0  # ticks for which the arms that held go on opening
        self._last: tuple[int, int] | None = None
        self._look = 1

    def listen(self, event: Event) -> None:
        """Squash and stretch."""
        if isinstance(event, Landed):
            hard = min(1.0, event.speed / 256 / 6.0)
            self.squash = 0.10 + 0.34 * hard
            self.landing = 4 + int(8 * hard)
        elif isinstance(event, Jumped | Hopped):
            self.squash = -0.22
        elif isinstance(event, Woke):
            self.opened = OPENING
        elif isinstance(event, Returned):
            self._last = None
            self.figure.scarf.points = []

    def shift(self, dx: int, dy: int) -> None:
        """The place is another one, and nothing has moved."""
        if self._last:
            self._last = self._last[0] + dx, self._last[1] + dy

    def tick(self, world: World) -> None:
        """Choose, glide and draw the pose of this tick."""
        c = world.climber
        last = self._last or (c.x, c.y)
        dx, dy = float(c.x - last[0]), float(c.y - last[1])
        wrap = world.level.wrap
        if wrap:
            dx = (dx + wrap / 2) % wrap - wrap / 2
        self._last = (c.x, c.y)
        self.landing = max(0, self.landing - 1)
        self.opened = max(0, self.opened - 1)
        self.squash *= 0.80
        want, share = self._wanted(world, dx, dy)
        look = c.face
        if look != self._look:  # turn at once: the joints jump to the other side with the body
            self.pose = poses.mirrored(self.pose)
            self._look = look
        goal = want if look > 0 else poses.mirrored(want)
        self.pose = poses.glide(self.pose, goal, share)
        shown = self._lively(world, self.pose)
        t = world.tick / 60
        floor = GROUND - 0.5 if c.ground else 99.0
        self.figure.empty = world.alone
        cold = world.child.cold / 256 / 1000
        self.figure.frost += (max(0.0, cold - 0.2) - self.figure.frost) * 0.03
        self.figure.draw(shown, look, t, (dx, dy), world.child.life / 1000, floor)

    def _wanted(self, world: World, dx: float, dy: float) -> tuple[Pose, float]:
        """The pose, and how fast the body goes there."""
        c = world.climber
        if c.held_by >= 0:
            return poses.GRASPED, 0.3
        if world.asleep or self.opened > OPENING - SITTING:
            return poses.SITTING if world.asleep else poses.OPENED, 0.05
        if c.state == KNEELING or world.letting:
            return poses.KNEEL, 0.22
        if c.state == CLIMB:
            self.phase += -dy / PULL
            return poses.climb(self.phase), 0.4
        if c.ground:
            speed = abs(c.vx) / UNIT
            if speed > 0.25 and abs(dx) > 0:
                forward = math.copysign(1.0, dx) * c.face
                self.phase += abs(dx) / STRIDE * forward
                return poses.run(self.phase, min(1.0, 0.25 + speed / 2.7)), 0.5
            if self.landing:
                return poses.LAND, 0.5
            if c.buttons & HOLD and not c.stale_hold:
                return poses.HOLD, 0.25
            return poses.IDLE, 0.25
        vy = c.vy / UNIT
        if c.slide and vy > 0 and c.buttons & (LEFT | RIGHT) and c.vx == 0 and dx == 0:
            return poses.SLIDE, 0.35
        if vy < -1.0:
            return poses.JUMP, 0.45
        if vy < 1.6:
            return poses.FLOAT, 0.25
        return poses.FALL, 0.22

    def _lively(self, world: World, p: Pose) -> Pose:
        """Breath, sway, tremble: nothing that decides anything."""
        c, heart = world.climber, world.heart
        t = world.tick
        if abs(self.squash) > 0.02:
            p = poses.squashed(p, 1 + self.squash * 0.8, 1 - self.squash)
        else:
            p = poses.glide(p, p, 0.0)
        breath = 0.0
        if not heart.stopped and heart.left <= BREATH:
            u = 1 - heart.left / BREATH
            breath = u * u * (3 - 2 * u)
        elif heart.since < 24 and not heart.stopped:
            breath = math.exp(-heart.since / 8)
        p.child_y -= breath * 1.4
        p.child_turn -= breath * 0.07
        if world.letting:  # laid down gently
            u = min(1.0, world.letting / 180)
            p.child_x += 5 * u * c.face
            p.child_y += 9 * u
            p.hand_y += 6 * u
        slow = math.sin(t / 60 * 2.0)
        if c.ground:
            p.hand_y += slow * 0.35
            p.child_y += slow * 0.35
        weak = 1 - c.grip / (GRIP * 0.2) if c.state == CLIMB and c.grip < GRIP * 0.2 else 0.0
        cold = world.child.cold / 256 / 1000
        fear = world.child.fear / 256 / 1000
        shiver = weak * 0.9 + max(0.0, cold - 0.35) * 0.7 + max(0.0, fear - 0.6) * 0.3
        if shiver > 0.02:
            p.hand_x += math.sin(t * 1.9) * shiver
            p.hand_y += math.sin(t * 2.3 + 1) * shiver * 0.8
            p.hip_x += math.sin(t * 2.1 + 2) * shiver * 0.35
            p.child_x += math.sin(t * 1.7) * shiver * 0.3
        if c.low:
            p = poses.squashed(p, 1.1, 0.72)
        return p

    def corner(self, x: float, feet: float) -> tuple[int, int]:
        """The cell's corner on the screen when the feet stand at x, feet."""
        return round(x) - int(MIDDLE), round(feet) - int(GROUND)

    def draw(self, target: pygame.Surface, x: float, feet: float, there: float = 1.0) -> None:
        """x: middle of the feet, feet: the row they stand on, screen px; `there`: how much of it is, 0..1."""
        if there <= 0:
            return
        self.figure.picture.set_alpha(int(255 * there))  # always: what was given back is whole again
        target.blit(self.figure.picture, self.corner(x, feet))

    def gaze(self, target: pygame.Surface, x: float, feet: float, world: World, only: float = 0.0) -> None:
        """The eyes' light, after everything that darkens; it wanes with life and swells with the breath.

        `only` 0..1: how far there is nothing else of the climber to be seen.
        """
        if world.alone:
            return
        heart = world.heart
        beat = 0.0 if heart.stopped else math.exp(-heart.since / 9)
        share = world.child.life / 1000 * 0.62 + 0.10 + 0.28 * beat
        corner = self.corner(x, feet)
        self.figure.glow(target, *corner, max(share, only))
        if only > 0:
            self.figure.stare(target, *corner, only)

    def eye(self, x: float, feet: float) -> tuple[float, float]:
        """Where the child's face is on the screen."""
        cx, cy = self.corner(x, feet)
        e = self.figure.eyes
        return cx + (e[0][0] + e[1][0]) / 2, cy + (e[0][1] + e[1][1]) / 2


FEET = BOX_H
HALF = HALF_W
