"""The profile as one file: written out, read in."""

import time
from collections.abc import Sequence
from pathlib import Path

from game.profile import bundle, places, settings
from game.scenes.menu import Choice
from game.scenes.menu_page import MenuPage
from game.scenes.scene import Shell
from game.text import tr
from game.trouble import Trouble

MOST = 6  # files that are offered, the newest


class ProfilePage(MenuPage):
    """Files lie in the profile's own folder, where `doctor` says; `said`: what came of the last choice."""

    def __init__(self, shell: Shell) -> None:
        self.said = ""
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("Your profile")

    def under(self) -> str:
        """Where everything lies."""
        return tr("Everything lies in {}").format(places.home())

    def choices(self) -> Sequence[Choice]:
        """One for writing, one for each file that can be read in."""
        shell = self.shell
        out = Choice(
            tr("Write it into one file"),
            self._export,
            says=lambda: (
                self.said or tr("Settings, progress, records and tapes: to keep, or for another machine.")
            ),
        )
        if not shell.may_write:
            return (out,)
        return (out, *(self._line(file) for file in self._files()))

    def _files(self) -> list[Path]:
        try:
            found = [(file.stat().st_mtime, file) for file in places.home().glob(f"*{bundle.ENDS}")]
        except OSError:
            return []
        return [file for _, file in sorted(found, reverse=True)[:MOST]]

    def _line(self, file: Path) -> Choice:
        return Choice(
            tr("Read in: {}").format(file.stem),
            lambda: self._import(file),
            says=lambda: (
                self.said or tr("It takes the place of what is here now, which is kept in a file of its own.")
            ),
            destroys=True,
        )

    def _export(self) -> None:
        file = places.home() / f"profile-{time.strftime('%Y%m%d-%H%M%S')}{bundle.ENDS}"
        try:
            bundle.export(file)
            self.said = tr("Written: {}").format(file.name)
        except Trouble as trouble:
            self.said = str(trouble)
        self.shown()

    def _import(self, file: Path) -> None:
        shell = self.shell
        try:
            bundle.take(file)
        except Trouble as trouble:
            self.said = str(trouble)
            return
        self.said = tr("It is here now.")
        fresh = settings.load()
        for name in settings.OURS:
            setattr(shell.settings, name, getattr(fresh, name))
            if name != "full_screen":
                shell.changed(name)
        shell.settings.unknown = fresh.unknown
        shell.records = shell.learned = None  # they are read anew
        shell.changed_hands = True
        self.shown()
