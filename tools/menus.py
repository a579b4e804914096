"""Draws every menu, in every language, at 100 and 200 % text; says where a word is cut or lies on another.

    python tools/menus.py FOLDER                      all of them, and a contact sheet for each language and size
    python tools/menus.py FOLDER --language de --percent 200

Exit code 1 where anything is cut or overlaps. The tests ask the same of every picture without keeping it.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game import text
from game.audio.cues import Caption
from game.audio.sound import Sound
from game.input.devices import Devices
from game.profile.places import HOME_VARIABLE
from game.profile.progress import MEMORIES, Going, Progress
from game.profile.settings import Settings
from game.scenes import words
from game.scenes.climbs_page import ClimbsPage
from game.scenes.comfort_page import ComfortPage
from game.scenes.controls_page import ControlsPage
from game.scenes.credits_page import CreditsPage, made_of
from game.scenes.ending import Ending
from game.scenes.first_start import FirstStart
from game.scenes.help_page import HelpPage, content, help_words
from game.scenes.memories import MemoryCard
from game.scenes.menu import Choice, Menu
from game.scenes.new_climb_page import NewClimbPage
from game.scenes.notes import Notes
from game.scenes.pause import Pause
from game.scenes.profile_page import ProfilePage
from game.scenes.reached_pages import ChaptersPage, Gallery, ReachedPage, RecordsPage
from game.scenes.reading_page import ReadingPage
from game.scenes.runners_page import RunnersPage
from game.scenes.scene import Scene, Shell
from game.scenes.settings_pages import (
    LanguagePage,
    SettingsMenu,
    picture_page,
    sound_page,
    words_page,
)
from game.scenes.terms_page import TermsPage
from game.scenes.title import Title, Ways
from game.sim.endings import DOOR, LET_GO, SACRIFICE, TURNED_AWAY
from game.text import tr
from game.view.fonts import signs

SIZE = (640, 360)
PERCENTS = (100, 200)
CLOSER = 4  # px by which two lines may share their pictures' soft edges
SMALL = (320, 180)  # px of a picture on a sheet
SHEET = 5  # pictures side by side


def nothing(*_given: object) -> None:
    """Where a choice leads is not looked at here."""


def far() -> Progress:
    """A player who has seen it all."""
    reached = Progress(
        ["let go", "sacrifice"], list(range(1, MEMORIES)), lamps={"2-stairs": 10, "8-awake": 0}
    )
    for place, rules in enumerate(("standard", "gentle", "vigil")):
        reached.goes_on(place, Going(f"{place}.climb", "2-stairs", 3 * place, 40_000 * (place + 1), rules))
    return reached


def title(shell: Shell) -> Scene:
    """The title with all that it can lead to."""
    from game.scenes.start import Start

    shell.settings.started = True
    scene = Title(shell, Start().map.level, Ways(lambda: None, lambda: None, lambda: None))
    scene.builder.join()
    scene.view = None
    return scene


class Captions(Scene):
    """Captions and sentences as they lie over a climb."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.notes = Notes()
        shell.settings.caption_size = shell.settings.text_size
        for n, line in enumerate(
            ("whispers: put it down", "the eyes look away from you", "you are laying the child down")
        ):
            self.notes.caption(Caption(line, (-1, 0, 1)[n], n))
        self.notes.say(tr("From the pause you can go to the next lamp, if you like."))

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        surface.fill((20, 16, 30))
        self.notes.draw(surface, self.shell.settings)


def pause(shell: Shell) -> Scene:
    """All that it may offer."""

    def also() -> list[Choice]:
        return [
            Choice(tr(name), nothing)
            for name in ("To the next lamp", "Practice from here", "Settings", "If it is too much")
        ]

    return Pause(shell, nothing, nothing, also)


def reading(name: str, paragraphs: Callable[[], list[str] | tuple[str, ...]]) -> Callable[[Shell], Scene]:
    """A page to be read."""
    return lambda shell: ReadingPage(shell, lambda: tr(name), paragraphs)


def grown(scene: Ending | MemoryCard) -> Scene:
    """A card that is wholly there."""
    scene.age = 999
    return scene


SCENES: dict[str, Callable[[Shell], Scene]] = {
    "title": title,
    "first-start": FirstStart,
    "content": reading("What this climb is about", content),
    "new-climb": lambda s: NewClimbPage(s, far(), nothing),
    "easier": TermsPage,
    "climbs": lambda s: ClimbsPage(s, far(), nothing),
    "reached": lambda s: ReachedPage(s, far(), nothing, nothing),
    "chapters": lambda s: ChaptersPage(s, far(), nothing),
    "gallery": lambda s: Gallery(s, far().memories),
    "memory": lambda s: grown(MemoryCard(6, "", nothing)),
    "records": RecordsPage,
    "runners": lambda s: RunnersPage(s, nothing),
    "settings": SettingsMenu,
    "comfort": ComfortPage,
    "words": words_page,
    "sound": sound_page,
    "picture": picture_page,
    "controls": ControlsPage,
    "language": LanguagePage,
    "profile": ProfilePage,
    "care": HelpPage,
    "help": reading("Where to find help", help_words),
    "credits": CreditsPage,
    "made-of": reading("Credits", made_of),
    "pause": pause,
    "captions": Captions,
    "sacrifice": lambda s: grown(Ending(36_000, 12, nothing, SACRIFICE)),
    "turned-away": lambda s: grown(Ending(36_000, 0, nothing, TURNED_AWAY)),
    "let-go": lambda s: grown(Ending(36_000, 12, nothing, LET_GO)),
    "door": lambda s: grown(Ending(36_000, 12, nothing, DOOR)),
}  # fmt: skip


@dataclass(slots=True)
class Drawn:
    """A picture, and where each of its words lies."""

    surface: pygame.Surface = field(default_factory=lambda: pygame.Surface(SIZE, 0, 32))
    lines: list[tuple[str, pygame.Rect]] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)  # signs that no type of ours has

    def wrong(self) -> list[str]:
        """What is cut, what overlaps, what cannot be written."""
        screen = pygame.Rect((0, 0), SIZE)
        found = [f"{line!r} is cut: {tuple(box)}" for line, box in self.lines if not screen.contains(box)]
        for n, (line, box) in enumerate(self.lines):
            for other, beside in self.lines[:n]:
                shared = box.clip(beside)
                if shared.w > CLOSER and shared.h > CLOSER + box.h // 4:
                    found.append(f"{other!r} lies on {line!r}")
        return found + [f"no type has {sign!r}" for sign in sorted(self.missing)]


def drawn(scene: Scene) -> Drawn:
    """Draw a scene once, and listen to every word of it."""
    out, put = Drawn(), words.put

    def listen(surface: pygame.Surface, picture: pygame.Surface, at: tuple[int, int], line: str) -> None:
        put(surface, picture, at, line)
        out.lines.append((line, pygame.Rect(at, picture.get_size())))
        out.missing |= {sign for sign in line if ord(sign) not in signs(words.file_for(line))}

    words.put = listen
    try:
        scene.draw(out.surface, 1.0)
    finally:
        words.put = put
    return out


def shell_for(language: str, percent: int) -> Shell:
    """A player's shell, with words as this player has them."""
    settings = Settings(text_size=percent, language=language)
    text.speak(language)
    words.use(settings)
    return Shell(settings, Devices(), Sound(), may_write=True)


def pictures(shell: Shell, name: str) -> Iterator[Drawn]:
    """Every picture of a menu: one with each of its choices lit, one for each stop of a page that scrolls."""
    scene = SCENES[name](shell)
    shell.stack.scenes = [scene]
    menu = getattr(scene, "menu", None)
    if isinstance(menu, Menu):
        for at in range(len(menu.choices)):
            menu.at = at
            yield drawn(scene)
    elif isinstance(scene, ReadingPage):
        seen = -1
        yield drawn(scene)
        while scene.at != seen:
            seen = scene.at
            scene.wheel(-1)
            yield drawn(scene)
    else:
        yield drawn(scene)


def sheet(pictures: list[tuple[str, pygame.Surface]]) -> pygame.Surface:
    """Small pictures beside each other, each with its name."""
    wide, high = SMALL
    rows = -(-len(pictures) // SHEET)
    out = pygame.Surface((SHEET * (wide + 6), rows * (high + 20)))
    out.fill((60, 60, 66))
    label = pygame.font.Font(None, 18)
    for n, (name, picture) in enumerate(pictures):
        x, y = n % SHEET * (wide + 6), n // SHEET * (high + 20)
        out.blit(pygame.transform.smoothscale(picture, SMALL), (x, y + 16))
        out.blit(label.render(name, True, (230, 230, 230)), (x + 2, y + 2))
    return out


def main() -> int:
    """Draw, look, say what is wrong; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=text.LANGUAGES, action="append")
    parser.add_argument("--percent", type=int, choices=PERCENTS, action="append")
    args = parser.parse_args()
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    args.folder.mkdir(parents=True, exist_ok=True)
    count = failed = 0
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        for language in args.language or text.LANGUAGES:
            for percent in args.percent or PERCENTS:
                small = []
                for name in SCENES:
                    shell = shell_for(language, percent)
                    for n, picture in enumerate(pictures(shell, name)):
                        file = f"{language}-{percent}-{name}-{n:02}.png"
                        pygame.image.save(picture.surface, args.folder / file)
                        small += [(name, picture.surface)] if n == 0 else []
                        count += 1
                        for wrong in picture.wrong():
                            failed += 1
                            print(f"{file}: {wrong}")
                pygame.image.save(sheet(small), args.folder / f"sheet-{language}-{percent}.png")
                if sys.stderr.isatty():
                    print(f"\r{language} {percent} ", end="", file=sys.stderr, flush=True)
    print(f"{count} pictures, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
