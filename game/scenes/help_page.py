"""Care: what the climb is about, that stopping is all right, and where to find somebody to talk to."""

from collections.abc import Callable

from game.profile.settings import Settings
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.page import yes_no
from game.scenes.reading_page import ReadingPage
from game.scenes.scene import Shell
from game.text import tr


def content() -> tuple[str, ...]:
    """What a player should know before the first step."""
    return (
        tr("This climb is about a dying child, about giving oneself up for someone, and about voices that ask"
           " for the burden to be put down."),
        tr("You can stop at any time. Nothing is lost by it; a lamp stays lit."),
        tr("The voices can be turned off, and there are words about where to find help: in the menu, under"
           " If it is too much."),
    )  # fmt: skip


def help_words() -> tuple[str, ...]:
    """Where to find somebody."""
    return (
        tr("It is all right to stop here. You have not failed anyone; the child and the lamp wait as long as you"
           " need, and for good if you like."),
        tr("If this is close to your own life, talk to somebody you trust."),
        tr("findahelpline.com lists people who listen, in most countries, by telephone and by text. Where there is"
           " danger now, the emergency number of your country is the right one."),
    )  # fmt: skip


def whispered(settings: Settings) -> bool:
    """Are the voices of the hands to be heard?"""
    return settings.whispers > 0 and not settings.no_whispers


class HelpPage(KeptPage):
    """`stop`: what leaving everything for today does; None where the page is not in a climb."""

    def __init__(self, shell: Shell, stop: Callable[[], None] | None = None) -> None:
        self.stop = stop
        super().__init__(shell)

    def title(self) -> str:
        """Its name, as the menus say it."""
        return tr("If it is too much")

    def choices(self) -> list[Choice]:
        """Stop, hear less, read."""
        shell, push = self.shell, self.shell.stack.push
        about = ReadingPage(shell, lambda: tr("What this climb is about"), content)
        where = ReadingPage(shell, lambda: tr("Where to find help"), help_words)
        stop = Choice(
            tr("Stop for today"),
            self.stop or shell.stack.clear,
            says=tr("That is all right, at any moment. Nothing is lost: the last lamp stays lit."),
        )
        return [
            stop,
            Choice(
                tr("Where to find help"),
                lambda: push(where),
                says=tr("People who listen, and how to reach them."),
            ),
            Choice(
                lambda: f"{tr('No whispers')}:  {yes_no(not whispered(shell.settings))}",
                self._whispers,
                lambda _way: self._whispers(),
                tr("Neither heard nor in words; a hand that wakes still stirs."),
            ),
            Choice(
                tr("What this climb is about"),
                lambda: push(about),
                says=tr("A few plain sentences, before you meet it."),
            ),
        ]

    def _whispers(self) -> None:
        """Off is off for good, in words too; on again is as loud as it was."""
        settings = self.shell.settings
        settings.no_whispers = whispered(settings)
        if not settings.no_whispers and not settings.whispers:
            settings.whispers = Settings().whispers
            self.shell.changed("whispers")
        self.shell.changed("no_whispers")
