"""Who and what the game is made of, each with its licence; and the licences in full."""

from collections.abc import Sequence
from pathlib import Path

from game.files import PACKAGE, shipped
from game.scenes.menu import Choice
from game.scenes.menu_page import MenuPage
from game.scenes.reading_page import ReadingPage
from game.text import tr

SMALL = 14  # px
# What it is made of: name, licence.
FONTS = (
    ("EB Garamond", "Georg Duffner, Octavio Pardo", "SIL OFL 1.1"),
    ("Atkinson Hyperlegible", "Braille Institute", "SIL OFL 1.1"),
    ("Galmuri", "Lee Minseo", "SIL OFL 1.1"),
    ("Klee One", "Fontworks", "SIL OFL 1.1"),
    ("BIZ UDPGothic", "Morisawa", "SIL OFL 1.1"),
    ("Noto Serif and Sans SC", "Adobe, Google", "SIL OFL 1.1"),
)
LIBRARIES = (
    ("Python", "PSF"),
    ("pygame-ce", "LGPL 2.1"),
    ("SDL", "zlib"),
    ("pytmx", "LGPL 3"),
    ("NumPy", "BSD 3-Clause"),
    ("platformdirs", "MIT"),
)


def made_of() -> list[str]:
    """The credits, a line each."""
    return [
        tr("Burning Lavender, by its authors. The code is under the MIT licence; pictures and sounds are made by the"
           " code itself."),
        tr("Type"),
        *(f"{name} ({who}; {licence})" for name, who, licence in FONTS),
        tr("Libraries"),
        ",  ".join(f"{name} ({licence})" for name, licence in LIBRARIES),
        tr("Maps are made with Tiled. Thank you to everyone who climbs, and to whoever is in their arms."),
    ]  # fmt: skip


class CreditsPage(MenuPage):
    """The credits, and a line for each licence."""

    def title(self) -> str:
        """Its name."""
        return tr("Credits")

    def choices(self) -> Sequence[Choice]:
        """What it is made of first."""
        shell = self.shell
        credits = ReadingPage(shell, self.title, made_of)
        made = Choice(
            tr("What it is made of"),
            lambda: shell.stack.push(credits),
            says=tr("Type, libraries, tools, thanks."),
        )
        return [made, *(self._licence(name, file) for name, file in licences())]

    def _licence(self, name: str, file: Path) -> Choice:
        def read() -> list[str]:
            try:
                text = file.read_text(encoding="utf-8", errors="replace")
            except OSError as error:
                return [str(error)]
            return [" ".join(part.split()) for part in text.split("\n\n")]

        page = ReadingPage(self.shell, lambda: name, read, size=SMALL)
        return Choice(name, lambda: self.shell.stack.push(page), says=tr("The licence, in full."))


def licences() -> list[tuple[str, Path]]:
    """(what it is of, its file): ours, and each that lies beside what it is of."""
    found = [("Burning Lavender", path) for path in _ours() if path.is_file()][:1]
    for path in sorted(shipped("assets").rglob("*")):
        if path.suffix == ".txt" and ("OFL" in path.name or "LICEN" in path.name.upper()):
            found.append((path.stem.removeprefix("OFL-").removesuffix(".LICENCE"), path))
    return found


def _ours() -> list[Path]:
    """Where our own licence may lie: a checkout, a wheel's papers, a folder that was built."""
    from importlib import metadata  # not at the top: the title need not wait for it

    places = [PACKAGE.parent / "LICENSE", PACKAGE / "_shipped" / "LICENSE"]
    try:
        for file in metadata.files("burning-lavender") or ():
            if file.name == "LICENSE":
                places.append(Path(str(file.locate())))
    except metadata.PackageNotFoundError:
        pass
    return places
