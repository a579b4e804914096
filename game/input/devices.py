"""Keyboards and game controllers: pygame's events become sources that are down or up.

Controllers may come and go at any time. One that SDL knows the layout of speaks as `pad ...` and
`stick ...`; any other as `joy N`, `hat ...` and `stick ...`.
"""

import os
from collections.abc import Mapping
from typing import Any

import pygame

from game.input.bindings import Bindings, preset
from game.input.latch import Latch
from game.profile import places
from game.profile.settings import Settings
from game.text import tr

KEY_NAMES: dict[int, str] = {
    getattr(pygame, name): name.removeprefix("KSCAN_") for name in dir(pygame) if name.startswith("KSCAN_")
}
PAD_BUTTONS: dict[int, str] = {
    pygame.CONTROLLER_BUTTON_A: "a",
    pygame.CONTROLLER_BUTTON_B: "b",
    pygame.CONTROLLER_BUTTON_X: "x",
    pygame.CONTROLLER_BUTTON_Y: "y",
    pygame.CONTROLLER_BUTTON_BACK: "back",
    pygame.CONTROLLER_BUTTON_GUIDE: "guide",
    pygame.CONTROLLER_BUTTON_START: "start",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "leftstick",
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: "rightstick",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "leftshoulder",
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "rightshoulder",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "dpup",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "dpdown",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "dpleft",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "dpright",
}

# axis -> (source when negative, source when positive, % at which it is down, % below which it is up again).
# Up and down want a fuller push than left and right: a thumb that runs must not look down.
# The gap between the two figures keeps a trembling stick from stuttering.
Axis = tuple[str | None, str | None, int, int]
PAD_AXES: dict[int, Axis] = {
    pygame.CONTROLLER_AXIS_LEFTX: ("stick left", "stick right", 40, 32),
    pygame.CONTROLLER_AXIS_LEFTY: ("stick up", "stick down", 55, 45),
    pygame.CONTROLLER_AXIS_TRIGGERLEFT: (None, "pad lefttrigger", 30, 24),
    pygame.CONTROLLER_AXIS_TRIGGERRIGHT: (None, "pad righttrigger", 30, 24),
}
STICK = (pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY)
JOY_AXES: dict[int, Axis] = {
    0: ("stick left", "stick right", 40, 32),
    1: ("stick up", "stick down", 55, 45),
}


ZONE = 40  # % of its way at which a stick goes down to a side, unless a player wants another
HANDLING = ("bindings", "preset", "hold_toggle", "down_kneels", "stick_zone")  # settings that `take` heeds
CONFIRM = frozenset(("key RETURN", "key KP_ENTER", "mouse 1"))


class Devices:
    """All that a player can press. Feed it events, then `sample()` once a tick."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.bindings = Bindings(own)
        self.latch = Latch()
        self.down: set[str] = set()  # sources, each with its device: "3:pad a"
        self.pads: dict[int, Any] = {}  # instance id -> an open controller
        self.sticks: dict[int, Any] = {}  # instance id -> an open joystick that is no known controller
        self.last_used = "key"  # which device's glyphs to show
        self.last_pad = -1  # who rumbles
        self.last_source = ""  # what went down last, whatever it stands for
        self.zone = ZONE
        self.stick = (0.0, 0.0)  # where the left one is, -1..1
        self.news: list[str] = []  # sentences for the player
        self.lost = False  # the pad that was played with is gone
        self.names: dict[int, str] = {}  # instance id -> what a pad calls itself

    def take(self, chosen: Settings) -> None:
        """Be handled as the settings say, from now on; whatever is down is let go."""
        self.release_all()
        self.bindings = Bindings(preset(chosen.preset) | chosen.bindings)
        self.latch.toggled = {"hold"} if chosen.hold_toggle else set()
        self.latch.down_kneels = chosen.down_kneels
        self.zone = chosen.stick_zone

    @property
    def confirming(self) -> bool:
        """Is something down that chooses in menus?"""
        jump = self.bindings.sources_of["jump"]
        down = {name.partition(":")[2] for name in self.down}
        return not down.isdisjoint(CONFIRM) or not down.isdisjoint(jump)

    @property
    def pad_name(self) -> str:
        """What the pad that was used last calls itself, "" where none was."""
        return self.names.get(self.last_pad, "")

    def sources(self, action: str) -> list[str]:
        """What an action is on, of the kind of device that was used last."""
        keys = self.last_used == "key"
        known = self.bindings.sources_of.get(action, ())
        return [source for source in known if source.startswith("key") == keys]

    def action_of_key(self, scancode: int) -> str | None:
        """What a key stands for."""
        return self.bindings.action_of.get(f"key {KEY_NAMES.get(scancode)}")

    def feed(self, event: pygame.event.Event) -> list[str]:
        """Take one event; returns the actions that went down with it (for menus), often none."""
        reader = _READERS.get(event.type)
        return reader(self, event) if reader is not None else []

    def sample(self) -> int:
        """Return the Buttons of the tick about to be stepped."""
        return self.latch.sample()

    def release_all(self) -> None:
        """Let go of everything, as when the window loses the keyboard."""
        self.down.clear()
        self.latch.release_all()

    def rumble(self, low: float, high: float, milliseconds: int) -> None:
        """Shake the pad that was used last; `low`, `high` 0..1. Silently nothing where none can."""
        pad = self.pads.get(self.last_pad)
        if pad is None or self.last_used != "pad":
            return
        try:
            pad.rumble(low, high, milliseconds)
        except pygame.error:
            pass  # pulled out this very moment: its removal follows as an event

    # ---- one change of one source

    def _set(self, device: int, source: str, down: bool) -> list[str]:
        name = f"{device}:{source}"
        if down == (name in self.down):
            return []
        action = self.bindings.action_of.get(source)
        if not down:
            self.down.discard(name)
            if action is not None:
                self.latch.release(action, name)
            return []
        self.down.add(name)
        if source.startswith("mouse"):
            return []  # it points and chooses; it is bound to nothing
        self.last_source = source
        self.last_used = "key" if source.startswith("key") else "pad"
        if self.last_used == "pad":
            self.last_pad = device
        if action is None:
            return []
        self.latch.press(action, name)
        return [action]

    def _lean(self, device: int, axis: Axis, percent: float) -> list[str]:
        """An axis moved to -100..100."""
        negative, positive, press, let = axis
        if positive and positive.startswith("stick"):
            press, let = press + self.zone - ZONE, let + self.zone - ZONE
        pressed: list[str] = []
        for source, push in ((negative, -percent), (positive, percent)):
            if source is not None:
                was = f"{device}:{source}" in self.down
                pressed += self._set(device, source, push >= (let if was else press))
        return pressed

    # ---- one reader for each kind of event

    def _mouse(self, event: pygame.event.Event) -> list[str]:
        return self._set(-2, f"mouse {event.button}", event.type == pygame.MOUSEBUTTONDOWN)

    def _key(self, event: pygame.event.Event) -> list[str]:
        name = KEY_NAMES.get(event.scancode)
        return self._set(-1, f"key {name}", event.type == pygame.KEYDOWN) if name else []

    def _pad_button(self, event: pygame.event.Event) -> list[str]:
        name = PAD_BUTTONS.get(event.button)
        down = event.type == pygame.CONTROLLERBUTTONDOWN
        return self._set(event.instance_id, f"pad {name}", down) if name else []

    def _pad_axis(self, event: pygame.event.Event) -> list[str]:
        axis = PAD_AXES.get(event.axis)
        if event.axis in STICK:
            leans = list(self.stick)
            leans[STICK.index(event.axis)] = event.value / 32767
            self.stick = leans[0], leans[1]
        return self._lean(event.instance_id, axis, event.value * 100 / 32767) if axis else []

    def _joy_button(self, event: pygame.event.Event) -> list[str]:
        if event.instance_id in self.pads:
            return []  # it already spoke as a controller
        return self._set(event.instance_id, f"joy {event.button}", event.type == pygame.JOYBUTTONDOWN)

    def _joy_axis(self, event: pygame.event.Event) -> list[str]:
        axis = JOY_AXES.get(event.axis)
        if event.instance_id in self.pads or axis is None:
            return []
        return self._lean(event.instance_id, axis, event.value * 100)

    def _joy_hat(self, event: pygame.event.Event) -> list[str]:
        if event.instance_id in self.pads:
            return []
        x, y = event.value
        pressed: list[str] = []
        for source, down in (("left", x < 0), ("right", x > 0), ("up", y > 0), ("down", y < 0)):
            pressed += self._set(event.instance_id, f"hat {source}", down)
        return pressed

    def _added(self, event: pygame.event.Event) -> list[str]:
        self.open(event.device_index)
        return []

    def open(self, index: int) -> None:
        """Open the device at SDL's index, as a controller where its layout is known."""
        from pygame._sdl2 import controller

        try:
            if controller.is_controller(index):
                pad = controller.Controller(index)
                known = pad.as_joystick().get_instance_id()
                self.pads[known], self.names[known] = pad, pad.name or ""
                self.news.append(tr("Controller: {}").format(pad.name or "?"))
            else:
                stick = pygame.joystick.Joystick(index)
                self.sticks[stick.get_instance_id()] = stick
        except pygame.error:
            pass  # pulled out again, or not ours to open: the game goes on without it

    def _removed(self, event: pygame.event.Event) -> list[str]:
        device = event.instance_id
        if device == self.last_pad and self.last_used == "pad":
            self.news.append(tr("The controller is gone; the climb waits."))
            self.last_used, self.lost = "key", True
        self.pads.pop(device, None)
        self.sticks.pop(device, None)
        self.down = {name for name in self.down if not name.startswith(f"{device}:")}
        self.latch.release_source(f"{device}:")
        return []


_READERS = {
    pygame.MOUSEBUTTONDOWN: Devices._mouse,
    pygame.MOUSEBUTTONUP: Devices._mouse,
    pygame.KEYDOWN: Devices._key,
    pygame.KEYUP: Devices._key,
    pygame.CONTROLLERBUTTONDOWN: Devices._pad_button,
    pygame.CONTROLLERBUTTONUP: Devices._pad_button,
    pygame.CONTROLLERAXISMOTION: Devices._pad_axis,
    pygame.JOYBUTTONDOWN: Devices._joy_button,
    pygame.JOYBUTTONUP: Devices._joy_button,
    pygame.JOYAXISMOTION: Devices._joy_axis,
    pygame.JOYHATMOTION: Devices._joy_hat,
    pygame.JOYDEVICEADDED: Devices._added,
    pygame.JOYDEVICEREMOVED: Devices._removed,
}


MAPPINGS = "controllers.txt"  # in the profile: layouts of a player's own, a line each, as SDL writes them


def start() -> None:
    """Begin to listen for game controllers; those plugged in already arrive as events too."""
    from pygame._sdl2 import controller

    own = places.home() / MAPPINGS
    if own.is_file():
        os.environ.setdefault("SDL_GAMECONTROLLERCONFIG_FILE", str(own))  # SDL reads it when it begins
    try:
        pygame.joystick.init()
        controller.init()
    except pygame.error:
        pass  # a machine without them plays by keyboard
