"""The settings: sound, picture, comfort, controls, and where to find help."""

import pygame

from game.scenes.controls_page import ControlsPage
from game.scenes.menu import Menu
from game.scenes.page import NIGHT, Page, Row
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, PALE, write
from game.text import tr


class SettingsMenu(Scene):
    """Leads to the pages."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        push = shell.stack.push
        self.menu = Menu(
            [
                (tr("Sound"), lambda: push(sound_page(shell))),
                (tr("Picture"), lambda: push(picture_page(shell))),
                (tr("Comfort"), lambda: push(comfort_page(shell))),
                (tr("Controls"), lambda: push(ControlsPage(shell))),
                (tr("If it is too much"), lambda: push(HelpPage(shell))),
                (tr("Back"), shell.stack.pop),
            ],
            shell.sound,
        )

    def pressed(self, action: str) -> None:
        """Move, choose; the menu key, or kneel, goes back."""
        if not self.menu.pressed(action) and action in ("menu", "kneel"):
            self.shell.stack.pop()

    def key(self, scancode: int) -> None:
        """Enter chooses."""
        self.menu.key(scancode)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The list."""
        surface.fill(NIGHT)
        middle = surface.get_width() // 2
        write(surface, tr("Settings"), (middle, 30), 30, PALE)
        self.menu.draw(surface, middle, 96, line=30)


def sound_page(shell: Shell) -> Page:
    """Six volumes, heard as they are turned."""
    samples = {"effects": "soothe", "whispers": "hand_whisper", "heart": "heart", "master": "soothe"}

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


class HelpPage(Scene):
    """A few plain sentences. Stopping is always all right."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def pressed(self, action: str) -> None:
        """Anything goes back."""
        self.shell.stack.pop()

    def key(self, scancode: int) -> None:
        """Enter too."""
        if scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.pressed("jump")

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
