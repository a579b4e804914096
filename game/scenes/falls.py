"""The map with every place where one died. Up and down look along it; any other press goes back."""

import pygame

from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, PALE, write
from game.sim.level import Level
from game.speedrun.learned import Lessons
from game.text import tr
from game.view import heat

NIGHT = (8, 6, 16)
STEP = 6  # px a tick


class Falls(Scene):
    """Lies over a practice. The picture is made when it is opened."""

    def __init__(self, shell: Shell, level: Level, lessons: Lessons, at: tuple[int, int]) -> None:
        """`at`: px of the map where the climber is, which is looked at first."""
        self.shell = shell
        tall = level.height > level.width
        self.width = 360 if tall else 600
        self.picture = heat.picture(level, lessons.falls, self.width)
        self.total = sum(lessons.falls.values())
        self.mark = heat.place(level, at, self.width)
        self.y = float(self.mark[1] - 180)

    def tick(self, buttons: int) -> None:
        """Look along the map."""
        latch = self.shell.devices.latch.held
        self.y += STEP * (bool(latch["down"]) - bool(latch["up"]))
        if self.picture:
            self.y = max(0.0, min(self.y, float(max(0, self.picture.get_height() - 320))))

    def pressed(self, action: str) -> None:
        """Anything but looking goes back."""
        if action not in ("up", "down"):
            self.shell.stack.pop()

    def key(self, scancode: int) -> None:
        """The key that opened it, or Enter."""
        if scancode in (pygame.KSCAN_F7, pygame.KSCAN_RETURN):
            self.shell.stack.pop()

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The part of the picture that fits."""
        surface.fill(NIGHT)
        if self.picture is None:
            write(surface, tr("The map is too large for a picture"), (320, 170), 18, PALE)
            return
        left = (surface.get_width() - self.width) // 2
        surface.blit(self.picture, (left, 34), (0, int(self.y), self.width, 320))
        x, y = left + self.mark[0], 34 + self.mark[1] - int(self.y)
        if 34 <= y < 354:
            pygame.draw.circle(surface, PALE, (x, y), 4, 1)
        said = tr("deaths") + f"  {self.total}" if self.total else tr("nobody died here yet")
        write(surface, said, (320, 8), 18, PALE)
        write(surface, tr("up and down look along"), (632, 340), 13, DIM, 1.0)
