"""What makes it easier on the eyes. What is not seen in the picture behind is shown here as it will be."""

import pygame

from game.scenes.page import Page, Row
from game.scenes.scene import Shell
from game.text import tr
from game.view.glyphs import family, glyph
from game.view.timer import Board, TimerView
from game.view.timer import Row as Segment

JOLT, FADES = 2.0, 0.86  # px of the hardest landing's shake, and what is left of it a tick later
SIGN = 22  # px


def rows() -> tuple[Row, ...]:
    """The lines, in the language of the moment."""
    timers = {"off": tr("off"), "small": tr("small"), "full": tr("full")}
    return (
        Row("reduce_flashing", tr("Calm light"), tr("The pulse of the sky is kept low."), seen=True),
        Row("shake", tr("Shaking"), tr("How much the picture shakes at a hard landing."), seen=True),
        Row("still", tr("Still background"), tr("City and sky do not move along with you."), seen=True),
        Row("air", tr("Ash in the air"), tr("Flakes and haze before the picture."), seen=True),
        Row("contrast", tr("Strong contrast"), tr("What is behind is darker than all that matters."), seen=True),
        Row("meter", tr("The small meter"), tr("Life, fear, cold and the arm, in a corner."), seen=True),
        Row("signs", tr("Signs in the glass"),
            tr("A reflection shows its button when its move is not made.")),
        Row("timer", tr("Timer"), tr("The clock of runners, in a corner of the climb."), timers),
    )  # fmt: skip


def sample_board() -> Board:
    """A climb on its second map, ahead on the first."""
    first, second = Segment("1 mosaic", 2545, -75, True, True), Segment("2 stairs", 6717)
    return Board(igt=4112, rta=68_533, rows=[first, second], now=1)


class ComfortPage(Page):
    """`jolt`: px that the picture is off by, as after a hard landing; it begins when the shaking is turned."""

    def __init__(self, shell: Shell) -> None:
        self.jolt = 0.0
        under = lambda: tr("Easier rules are under: New climb.")  # noqa: E731
        super().__init__(shell, lambda: tr("Comfort"), rows, self._jolted, under)

    @property
    def lit(self) -> str:
        """The setting whose line is lit, if one is."""
        lines = self.rows
        return lines[self.menu.at].name if self.menu.at < len(lines) else ""

    def _jolted(self, name: str) -> None:
        if name == "shake":
            self.jolt = JOLT

    def tick(self, buttons: int) -> None:
        """The shaking fades."""
        super().tick(buttons)
        self.jolt *= FADES

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The page; over it what its lit line is about."""
        shell, lit = self.shell, self.lit
        surface.scroll(0, round(self.jolt * shell.settings.shake / 100))
        super().draw(surface, alpha)
        if lit == "timer" and shell.settings.timer != "off":
            TimerView(shell.settings.timer).draw(surface, sample_board())
        elif lit == "signs" and shell.settings.signs and (jump := shell.devices.sources("jump")):
            sign = glyph(jump[0], family(shell.devices.pad_name), SIGN)
            surface.blit(sign, (surface.get_width() - sign.get_width() - 20, 20))
