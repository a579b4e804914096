"""The first start: language, captions, light, hold or press; one press is enough. Then what the climb is about."""

from game import text
from game.scenes.help_page import content
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.page import Row
from game.scenes.reading_page import ReadingPage
from game.text import tr

NAMES = list(text.LANGUAGES)


class FirstStart(KeptPage):
    """The lit choice begins: whoever wants to climb presses twice, and has read what it is about."""

    def title(self) -> str:
        """Welcome."""
        return tr("Before the climb")

    def choices(self) -> list[Choice]:
        """Begin, and what is best known before."""
        shell = self.shell
        rows = (
            Row("captions", tr("Captions"), tr("What is heard, in words.")),
            Row("reduce_flashing", tr("Calm light"), tr("The pulse of the sky is kept low."), seen=True),
            Row(
                "hold_toggle",
                tr("Hold is pressed, not held"),
                tr("Once for on, once for off; a jump or a landing ends it."),
            ),
            Row("text_size", tr("Size of all words"), tr("This line is written in it.")),
            Row("narrator", tr("Menus read aloud"), tr("By the voice of your system, if it has one.")),
        )
        language = Choice(
            lambda: f"{tr('Language')}:  {text.LANGUAGES[text.language()]}", self._language, self._language
        )
        begin = Choice(
            tr("Begin"), self.back, says=tr("All of this, and much more, is under Settings at any time.")
        )
        return [begin, language, *(row.choice(shell.settings, shell.changed) for row in rows)]

    def _all(self) -> list[Choice]:
        return self.choices()

    def _language(self, way: int = 1) -> None:
        now = NAMES[(NAMES.index(text.language()) + way) % len(NAMES)]
        self.shell.settings.language = now
        self.shell.changed("language")
        self.menu.renew(self._all())

    def back(self) -> None:
        """Go on to what the climb is about."""
        shell = self.shell
        shell.settings.started = True
        shell.stack.pop()
        shell.stack.push(
            ReadingPage(
                shell, lambda: tr("What this climb is about"), content, go_on=lambda: tr("press any button")
            )
        )
