"""The camera: round the tower with the climber, up and down by ledges.

It never decides anything. `x` is unwrapped px (it may leave 0..width), `y` the world row at screen row 0.
"""

from dataclasses import dataclass

FEET = 224  # screen row where resting feet stand
OVER_GLASS = 176  # the same where the ground is a mirror: more of what is in it is seen
HIGHEST, LOWEST = 96, 300  # screen rows that the feet never leave
STILL_UP, STILL_DOWN = 70, 34  # px that a jump may leave the last ledge's row before the camera follows
EASE = 0.11  # share of the way a tick
LEAD_FALL, LEAD_CLIMB = 96, 30  # px looked ahead, down and up
LEAPS = 32  # px that it does not go in a frame, but where one looks elsewhere
FAR = 640.0  # px that the camera goes with the ash
SCREEN_W, SCREEN_H = 640, 360


@dataclass(slots=True)
class Camera:
    """`snap` is the row the view has settled on: a ledge's, or a wall's while it is climbed; `rest` the screen row that
    it is wanted at."""

    x: float = 0.0
    y: float = 0.0
    snap: float = 0.0
    speed: float = 0.0
    lead: float = 0.0
    shake: float = 0.0
    rest: int = FEET

    def cut(self, x: float, feet: float, width: int, height: int, wrap: int) -> None:
        """Be there at once: a start, a return, another map."""
        self.snap = feet
        self.lead = self.speed = self.shake = 0.0
        self.x = aim(x, width, wrap)
        self.y = self._bounded(feet - self.rest, height, wrap)

    def follow(
        self, x: float, feet: float, vy: float, settled: bool, holds: bool, size: tuple[int, int, int]
    ) -> None:
        """One tick. x: middle of the climber px; feet: its row; vy px a tick; size: width, height, wrap px.

        settled: on the ground; holds: on a wall.
        """
        width, height, wrap = size
        if wrap:
            self.x += (x - self.x + wrap / 2) % wrap - wrap / 2
        else:
            self.x += (aim(x, width, wrap) - self.x) * 0.14
        if settled or holds:
            self.snap = feet
        elif feet > self.snap + STILL_DOWN:
            self.snap = feet - STILL_DOWN
        elif feet < self.snap - STILL_UP:
            self.snap = feet + STILL_UP
        lead = 0.0
        if holds:
            lead = -LEAD_CLIMB if vy < -0.2 else LEAD_CLIMB if vy > 0.2 else 0.0
        elif vy > 3.4 and feet > self.snap:
            lead = LEAD_FALL * min(1.0, (vy - 3.4) / 2.0)
        self.lead += (lead - self.lead) * 0.08
        want = self._bounded(self.snap - self.rest + self.lead, height, wrap)
        ease = EASE if vy < 4 else 0.2
        step = (want - self.y) * ease
        self.speed += (step - self.speed) * 0.45  # no jerk when it sets out
        self.y += self.speed
        self.y = min(max(self.y, feet - LOWEST), feet - HIGHEST)
        self.shake *= 0.86

    def shift(self, dx: float, dy: float) -> None:
        """All that is shown is somewhere else: be there in just the same way."""
        self.x += dx
        self.y += dy
        self.snap += dy

    def glide(self, x: float, feet: float, u: float, size: tuple[int, int, int]) -> None:
        """On the way to a lamp while the ash is: u 0..1 of the way in time. x, feet: where it will be."""
        width, height, wrap = size
        if wrap:
            dx = (x - self.x + wrap / 2) % wrap - wrap / 2
        else:
            dx = aim(x, width, wrap) - self.x
        dy = self._bounded(feet - self.rest, height, wrap) - self.y
        if abs(dx) > FAR or abs(dy) > FAR:
            return  # too far to be seen on the way: it will cut
        share = 0.03 + 0.22 * u * u
        self.x += dx * share
        self.y += dy * share

    @staticmethod
    def _bounded(y: float, height: int, wrap: int) -> float:
        """A flat map stays on the screen; the tower goes on a little below its foot and above its top."""
        if wrap:
            return max(-120.0, min(y, height - SCREEN_H + 40.0))
        return _inside(y, height, SCREEN_H)


def aim(x: float, width: int, wrap: int) -> float:
    """Where it wants to be for a climber at x; all px."""
    return x if wrap else _inside(x - SCREEN_W / 2, width, SCREEN_W)


def _inside(x: float, width: int, screen: int) -> float:
    return max(0.0, min(x, float(width - screen))) if width > screen else (width - screen) / 2
