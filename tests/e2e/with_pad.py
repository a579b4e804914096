"""The game with a controller that is none: SDL's own virtual joystick, plugged in and moved by lines on stdin.

    plug            a controller appears
    unplug          and is gone
    down a, up a    a button, by SDL's name
    lean 0 32767    an axis

Everything from SDL's joystick on is the way that a real one goes: its events, its layout, the game's reading of both.
"""

import ctypes
import glob
import os
import sys
import threading
import time

import pygame

from game.__main__ import main

BUTTONS = (
    "a", "b", "x", "y", "back", "guide", "start", "leftstick", "rightstick", "leftshoulder", "rightshoulder",
    "dpup", "dpdown", "dpleft", "dpright",
)  # fmt: skip
CONTROLLER, AXES = 1, 6


def library():
    """The SDL that pygame itself has loaded."""
    folder = os.path.dirname(pygame.__file__)
    found = glob.glob(os.path.join(folder, "..", "pygame_ce.libs", "libSDL2-2*")) + ["libSDL2-2.0.so.0"]
    sdl = ctypes.CDLL(found[0])
    sdl.SDL_JoystickOpen.restype = ctypes.c_void_p
    sdl.SDL_JoystickSetVirtualButton.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8)
    sdl.SDL_JoystickSetVirtualAxis.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_int16)
    return sdl


def obey():
    """Do what the lines say."""
    sdl, pad, index = library(), None, -1
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "plug":
            while not pygame.joystick.get_init():
                time.sleep(0.05)
            index = sdl.SDL_JoystickAttachVirtual(CONTROLLER, AXES, len(BUTTONS), 0)
            pad = sdl.SDL_JoystickOpen(index)
        elif word == "unplug":
            sdl.SDL_JoystickDetachVirtual(index)
        elif word == "lean":
            sdl.SDL_JoystickSetVirtualAxis(pad, int(rest[0]), int(rest[1]))
        else:
            sdl.SDL_JoystickSetVirtualButton(pad, BUTTONS.index(rest[0]), word == "down")
        print(f"{line.strip()} ({'yes' if pad else 'no'})", flush=True)


if __name__ == "__main__":
    threading.Thread(target=obey, daemon=True).start()
    sys.exit(main())
