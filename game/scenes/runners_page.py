"""For runners: the timer, the ghost, strict climbs, LiveSplit; and the way to practice."""

from collections.abc import Callable

from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.page import Row
from game.scenes.scene import Shell
from game.speedrun.live import open_live
from game.text import tr


class RunnersPage(KeptPage):
    """Changes are kept as they are made."""

    NAMES = ("timer", "ghost", "livesplit", "strict", "practice")

    def __init__(self, shell: Shell, practice: Callable[[], None]) -> None:
        self.practice = practice
        self.livesplit = shell.settings.livesplit
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("For runners")

    def under(self) -> str:
        """The keys."""
        return tr("In a climb F2 turns the timer, F3 the ghost; menu while let go is held begins anew.")

    def choices(self) -> list[Choice]:
        """Four settings, and the way to practice."""
        shell = self.shell
        lines = [row(name).choice(shell.settings, shell.changed) for name in self.NAMES[:-1]]
        return [*lines, Choice(tr("Practice"), self.practice, says=means("practice"))]

    def leave(self) -> None:
        """Keep what was chosen; LiveSplit is hung up on, or called, now."""
        shell, settings = self.shell, self.shell.settings
        if settings.livesplit != self.livesplit:
            if shell.live:
                shell.live.close()
            shell.live, said = open_live(
                settings.livesplit, settings.livesplit_port, settings.livesplit_one_port
            )
            shell.notes += said
        super().leave()


def row(name: str) -> Row:
    """A runner's setting."""
    called = {"timer": tr("Timer"), "ghost": tr("Ghost"), "livesplit": "LiveSplit", "strict": tr("Strict")}
    values = {
        "timer": {"off": tr("off"), "small": tr("small"), "full": tr("full")},
        "ghost": {"off": tr("off"), "best": tr("the best climb"), "segments": tr("the best segments")},
        "livesplit": {
            "off": tr("off"),
            "server": "LiveSplit Server",
            "one": "LiveSplit One",
            "both": tr("both"),
        },
    }
    return Row(name, called[name], means(name), values.get(name))


def means(name: str) -> str:
    """What a setting does, in a sentence."""
    return {
        "timer": tr("The clock, the splits against your best climb, and a graph of it after the end."),
        "ghost": tr("Your best climb beside you, as smoke."),
        "livesplit": tr("Splits are told to LiveSplit on this machine while you climb."),
        "strict": tr("What would keep a climb out of the ranks is not offered and not allowed."),
        "practice": tr("States to go back to, a passage again and again, time that runs back. No records."),
    }[name]
