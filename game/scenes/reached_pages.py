"""What was reached: chapters, memories, records and ghosts; and from there to practice."""

from collections.abc import Callable, Sequence

import pygame

from game.maps.tower import chapters
from game.profile.progress import MEMORIES, Progress
from game.scenes.climbs_page import lamp_name, map_name
from game.scenes.memories import MemoryCard, line_of
from game.scenes.menu import ARROWS, Choice
from game.scenes.menu_page import FOOT, SENTENCE, SIDE, KeptPage, MenuPage, darken, headline
from game.scenes.runners_page import RunnersPage, means, row
from game.scenes.running import spoken
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, EMBER, PALE, high, tell
from game.speedrun import records
from game.text import clock, tr
from game.view.memory_pictures import picture

ROW = 8  # memories side by side
EMPTY = (30, 24, 46)


class ReachedPage(MenuPage):
    """`climb_from`: takes a map's name and a lamp's number; `practice`: begins it."""

    def __init__(
        self,
        shell: Shell,
        reached: Progress,
        climb_from: Callable[[str, int], None],
        practice: Callable[[], None],
    ) -> None:
        self.reached, self.climb_from, self.practice = reached, climb_from, practice
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("What was reached")

    def choices(self) -> Sequence[Choice]:
        """The pages."""
        shell, push = self.shell, self.shell.stack.push
        return (
            Choice(
                tr("Chapters"),
                lambda: push(ChaptersPage(shell, self.reached, self.climb_from)),
                says=tr("Every map that you have come to, and its lamps."),
            ),
            Choice(
                f"{tr('Memories')}:  {len(self.reached.memories)} / {MEMORIES}",
                lambda: push(Gallery(shell, self.reached.memories)),
                says=tr("The shards that you have found, each a picture and a line."),
            ),
            Choice(
                tr("Records and ghosts"),
                lambda: push(RecordsPage(shell)),
                says=tr("Your best climbs, and whether one climbs beside you."),
            ),
            Choice(
                tr("Practice"),
                self.practice,
                says=means("practice"),
            ),
            Choice(
                tr("For runners"),
                lambda: push(RunnersPage(shell, self.practice)),
                says=tr("The timer, LiveSplit, climbs that may be ranked."),
            ),
        )


class ChaptersPage(MenuPage):
    """A line for each map that was come to; left and right go through its lamps."""

    def __init__(self, shell: Shell, reached: Progress, climb_from: Callable[[str, int], None]) -> None:
        self.lamps = dict(reached.lamps)
        self.chosen = dict.fromkeys(self.lamps, -1)
        self.climb_from = climb_from
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("Chapters")

    def under(self) -> str:
        """What such a climb is."""
        return tr("A climb from a chapter is not ranked, and lies in no place: it is for seeing it again.")

    def choices(self) -> Sequence[Choice]:
        """The maps in the tower's order; the first is always there."""
        known = chapters()
        return [self._line(name) for n, name in enumerate(known) if name in self.lamps or n == 0]

    def _line(self, name: str) -> Choice:
        most = self.lamps.get(name, 0) - 1

        def turn_lamp(way: int) -> None:
            now = self.chosen.get(name, -1)
            self.chosen[name] = (now + 1 + way) % (most + 2) - 1

        return Choice(
            lambda: f"{map_name(name)}:  {lamp_name(self.chosen.get(name, -1))}",
            lambda: self.climb_from(name, self.chosen.get(name, -1)),
            turn_lamp if most >= 0 else None,
            self.under() if most < 0 else tr("Left and right choose the lamp. ") + self.under(),
        )


class RecordsPage(KeptPage):
    """The bests of each category, and who climbs beside."""

    def title(self) -> str:
        """Its name."""
        return tr("Records and ghosts")

    def choices(self) -> Sequence[Choice]:
        """The ghost, then a line for each book."""
        shell = self.shell
        ghost = row("ghost").choice(shell.settings, shell.changed)
        if shell.records is None:
            shell.records = records.load()
            shell.notes += shell.records.notes
        books = sorted(shell.records.books, key=lambda book: book.category)
        lines = []
        for book in books:
            best = book.segments[-1].best.igt
            time = clock(best) if best is not None else tr("not yet to its end")
            says = f"{tr('attempts')}: {book.count}"
            if book.sum_of_best is not None:
                says += f",  {tr('sum of best')}: {clock(book.sum_of_best)}"
            lines.append(Choice(f"{spoken(book.category)}:  {time}", lambda: None, says=says))
        return [ghost, *lines]


class Gallery(Scene):
    """All memories, those that were found as pictures; choosing one shows it whole."""

    covers = False

    def __init__(self, shell: Shell, found: Sequence[int]) -> None:
        self.shell, self.found = shell, set(found)
        self.at = min(self.found, default=1)
        self.boxes: list[tuple[int, pygame.Rect]] = []
        self.small: dict[int, pygame.Surface] = {}

    def entered(self) -> None:
        """The lit one is read aloud, where somebody wants that."""
        self.shell.narrator.say(f"{tr('Memories')}. {self.line}")

    @property
    def line(self) -> str:
        """What is said of the lit one."""
        return line_of(self.at) if self.at in self.found else tr("Not found yet.")

    def _go(self, at: int) -> None:
        if 1 <= at <= MEMORIES and at != self.at:
            self.at = at
            self.shell.sound.play("ui_0")
            self.shell.narrator.say(self.line)

    def pressed(self, action: str) -> None:
        """Move; look at one; go back."""
        step = {"left": -1, "right": 1, "up": -ROW, "down": ROW}.get(action)
        if step:
            self._go(self.at + step)
        elif action == "jump":
            self._look()
        elif action in ("menu", "kneel"):
            self.shell.stack.pop()

    def _look(self) -> None:
        if self.at in self.found:
            self.shell.sound.play("ui_1")
            self.shell.stack.push(MemoryCard(self.at, "", self.shell.stack.pop))

    def key(self, scancode: int) -> None:
        """Enter looks at one, Escape goes back, arrows move, whatever the bindings are."""
        if scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self._look()
        elif self.shell.devices.action_of_key(scancode) is None:
            if scancode == pygame.KSCAN_ESCAPE:
                self.shell.stack.pop()
            elif scancode in ARROWS:
                self.pressed(ARROWS[scancode])

    def pointed(self, x: int, y: int) -> None:
        """What the mouse is over is lit."""
        for at, box in self.boxes:
            if box.collidepoint(x, y):
                self._go(at)

    def mouse(self, x: int, y: int, button: int) -> None:
        """Left looks at one, anything else goes back."""
        if button == 1 and any(box.collidepoint(x, y) for _, box in self.boxes):
            self.pointed(x, y)
            self._look()
        else:
            self.shell.stack.pop()

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Three rows of small pictures, and the line of the lit one."""
        if self.shell.stack.top is not self and not isinstance(self.shell.stack.top, MemoryCard):
            return
        darken(surface, self, self.shell)
        width = surface.get_width() - 2 * SIDE
        under = headline(surface, tr("Memories"))
        room = high(self.line, SENTENCE, width)
        tell(surface, self.line, pygame.Rect(SIDE, FOOT - room, width, room), SENTENCE, PALE)
        self._grid(surface, pygame.Rect(SIDE, under + 2, width, FOOT - 2 * 40 - under - 10))

    def _grid(self, surface: pygame.Surface, room: pygame.Rect) -> None:
        rows = -(-MEMORIES // ROW)
        w = min((room.width - 6 * ROW) // ROW, (room.height // rows - 6) * 8 // 5)
        h = w * 5 // 8
        left = room.centerx - (ROW * (w + 6) - 6) // 2
        self.boxes = []
        for n in range(MEMORIES):
            box = pygame.Rect(left + n % ROW * (w + 6), room.y + n // ROW * (h + 6), w, h)
            self.boxes.append((n + 1, box))
            whole = picture(n + 1) if n + 1 in self.found else None
            if whole:
                if n + 1 not in self.small or self.small[n + 1].get_size() != (w, h):
                    whole.set_alpha(255)
                    self.small[n + 1] = pygame.transform.smoothscale(whole.convert_alpha(), (w, h))
                surface.blit(self.small[n + 1], box)
            else:
                surface.fill(EMPTY, box)
            pygame.draw.rect(surface, EMBER if n + 1 == self.at else DIM, box, 2 if n + 1 == self.at else 1)
