"""Keys and controllers as pygame tells of them; no window, no device."""

import os
import subprocess
import sys

import pygame
import pytest

from game.input import devices as devices_module
from game.input.bindings import ACTIONS, KEYBOARD, PAD, Bindings, conflicts, preset
from game.input.devices import KEY_NAMES, PAD_BUTTONS, Devices
from game.profile.settings import Settings
from game.sim.buttons import BRAND, DOWN, HOLD, JUMP, KNEEL, LEFT, LET_GO, RIGHT, UP

SCANCODES = {name: code for code, name in KEY_NAMES.items()}
LEFT_X, LEFT_Y = pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY
TRIGGER = pygame.CONTROLLER_AXIS_TRIGGERLEFT


def key(name, down=True):
    return pygame.event.Event(pygame.KEYDOWN if down else pygame.KEYUP, scancode=SCANCODES[name], key=0)


def pad(name, down=True, device=0):
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    number = next(n for n, known in PAD_BUTTONS.items() if known == name)
    return pygame.event.Event(kind, button=number, instance_id=device)


def axis(number, percent, device=0):
    return pygame.event.Event(
        pygame.CONTROLLERAXISMOTION, axis=number, value=percent * 32767 // 100, instance_id=device
    )


@pytest.mark.parametrize(
    ("name", "bit"),
    [
        ("LEFT", LEFT), ("A", LEFT), ("RIGHT", RIGHT), ("D", RIGHT), ("UP", UP), ("W", UP),
        ("DOWN", DOWN), ("S", DOWN), ("C", JUMP), ("SPACE", JUMP), ("X", HOLD), ("J", HOLD),
        ("Z", BRAND), ("K", BRAND), ("V", KNEEL), ("L", KNEEL), ("BACKSPACE", LET_GO),
    ],
)  # fmt: skip
def test_default_keys(name, bit):
    devices = Devices()
    devices.feed(key(name))
    assert devices.sample() == bit
    devices.feed(key(name, down=False))
    assert devices.sample() == 0


@pytest.mark.parametrize(
    ("name", "bit"),
    [("dpleft", LEFT), ("dpup", UP), ("a", JUMP), ("x", BRAND), ("b", KNEEL), ("back", LET_GO)],
)
def test_default_pad_buttons(name, bit):
    devices = Devices()
    devices.feed(pad(name))
    assert devices.sample() == bit


def test_the_menu_is_an_action_but_never_a_button():
    devices = Devices()
    assert devices.feed(key("ESCAPE")) == ["menu"]
    assert devices.feed(pad("start")) == ["menu"]
    assert devices.sample() == 0


def test_every_default_source_exists_and_stands_for_one_action():
    known = {f"key {name}" for name in KEY_NAMES.values()} | {f"pad {name}" for name in PAD_BUTTONS.values()}
    known |= {s for row in devices_module.PAD_AXES.values() for s in row[:2] if s}
    seen = [source for table in (KEYBOARD, PAD) for sources in table.values() for source in sources]
    assert set(seen) <= known
    assert len(seen) == len(set(seen))
    assert set(KEYBOARD) == set(PAD) == set(ACTIONS)
    assert not any("SHIFT" in source for source in seen)


def test_the_stick_has_a_dead_zone_and_does_not_stutter_at_its_edge():
    devices = Devices()
    devices.feed(axis(LEFT_X, 30))
    assert devices.sample() == 0
    devices.feed(axis(LEFT_X, 45))
    assert devices.sample() == RIGHT
    devices.feed(axis(LEFT_X, 36))
    assert devices.sample() == RIGHT
    devices.feed(axis(LEFT_X, 20))
    assert devices.sample() == 0
    devices.feed(axis(LEFT_X, -100))
    assert devices.sample() == LEFT


def test_a_stick_pushed_sideways_does_not_look_down():
    devices = Devices()
    devices.feed(axis(LEFT_X, 90))
    devices.feed(axis(LEFT_Y, 40))
    assert devices.sample() == RIGHT


def test_triggers_hold_from_thirty_percent():
    devices = Devices()
    devices.feed(axis(TRIGGER, 28))
    assert devices.sample() == 0
    devices.feed(axis(TRIGGER, 31))
    assert devices.sample() == HOLD


def test_a_pad_pulled_out_lets_go_and_the_other_goes_on():
    devices = Devices()
    devices.feed(pad("a", device=1))
    devices.feed(axis(LEFT_X, 100, device=2))
    assert devices.sample() == JUMP | RIGHT
    devices.feed(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=1))
    assert devices.sample() == RIGHT


def test_a_known_controller_is_not_heard_twice():
    devices = Devices()
    devices.pads[5] = object()
    devices.feed(pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, instance_id=5))
    assert devices.sample() == 0


def test_an_unknown_joystick_speaks_by_number_hat_and_axis():
    devices = Devices()
    devices.feed(pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, instance_id=1))
    devices.feed(pygame.event.Event(pygame.JOYHATMOTION, hat=0, value=(-1, 0), instance_id=1))
    assert devices.sample() == JUMP | LEFT
    devices.feed(pygame.event.Event(pygame.JOYHATMOTION, hat=0, value=(0, 0), instance_id=1))
    devices.feed(pygame.event.Event(pygame.JOYAXISMOTION, axis=0, value=0.9, instance_id=1))
    assert devices.sample() == JUMP | RIGHT


def test_rumble_without_a_pad_is_nothing():
    Devices().rumble(1, 1, 100)


def test_own_bindings_replace_one_kind_of_device_only():
    own = Bindings({"jump": ("key Z",)})
    assert own.action_of["key Z"] == "jump"  # and brand has lost it
    assert own.action_of["pad a"] == "jump"
    assert "key C" not in own.action_of
    assert own.action_of["key K"] == "brand"


def test_losing_the_keyboard_lets_everything_go():
    devices = Devices()
    devices.feed(key("LEFT"))
    devices.feed(key("C"))
    devices.release_all()
    assert devices.sample() == 0
    devices.feed(key("LEFT", down=False))
    devices.feed(key("LEFT"))
    assert devices.sample() == LEFT


# ---- hot-plug in play, a stick's rest, layouts of one's own


def test_a_pad_that_is_pulled_out_is_lost_only_if_it_was_played_with():
    devices = Devices()
    devices.feed(pad("a", device=3))
    devices.feed(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=4))
    assert not devices.lost
    devices.feed(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=3))
    assert devices.lost
    assert devices.last_used == "key"
    assert len(devices.news) == 1
    devices.sample()  # the tap itself is not lost
    assert devices.sample() == 0


def test_whoever_plays_by_keys_is_not_stopped_by_a_pad_that_goes():
    devices = Devices()
    devices.feed(pad("a", device=3))
    devices.feed(key("C"))
    devices.feed(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=3))
    assert not devices.lost
    assert devices.news == []


@pytest.mark.parametrize("zone", [20, 40, 70])
def test_the_sticks_rest_is_as_far_as_a_player_has_it(zone):
    devices = Devices()
    devices.take(Settings(stick_zone=zone))
    devices.feed(axis(LEFT_X, zone - 2))
    assert devices.sample() == 0
    devices.feed(axis(LEFT_X, zone + 1))
    assert devices.sample() == RIGHT
    devices.feed(axis(LEFT_X, zone - 5))  # the gap that keeps a trembling stick quiet
    assert devices.sample() == RIGHT
    devices.feed(axis(LEFT_X, zone - 12))
    assert devices.sample() == 0
    devices.feed(axis(TRIGGER, 31))  # triggers have their own
    assert devices.sample() == HOLD


@pytest.mark.parametrize("hand", ["left", "right"])
def test_one_hands_keys_reach_everything_and_none_is_on_two(hand):
    devices = Devices()
    devices.take(Settings(preset=hand, hold_toggle=True, down_kneels=True))
    assert conflicts(devices.bindings) == []
    heard = 0
    for action, bit in ACTIONS.items():
        source = next(s for s in devices.bindings.sources_of[action] if s.startswith("key"))
        devices.feed(key(source.removeprefix("key ")))
        heard |= devices.sample()
        devices.feed(key(source.removeprefix("key "), down=False))
        assert heard & bit == bit, action
    assert preset("both") == {}


def test_what_a_player_binds_stands_above_a_preset():
    devices = Devices()
    devices.take(Settings(preset="left", bindings={"jump": ("key R",)}))
    assert devices.feed(key("R")) == ["jump"]
    assert devices.feed(key("SPACE")) == []
    assert devices.feed(key("Q")) == ["hold"]


def test_a_mouse_button_chooses_and_is_bound_to_nothing():
    devices = Devices()
    devices.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(0, 0)))
    assert devices.confirming
    assert devices.last_source == ""
    assert devices.sample() == 0
    devices.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(0, 0)))
    assert not devices.confirming


LAYOUT = "03000000de280000ff11000001000000,A Stick Of My Own,a:b3,b:b0,platform:Linux,\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the layout is one for Linux")
def test_layouts_in_the_profile_are_read_when_controllers_begin(tmp_path):
    """In a process of its own: SDL reads them once."""
    (tmp_path / "controllers.txt").write_text(LAYOUT)
    code = (
        "import pygame; pygame.display.init()\n"
        "from game.input import devices; devices.start()\n"
        "from pygame._sdl2 import controller\n"
        "import ctypes, glob, os\n"
        "lib = glob.glob(os.path.join(os.path.dirname(pygame.__file__), '..', 'pygame_ce.libs', 'libSDL2-2*'))\n"
        "sdl = ctypes.CDLL(lib[0] if lib else 'libSDL2-2.0.so.0')\n"
        "sdl.SDL_GameControllerMappingForIndex.restype = ctypes.c_char_p\n"
        "known = range(sdl.SDL_GameControllerNumMappings())\n"
        "found = [sdl.SDL_GameControllerMappingForIndex(n) or b'' for n in known]\n"
        "print(any(b'A Stick Of My Own' in mapping for mapping in found))\n"
    )
    env = os.environ | {"SDL_VIDEODRIVER": "dummy", "BURNING_LAVENDER_HOME": str(tmp_path)}
    env.pop("SDL_GAMECONTROLLERCONFIG_FILE", None)
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "True"
