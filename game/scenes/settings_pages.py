"""The settings: sound, picture, comfort, controls, and where to find help."""

import pygame

from game.scenes.card import Card
from game.scenes.controls_page import ControlsPage
from game.scenes.menu import Choice
from game.scenes.menu_page import NIGHT, MenuPage
from game.scenes.page import Page, Row
from game.scenes.scene import Shell
from game.scenes.words import DIM, PALE, write
from game.text import tr


class SettingsMenu(MenuPage):
    """Leads to the pages."""

    def __init__(self, shell: Shell) -> None:
        push = shell.stack.push
        super().__init__(
            shell,
            [
                Choice(tr("Sound"), lambda: push(sound_page(shell))),
                Choice(tr("Picture"), lambda: push(picture_page(shell))),
                Choice(tr("Comfort"), lambda: push(comfort_page(shell))),
                Choice(tr("Controls"), lambda: push(ControlsPage(shell))),
                Choice(tr("If it is too much"), lambda: push(HelpPage(shell))),
            ],
        )

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The list."""
        self.lines(surface, tr("Settings"), 30, 96, 30)


def sound_page(shell: Shell) -> Page:
    """Six volumes, heard as they are turned."""
    samples = {"effects": "soothe", "whispers": "hand_whisper", "heart": "heart_0", "master": "soothe"}

    def changed(name: str) -> None:
        shell.sound.volumes(shell.settings)
        if name in samples:
            shell.sound.play(samples[name], "effects" if name == "master" else name)

    rows = (
        Row("master", tr("All of it"), tr("Everything that is heard.")),
        Row("heart", tr("The heart"), tr("What the whole climb keeps time by.")),
        Row("music", tr("Music"), tr("The beds that follow fear and height.")),
        Row("ambience", tr("The city"), tr("Wind, and what lies far below.")),
        Row("effects", tr("Steps and stone"), tr("Feet, walls, lamps, glass.")),
        Row("whispers", tr("Whispers"), tr("The voices of the hands; at 0 they are only captions.")),
    )
    return Page(shell, tr("Sound"), rows, changed=changed)


def picture_page(shell: Shell) -> Page:
    """The window."""

    def changed(name: str) -> None:
        if name == "full_screen" and shell.full_screen:
            shell.full_screen()

    scalings = {"whole": tr("whole pixels"), "fit": tr("as large as fits")}
    rows = (
        Row("full_screen", tr("Full screen"), tr("F11 does the same, anywhere.")),
        Row("scaling", tr("Size"), tr("From the next start on."), scalings),
        Row("vsync", tr("Wait for the display"), tr("No tearing; from the next start on.")),
        Row(
            "smooth_climber",
            tr("Smooth climber"),
            tr("Drawn between ticks too, a tick later: for fast displays."),
        ),
    )
    return Page(shell, tr("Picture"), rows, changed=changed)


def comfort_page(shell: Shell) -> Page:
    """What makes it easier on eyes, ears and hands."""
    rows = (
        Row("reduce_flashing", tr("Calm light"), tr("The pulse of the sky is kept low.")),
        Row("captions", tr("Captions"), tr("What is heard, in words, and from where.")),
        Row(
            "signs", tr("Signs in the glass"), tr("A reflection shows its button when its move is not made.")
        ),
        Row("meter", tr("The small meter"), tr("Life, fear, cold and the arm, in a corner.")),
        Row("rumble", tr("Rumble"), tr("The heart in your hands.")),
    )
    return Page(shell, tr("Comfort"), rows, tr("Easier rules are under: How you climb."), lambda _name: None)


class HelpPage(Card):
    """A few plain sentences. Stopping is always all right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(0, shell.stack.pop)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The sentences."""
        surface.fill(NIGHT)
        middle = surface.get_width() // 2
        write(surface, tr("If it is too much"), (middle, 30), 30, PALE)
        lines = (
            tr("This climb is about a dying child, about giving oneself up for someone,"),
            tr("and about voices that ask for the burden to be put down."),
            "",
            tr("You can stop at any time. Nothing is lost by it; a lamp stays lit."),
            tr("The whispers can be turned off under Sound."),
            "",
            tr("If this is close to your own life, talk to somebody you trust."),
            tr("findahelpline.com lists people who listen, in most countries."),
        )
        for n, line in enumerate(lines):
            write(surface, line, (middle, 90 + n * 24), 18, PALE if n < 5 else DIM)
