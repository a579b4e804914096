"""Practice: states kept and taken up again, lamps, a passage again and again, time that runs back.

There is no recorder here and no run: nothing of it can become a tape or a record.
"""

from collections.abc import Callable, Sequence

import pygame

from game.maps.scenery import Scenery
from game.scenes.falls import Falls
from game.scenes.feeling import ease, feel, loosen
from game.scenes.glass import Glass
from game.scenes.inspect import Inspector
from game.scenes.notes import Notes
from game.scenes.pause import Pause
from game.scenes.placing import put
from game.scenes.running import learned_of, spoken
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, EMBER, PALE, veil, write
from game.sim.buttons import LETTERS
from game.sim.world import World
from game.speedrun import learned
from game.speedrun.drill import SLOTS, Drill, empty_slots
from game.text import clock, tr
from game.view.frame import View
from game.view.timer import BEHIND, GOLD, RIGHT, figures, words

SECOND = 60
PACES = (0.25, 0.5, 0.75, 1.0)  # of the clock
EMPTY = (84, 74, 106)  # a slot with nothing in it
FREE = 5  # px a tick that the free camera goes
DIGITS = (
    pygame.KSCAN_1, pygame.KSCAN_2, pygame.KSCAN_3, pygame.KSCAN_4, pygame.KSCAN_5,
    pygame.KSCAN_6, pygame.KSCAN_7, pygame.KSCAN_8, pygame.KSCAN_9,
)  # fmt: skip


def keys_of_practice() -> tuple[tuple[str, str], ...]:
    """What each key does, as F4 shows it."""
    return (
        ("1 … 9", tr("take up the state in a slot")),
        ("Ctrl + 1 … 9", tr("keep this state in a slot")),
        ("Page Up, Page Down", tr("the next lamp, the one before")),
        ("F5", tr("this passage again and again")),
        ("F6", tr("this passage from its lamp")),
        ("F7", tr("where you died, on the map")),
        ("F8", tr("look around: the camera goes where you steer")),
        ("F9", tr("a second back")),
        ("F10", tr("stand still, go on")),
        (". ,", tr("one tick on, one back")),
        ("- =", tr("slower, faster")),
        ("F4", tr("these keys")),
        (tr("let go, held"), tr("with jump: take up, hold: keep, left and right: which slot,")),
        ("", tr("up and down: lamps, kneel: from its lamp, brand: a second back")),
    )


class Practice(Scene):
    """A world to fail in."""

    def __init__(
        self,
        shell: Shell,
        world: World,
        then: Callable[[], None] | None = None,
        looks: Sequence[str | Scenery] = ("stairs",),
        here: bool = False,
    ) -> None:
        """`world`: nobody else's; `then`: where leaving leads, None out of the program; `here`: as it is."""
        self.shell, self.then, self.looks = shell, then or shell.stack.clear, list(looks)
        self.learned = learned_of(shell)
        whole = " ".join(self.learned.digest(level) for level in world.levels)  # a state is of all of them
        slots = shell.slots.setdefault(whole, empty_slots())
        self.drill = Drill(world, self.learned, slots, here)
        self.notes = Notes()
        self.inspector = Inspector(self._stand)
        self.still = self.free = self.help = False
        self.slot = 0  # the one that the chords mean
        self.place = world.place
        self.view = self._open_view()
        self.notes.say(*shell.notes)
        shell.notes.clear()
        self.notes.say(tr("Practice: nothing here is kept as a climb. F4 shows the keys."))
        self.keys: dict[int, Callable[[], None]] = {
            pygame.KSCAN_PAGEUP: lambda: self._to_lamp(self.drill.world.lamp + 1),
            pygame.KSCAN_PAGEDOWN: lambda: self._to_lamp(self.drill.world.lamp - 1),
            pygame.KSCAN_F4: self._help,
            pygame.KSCAN_F5: self._loop,
            pygame.KSCAN_F6: self._again,
            pygame.KSCAN_F7: self._falls,
            pygame.KSCAN_F8: self._look_around,
            pygame.KSCAN_F9: lambda: self._back(SECOND),
            pygame.KSCAN_F10: self._stand_still,
            pygame.KSCAN_PERIOD: self._one_on,
            pygame.KSCAN_COMMA: self._one_back,
            pygame.KSCAN_MINUS: lambda: self._at_pace(-1),
            pygame.KSCAN_EQUALS: lambda: self._at_pace(1),
        }
        # With let go held, which means nothing here: all of it for pads and for one hand.
        self.chords: dict[str, Callable[[], None]] = {
            "left": lambda: self._choose(-1),
            "right": lambda: self._choose(1),
            "jump": lambda: self._take_up(self.slot),
            "hold": lambda: self._keep_in(self.slot),
            "up": self.keys[pygame.KSCAN_PAGEUP],
            "down": self.keys[pygame.KSCAN_PAGEDOWN],
            "kneel": self._again,
            "brand": lambda: self._back(SECOND),
        }
        for slot, scancode in enumerate(DIGITS):
            self.keys[scancode] = lambda slot=slot: self._slot(slot)  # type: ignore[misc]

    @property
    def look(self) -> str | Scenery:
        """What the map that the world is in looks like."""
        return self.looks[self.drill.world.place]

    def _open_view(self) -> View:
        view = View(self.drill.world, self.look)
        self.shell.sound.look(self.look, self.drill.world.level.name)
        ease(view, self.shell)
        Glass(self.shell, view, self.drill.world)
        return view

    # ---- ticks

    def tick(self, buttons: int) -> None:
        """One tick, unless time stands still or one only looks around."""
        self.notes.tick()
        if self.free:
            self._steer()
        elif not self.still:
            self._step(0 if self._chord else buttons)

    def _step(self, buttons: int) -> None:
        drill = self.drill
        said = drill.tick(buttons)
        world = drill.world
        if world.place != self.place:
            self.place, self.view = world.place, self._open_view()
        self.view.listen(said, world)
        self.view.tick(world)
        feel(self.shell, self.shell.sound.tick(world, said), self.notes)
        loosen(self.shell, said)

    def _steer(self) -> None:
        """The free camera: directions move it, the world waits."""
        held, camera = self.shell.devices.latch.held, self.view.camera
        right, down = (bool(held[a]) - bool(held[b]) for a, b in (("right", "left"), ("down", "up")))
        level = self.drill.world.level
        camera.x += FREE * right
        camera.y = max(-120.0, min(camera.y + FREE * down, level.height * 16 - 320.0))
        if not level.wrap:
            camera.x = max(0.0, min(camera.x, float(max(0, level.width * 16 - 640))))
        self.view.hold_camera()

    # ---- what is asked for

    @property
    def _chord(self) -> bool:
        return bool(self.shell.devices.latch.held["let go"])

    def pressed(self, action: str) -> None:
        """The menu key pauses; with let go held the others are chords."""
        if self._chord and (does := self.chords.get(action)):
            does()
        elif action == "menu":
            self.shell.devices.release_all()
            self.shell.stack.push(Pause(self.shell, self._again, self.then))

    def key(self, scancode: int) -> None:
        """One of the keys in the table."""
        if does := self.keys.get(scancode):
            does()

    def clicked(self, x: int, y: int, button: int) -> None:
        """What is there, or stand there."""
        self.inspector.click(self.view, x, y, button)

    def _stand(self, x: int, feet: int) -> None:
        if not put(self.drill.world, x, feet):
            self.notes.say(tr("There is no room to stand there."))
        self.drill.carried()
        self._moved()

    def _moved(self) -> None:
        """The world is elsewhere at once."""
        self.free = False
        world = self.drill.world
        world.events = []
        if world.place != self.place:
            self.place, self.view = world.place, self._open_view()
        self.view.passing = self.view.gathering = None
        self.view.sprigs.clear()
        self.view.cut(world)

    def _choose(self, way: int) -> None:
        self.slot = (self.slot + way) % SLOTS

    def _slot(self, slot: int) -> None:
        self.slot = slot
        if pygame.key.get_mods() & pygame.KMOD_CTRL:
            self._keep_in(slot)
        else:
            self._take_up(slot)

    def _keep_in(self, slot: int) -> None:
        self.drill.save(slot)
        self.notes.say(tr("kept in slot {}").format(slot + 1))

    def _take_up(self, slot: int) -> None:
        if self.drill.load(slot):
            self._moved()
        else:
            self.notes.say(tr("slot {} is empty").format(slot + 1))

    def _to_lamp(self, lamp: int) -> None:
        self.drill.to_lamp(lamp)
        self._moved()

    def _again(self) -> None:
        self.drill.again()
        self._moved()

    def _loop(self) -> None:
        self.drill.loop = not self.drill.loop
        if self.drill.loop:
            self._again()

    def _falls(self) -> None:
        world = self.drill.world
        self.shell.stack.push(Falls(self.shell, world.level, self.learned.of(world.level), world.middle))

    def _look_around(self) -> None:
        self.free = not self.free
        if not self.free:
            self.view.cut(self.drill.world)

    def _help(self) -> None:
        self.help = not self.help

    def _stand_still(self) -> None:
        self.still = not self.still
        self.shell.sound.hold(self.still)

    def _back(self, ticks: int) -> None:
        self.drill.back(ticks)
        self._moved()

    def _at_pace(self, way: int) -> None:
        at = PACES.index(self.pace) + way
        self.pace = PACES[max(0, min(at, len(PACES) - 1))]

    def _one_on(self) -> None:
        """A tick with what is held now; time stands still then."""
        if not self.still:
            self._stand_still()
        self._step(self.shell.devices.sample())

    def _one_back(self) -> None:
        if not self.still:
            self._stand_still()
        self._back(1)

    def leave(self) -> None:
        """What was learned is kept; the climb is not."""
        self.shell.sound.hold(False)
        self.shell.sound.beds(False)
        if self.shell.may_write and (said := learned.save(self.learned)):
            self.shell.notes.append(said)

    def hear(self, sentences: list[str]) -> None:
        """Said over it."""
        self.notes.say(*sentences)

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The view; the passage's times, the buttons, the slots."""
        drill, view = self.drill, self.view
        view.debug_on = self.shell.debug
        view.numbers = {"frame ms": self.shell.frame_ms}
        view.draw(surface, drill.world, None, 1.0 if self.still or self.free else alpha)
        self._times(surface)
        self._buttons(surface)
        if self.shell.debug:
            self.inspector.draw(surface, view, drill.world, self.look)
        if self.help:
            self._keys(surface)
        self.notes.draw(surface, self.shell.settings)

    def _times(self, surface: pygame.Surface) -> None:
        drill = self.drill
        left, y = RIGHT - 190, 8
        words(surface, spoken(drill.name), left, y, 13, EMBER if drill.loop else PALE, 130)
        if drill.time is not None:
            figures(surface, clock(drill.time), RIGHT, y, 13, PALE)
        rows: list[tuple[str, int | None, tuple[int, int, int]]] = [
            (tr("last"), drill.last, GOLD if drill.best_now else BEHIND),
            (tr("best"), drill.best, DIM),
        ]
        for word, ticks, colour in rows:
            if ticks is not None:
                y += 14
                words(surface, word, left, y, 12, DIM)
                figures(surface, clock(ticks), RIGHT, y, 12, colour)
        states = ((self.free, tr("looking around")), (self.still, tr("time stands still")))
        says = f"{self.pace:.0%}  " if self.pace < 1 else ""
        says += next((word for holds, word in states if holds), tr("again and again") if drill.loop else "")
        write(surface, says, (RIGHT, y + 16), 15, EMBER if drill.loop else PALE, 1.0)

    def _buttons(self, surface: pygame.Surface) -> None:
        """The buttons of the tick just stepped, and which slots are full."""
        y = surface.get_height() - 22
        for n, letter in enumerate(LETTERS):
            held = self.drill.buttons >> n & 1
            words(surface, letter, 12 + 13 * n, y, 13, EMBER if held else DIM)
        for slot in range(SLOTS):
            full = self.drill.slots[slot] is not None
            x = RIGHT - 11 * (SLOTS - slot)
            words(surface, str(slot + 1), x, y, 12, PALE if full else EMPTY)
            if slot == self.slot and self._chord:
                surface.fill(EMBER, (x, y + 16, 7, 1))

    def _keys(self, surface: pygame.Surface) -> None:
        surface.blit(veil(surface.get_size()), (0, 0))
        for n, (key, does) in enumerate(keys_of_practice()):
            write(surface, key, (186, 54 + 20 * n), 16, EMBER, 1.0)
            write(surface, does, (200, 54 + 20 * n), 16, PALE, 0.0)
