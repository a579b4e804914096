"""Captions and sentences over a scene: few at a time, the important ones first, gone after a while."""

from dataclasses import dataclass

import pygame

from game.audio.cues import Caption
from game.profile.settings import Settings
from game.scenes.words import PALE, high, tell
from game.text import tr

STAY = 150  # ticks a caption is read
SAY = 420  # ticks a sentence about the program is read
FADE = 20
CAPTION = 16  # px
GROUND = 200  # of 255: how dark the sheet under captions is
PLAIN = Settings()
MOST = 3  # captions at once
ARROWS = {-1: "‹ {}", 0: "{}", 1: "{} ›", 2: "ˆ {}", 3: "ˇ {}"}


@dataclass(slots=True)
class Line:
    """A text with its importance and the ticks it still stays."""

    text: str
    priority: int
    left: int
    plain: str = ""  # without where it is heard from


class Notes:
    """What is written over the picture now."""

    def __init__(self) -> None:
        self.captions: list[Line] = []
        self.said: list[Line] = []

    def caption(self, caption: Caption) -> None:
        """Show what is heard, and from where; the same words again only stay longer."""
        text = ARROWS[caption.direction].format(tr(caption.text))
        for line in self.captions:
            if line.text == text:
                line.left = STAY
                return
        self.captions.append(Line(text, caption.priority, STAY, tr(caption.text)))
        if len(self.captions) > MOST:
            self.captions.remove(min(self.captions, key=lambda line: (line.priority, line.left)))

    def say(self, *sentences: str) -> None:
        """Tell the player something about the program, once."""
        self.said += [Line(sentence, 9, SAY) for sentence in sentences]

    def tick(self) -> None:
        """Let them go in time."""
        for lines in (self.captions, self.said):
            for line in lines:
                line.left -= 1
            lines[:] = [line for line in lines if line.left > 0]

    def draw(self, surface: pygame.Surface, settings: Settings = PLAIN) -> None:
        """Captions low in the middle, as the settings have them; sentences at the top."""
        width, height = surface.get_size()
        percent, y = settings.caption_size, height - 10
        for line in reversed(self.captions):
            words = line.text if settings.caption_ways else line.plain
            y -= high(words, CAPTION, width - 80, percent)
            box = pygame.Rect(40, y, width - 80, 0)
            ground = GROUND if settings.caption_ground else 0
            shown = min(255, line.left * 255 // FADE)
            tell(surface, words, box, CAPTION, PALE, alpha=shown, plate=ground, percent=percent)
        y = 10
        for line in self.said:
            box = pygame.Rect(20, y, width - 40, 0)
            y = tell(surface, line.text, box, 14, PALE, alpha=min(255, line.left * 255 // FADE)).bottom
