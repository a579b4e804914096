"""The settings: language, sound, picture, text and captions, comfort, controls, the profile, and where to find help.

What is turned takes effect at once, where it can be seen, heard or felt; each line says what it is.
"""

from collections.abc import Callable

import pygame

from game import text
from game.scenes.comfort_page import ComfortPage
from game.scenes.controls_page import ControlsPage
from game.scenes.help_page import HelpPage
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage, MenuPage
from game.scenes.notes import CAPTION, GROUND
from game.scenes.page import Page, Row
from game.scenes.profile_page import ProfilePage
from game.scenes.scene import Scene, Shell
from game.scenes.words import PALE, high, tell
from game.text import tr


class SettingsMenu(MenuPage):
    """Leads to the pages. `stop`: leaves a climb for today, None where there is none."""

    def __init__(self, shell: Shell, stop: Callable[[], None] | None = None) -> None:
        self.stop = stop
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("Settings")

    def choices(self) -> list[Choice]:
        """The pages."""
        shell = self.shell

        def to(name: str, says: str, page: Callable[[Shell], Scene]) -> Choice:
            return Choice(name, lambda: shell.stack.push(page(shell)), says=says)

        return [
            to(tr("Comfort"), tr("Light, motion, contrast, the meter, the timer."), ComfortPage),
            to(tr("Words"), tr("Their size, their type, captions, reading aloud."), words_page),
            to(tr("Sound"), tr("Six volumes, one for each kind of thing that is heard."), sound_page),
            to(tr("Controls"), tr("Keys, controllers, holding or pressing, one hand."), ControlsPage),
            to(tr("Picture"), tr("The window, and how much is painted in it."), picture_page),
            to(f"{tr('Language')}:  {text.LANGUAGES[text.language()]}", "", LanguagePage),
            to(tr("Your profile"), tr("All that is kept of you, as one file."), ProfilePage),
            to(
                tr("If it is too much"),
                tr("A way to stop, and where to find help."),
                lambda s: HelpPage(s, self.stop),
            ),
        ]


class LanguagePage(KeptPage):
    """Every language by its own name."""

    def title(self) -> str:
        """In the language of the moment."""
        return tr("Language")

    def choices(self) -> list[Choice]:
        """The one that is spoken is not told apart: the whole page is in it."""
        return [Choice(name, lambda code=code: self._speak(code)) for code, name in text.LANGUAGES.items()]  # type: ignore[misc]

    def _speak(self, code: str) -> None:
        self.shell.settings.language = code
        self.shell.changed("language")
        self.shown()


def sound_page(shell: Shell) -> Page:
    """Six volumes, heard as they are turned."""
    samples = {"effects": "soothe", "whispers": "hand_whisper", "heart": "heart_0", "master": "soothe"}

    def changed(name: str) -> None:
        if name in samples:
            shell.sound.play(samples[name], "effects" if name == "master" else name)

    def rows() -> tuple[Row, ...]:
        return (
            Row("master", tr("All of it"), tr("Everything that is heard.")),
            Row("heart", tr("The heart"), tr("What the whole climb keeps time by.")),
            Row("music", tr("Music"), tr("The beds that follow fear and height.")),
            Row("ambience", tr("The city"), tr("Wind, and what lies far below.")),
            Row("effects", tr("Steps and stone"), tr("Feet, walls, lamps, glass.")),
            Row("whispers", tr("Whispers"), tr("The voices of the hands; at 0 they are only captions.")),
            Row(
                "no_whispers",
                tr("No whispers"),
                tr("Neither heard nor in words; a hand that wakes still stirs."),
            ),
            Row("mono", tr("One sound for both ears"), tr("Captions say where things are heard from.")),
        )

    return Page(shell, lambda: tr("Sound"), rows, changed=changed)


def picture_page(shell: Shell) -> Page:
    """The window."""

    def rows() -> tuple[Row, ...]:
        scalings = {"whole": tr("whole pixels"), "fit": tr("as large as fits")}
        tiers = {"full": tr("everything"), "light": tr("less light and air")}
        tiers["auto"] = tr("by itself: {}").format(tiers[shell.found])
        limits = {"display": tr("the display's own")}
        return (
            Row("full_screen", tr("Full screen"), tr("F11 does the same, anywhere.")),
            Row("scaling", tr("Size"), tr("From the next start on."), scalings),
            Row("tier", tr("What is painted"),
                tr("Less of it for a slow machine; by itself: as the first second showed."), tiers, seen=True),
            Row("vsync", tr("Wait for the display"), tr("No tearing; from the next start on.")),
            Row("frame_limit", tr("Pictures a second, at most"),
                tr("Fewer save power; the climb is the same."), limits),
            Row("smooth_climber", tr("Smooth climber"),
                tr("Drawn between ticks too, a tick later: for fast displays."), seen=True),
        )  # fmt: skip

    return Page(shell, lambda: tr("Picture"), rows)


def words_page(shell: Shell) -> Page:
    """How words look, and who reads them."""

    def rows() -> tuple[Row, ...]:
        return (
            Row("text_size", tr("Size of all words"), tr("This line is written in it.")),
            Row(
                "readable", tr("Readable type"), tr("Plain letters that are hard to mistake for each other.")
            ),
            Row("captions", tr("Captions"), tr("What is heard, in words.")),
            Row(
                "breath_captions",
                tr("Captions of the breath"),
                tr("The breath before each beat too, in words."),
            ),
            Row("caption_size", tr("Size of captions"), tr("Of their own; like this:")),
            Row(
                "caption_ground",
                tr("A dark ground under captions"),
                tr("Over any picture they read the same."),
            ),
            Row(
                "caption_ways",
                tr("Where it is heard from"),
                tr("A sign beside the caption: left, right, above, below."),
            ),
            Row("narrator", tr("Menus read aloud"), tr("By the voice of your system, if it has one.")),
        )

    return WordsPage(shell, lambda: tr("Words"), rows)


class WordsPage(Page):
    """Shows a caption as it will be."""

    SAMPLES = ("caption_size", "caption_ground", "caption_ways", "captions", "breath_captions")

    def sample(self) -> str:
        """A caption, while one of its lines is lit."""
        settings = self.shell.settings
        rows = self.rows
        lit = rows[self.menu.at].name if self.menu.at < len(rows) else ""
        if lit not in self.SAMPLES or not settings.captions:
            return ""
        if lit == "breath_captions":
            return tr("the breath catches") if settings.breath_captions else ""
        return ("‹ " if settings.caption_ways else "") + tr("whispers: put it down")

    def frame(self, surface: pygame.Surface) -> pygame.Rect:
        """The room between title and sentence, less what the caption takes."""
        box, words = super().frame(surface), self.sample()
        if words:
            settings = self.shell.settings
            box.height -= high(words, CAPTION, box.width, settings.caption_size) + 6
            room = pygame.Rect(box.x, box.bottom + 4, box.width, 0)
            ground = GROUND if settings.caption_ground else 0
            tell(surface, words, room, CAPTION, PALE, plate=ground, percent=settings.caption_size)
        return box
