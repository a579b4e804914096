"""How many ticks a frame owes, and how long to wait for the next: time without a window.

The rules step at exactly 60 Hz; displays do as they like. Nothing here reads a clock: seconds come in.
"""

TICK = 1 / 60
MOST = 4  # ticks a frame may step before time is dropped: a slow machine slows down, it never spirals
NEAR = 0.0015  # s: a frame this close to whole ticks is meant to be whole ticks; timers tremble


class Pace:
    """Seconds become ticks. `alpha` 0..1 says how far into the next tick the frame is."""

    def __init__(self) -> None:
        self.owed = 0.0  # s not stepped yet
        self.drift = 0.0  # s by which rounding to whole ticks has lied so far
        self.dropped = 0  # ticks thrown away since the start
        self.alpha = 0.0

    def advance(self, seconds: float) -> int:
        """Take the time since the last frame; returns how many ticks to step, at most MOST."""
        whole = round(seconds / TICK)
        wrong = seconds - whole * TICK
        if whole and abs(wrong) < NEAR and abs(self.drift + wrong) < TICK / 2:
            # At 60 Hz this gives one tick a frame instead of now and then none and two.
            self.drift += wrong
            seconds = whole * TICK
        elif self.drift:
            seconds += self.drift
            self.drift = 0.0
        self.owed = max(0.0, self.owed + seconds)
        steps = int(self.owed / TICK + 1e-6)
        self.owed = max(0.0, self.owed - steps * TICK)
        if steps > MOST:
            self.dropped += steps - MOST
            steps = MOST
        self.alpha = min(self.owed / TICK, 1.0)
        return steps

    def until_next(self) -> float:
        """Return the seconds from the last `advance` until a tick is due."""
        return max(0.0, TICK - self.owed - self.drift)


class Vsync:
    """Finds out whether the display holds the frames back, by counting them."""

    WINDOW = 30  # frames

    def __init__(self, refresh: int) -> None:
        """`refresh`: what the display says of itself, Hz, or 0 when it says nothing."""
        self.refresh = refresh or 60
        self.holds = True
        self.frames = 0
        self.seconds = 0.0

    def frame(self, seconds: float) -> bool:
        """Take the time of a frame; returns whether vsync still holds. Once it did not, it never does."""
        self.frames += 1
        self.seconds += seconds
        if self.frames == self.WINDOW:
            if self.frames > self.seconds * self.refresh * 1.15:
                self.holds = False
            self.frames, self.seconds = 0, 0.0
        return self.holds


class FirstSecond:
    """Finds out in the first second of pictures how much of one this machine paints in time.

    What counts is a quick one: while the game starts, others and its own loading take turns with it.
    """

    SECOND = 1.0  # s of pictures that are counted ..
    FEWEST = 20  # .. and at least so many
    SLOW = 0.010  # s: a picture that takes longer leaves too little of a tick for the display
    QUICK = 0.25  # of all, those that are quicker

    def __init__(self) -> None:
        self._taken: list[float] = []
        self._seconds = 0.0

    def frame(self, cost: float, seconds: float) -> bool | None:
        """Take what a picture cost, s, and how long ago the last one was; returns once whether it is slow, or None."""
        if self._seconds < 0:
            return None
        self._taken.append(cost)
        self._seconds += min(seconds, 0.25)
        if self._seconds < self.SECOND or len(self._taken) < self.FEWEST:
            return None
        self._seconds = -1.0
        return sorted(self._taken)[int(len(self._taken) * self.QUICK)] > self.SLOW
