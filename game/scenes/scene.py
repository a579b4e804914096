"""A scene, the stack they lie on, and the Shell: what the program offers to all of them."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game import text
from game.audio.sound import HEARD, Sound
from game.input.devices import HANDLING, Devices
from game.memory import give_back
from game.profile.settings import Settings, save
from game.scenes import words
from game.scenes.narrator import Narrator, narrator
from game.sim.digest import Snapshot
from game.speedrun.learned import Learned
from game.speedrun.live import Live
from game.speedrun.records import Records

SETTLED = 90  # ticks after which a new scene has drawn all that it draws at first, and left its scraps


class Scene:
    """Something that takes ticks and can be drawn. All of it may be left as it is."""

    pace = 1.0  # of the clock: below 1 everything happens slower
    covers = True  # False: what lies below shows through and is drawn first

    @property
    def may_reset(self) -> bool:
        """May the reset chord end it?"""
        return True

    def tick(self, buttons: int) -> None:
        """Step 1/60 s with the buttons of this tick."""

    def pressed(self, action: str) -> None:
        """An action of the bindings went down (menus; the rules hear it through `tick`)."""

    def key(self, scancode: int) -> None:
        """A key went down that no player can rebind (debugging, stepping through a tape)."""

    def clicked(self, x: int, y: int, button: int) -> None:
        """A mouse button went down at x, y px of the picture; only while F1 shows what the rules see."""

    def pointed(self, x: int, y: int) -> None:
        """The mouse moved to x, y px of the picture."""

    def mouse(self, x: int, y: int, button: int) -> None:
        """A mouse button went down there."""

    def wheel(self, way: int) -> None:
        """The mouse's wheel was turned: 1 away from the hand, -1 toward it."""

    def entered(self) -> None:
        """It was laid on top."""

    def shown(self) -> None:
        """What lay on it is gone."""

    def live(self) -> None:
        """A tick of it while something lies on it."""

    def hear(self, sentences: list[str]) -> None:
        """Something about the program that the player should know."""

    def blurred(self) -> None:
        """The window lost the keyboard."""

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Draw onto 640 x 360; `alpha` 0..1 is how far into the next tick the frame is."""

    def leave(self) -> None:
        """It is taken off the stack, or the program ends: keep now what must be kept."""


class Stack:
    """The scenes, the topmost last. Only the topmost gets ticks and presses."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self._age = 0  # ticks since all was replaced

    def __bool__(self) -> bool:
        return bool(self.scenes)

    @property
    def top(self) -> Scene:
        """The scene that is played now; IndexError when there is none."""
        return self.scenes[-1]

    def below(self, scene: Scene) -> Scene | None:
        """What lies under a scene, None where nothing does."""
        at = self.scenes.index(scene) if scene in self.scenes else 0
        return self.scenes[at - 1] if at else None

    def tick(self, buttons: int) -> None:
        """The topmost gets the buttons; what it lets shine through lives on."""
        top = self.top
        top.tick(buttons)
        self._age += 1
        if self._age == SETTLED:  # a few ms, once
            give_back()
        for scene in self.shining():
            if scene is not top:
                scene.live()

    def push(self, scene: Scene) -> None:
        """Put a scene on top."""
        self.scenes.append(scene)
        scene.entered()

    def pop(self) -> None:
        """Take the topmost off."""
        self.scenes.pop().leave()
        if self.scenes:
            self.top.shown()

    def replace(self, scene: Scene) -> None:
        """Take all off and put this one there. What was there is large and lies in circles: it goes now."""
        self.clear()
        gc.collect()
        give_back()
        self._age = 0
        self.push(scene)

    def clear(self) -> None:
        """Take all off, the topmost first. Each gets to keep its things, whatever another does."""
        failed: Exception | None = None
        while self.scenes:
            try:
                self.scenes.pop().leave()
            except Exception as error:
                failed = failed or error
        if failed is not None:
            raise failed

    def shining(self) -> list[Scene]:
        """The topmost and what it lets shine through, lowest first."""
        first = len(self.scenes) - 1
        while first > 0 and not self.scenes[first].covers:
            first -= 1
        return self.scenes[max(0, first) :]

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Draw the topmost scene and what it lets shine through; only the topmost moves between ticks."""
        seen = self.shining()
        for scene in seen[:-1]:
            scene.draw(surface, 1.0)
        seen[-1].draw(surface, alpha)


@dataclass(slots=True)
class Shell:
    """What the program offers to its scenes."""

    settings: Settings
    devices: Devices
    sound: Sound
    stack: Stack = field(default_factory=Stack)
    may_write: bool = True  # False: another game owns the profile
    notes: list[str] = field(default_factory=list)  # sentences for the player, each said once
    said: set[str] = field(default_factory=set)  # those that need not be said again
    only_strict: bool = False  # the command line asked for strict climbs; the settings keep their own mind
    debug: bool = False  # F1: what the rules see
    records: Records | None = None  # every book, once a climb has asked for them
    learned: Learned | None = None  # what practice taught, likewise
    place: int = 0  # of the climbs that lie side by side, the one that is played
    slots: dict[str, list[Snapshot | None]] = field(default_factory=dict)  # practice's, by the maps' digests
    changed_hands: bool = False  # another profile was read in: what shows what was reached is out of date
    narrator: Narrator = field(default_factory=Narrator)  # reads menus aloud
    live: Live | None = None  # LiveSplit, where a runner has it
    full_screen: Callable[[], None] | None = None  # fill the display, or return to the window
    again: Callable[[], None] | None = None  # begin the climb anew, while there is one
    dropped: int = 0  # ticks thrown away because the machine was too slow
    frame_ms: float = 0.0  # the last frame, without waiting
    found: str = "full"  # the tier that the first second showed to be right

    @property
    def strict(self) -> bool:
        """Is whatever would keep a climb out of the ranks refused?"""
        return self.only_strict or self.settings.strict

    @property
    def tier(self) -> str:
        """How much is painted: what the player wants, or what the machine can."""
        return self.found if self.settings.tier == "auto" else self.settings.tier

    def measured(self, slow: bool) -> None:
        """The first second is over. Where it makes a difference that is said once."""
        self.found = "light" if slow else "full"
        if slow and self.settings.tier == "auto" and self.stack:
            self.stack.top.hear([text.tr("Less light and air is painted, so that this machine keeps time.")])

    def changed(self, name: str) -> None:
        """A setting has another value: whatever hangs on it follows at once."""
        chosen = self.settings
        if name in ("text_size", "readable"):
            words.use(chosen)
        elif name == "language":
            text.speak(chosen.language)
        elif name == "narrator":
            self.narrator.close()
            self.narrator = narrator(chosen.narrator)
        elif name == "full_screen" and self.full_screen:
            self.full_screen()
        elif name in HEARD:
            self.sound.volumes(chosen)
        elif name in HANDLING:
            self.devices.take(chosen)

    def keep_settings(self) -> str:
        """Write the settings where this game may; returns "", or a sentence saying why they could not be kept."""
        return save(self.settings) if self.may_write else ""

    def heed_devices(self) -> None:
        """Whoever plays with a controller that is pulled out gets time; what came and went is said."""
        devices = self.devices
        if devices.lost and self.stack:
            self.stack.top.blurred()
        devices.lost = False
        if devices.news and self.stack:
            for scene in self.stack.scenes:
                scene.hear(devices.news)
            devices.news = []

    def pressed(self, action: str) -> None:
        """An action went down. Menu while let go is held begins the climb anew, whatever is on top."""
        if not self.stack:
            return
        chord = action == "menu" and self.devices.latch.held["let go"]
        if chord and self.again and self.stack.top.may_reset:
            self.again()
        else:
            self.stack.top.pressed(action)
