"""Captions and sentences over a scene: few at a time, the important ones first, gone after a while."""

from dataclasses import dataclass

import pygame

from game.audio.cues import Caption
from game.scenes.words import PALE, write
from game.text import tr

STAY = 150  # ticks a caption is read
SAY = 420  # ticks a sentence about the program is read
FADE = 20
MOST = 3  # captions at once
ARROWS = {-1: "‹ {}", 0: "{}", 1: "{} ›", 2: "ˆ {}", 3: "ˇ {}"}


@dataclass(slots=True)
class Line:
    """A text with its importance and the ticks it still stays."""

    text: str
    priority: int
    left: int


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
        self.captions.append(Line(text, caption.priority, STAY))
        if len(self.captions) > MOST:
            self.captions.remove(min(self.captions, key=lambda line: (line.priority, line.left)))

    def say(self, sentence: str) -> None:
        """Tell the player something about the program, once."""
        self.said.append(Line(sentence, 9, SAY))

    def tick(self) -> None:
        """Let them go in time."""
        for lines in (self.captions, self.said):
            for line in lines:
                line.left -= 1
            lines[:] = [line for line in lines if line.left > 0]

    def draw(self, surface: pygame.Surface) -> None:
        """Captions low in the middle, sentences at the top."""
        middle, y = surface.get_width() // 2, surface.get_height() - 30
        for line in reversed(self.captions):
            write(surface, line.text, (middle, y), 16, PALE, alpha=min(255, line.left * 255 // FADE))
            y -= 20
        for n, line in enumerate(self.said):
            write(
                surface, line.text, (middle, 10 + 18 * n), 14, PALE, alpha=min(255, line.left * 255 // FADE)
            )
