"""How long from a key to a changed picture? Measured on a virtual display, from outside the game.

    python tools/latency.py [--presses N] [--json]

Xvfb shows the real window; a key is pressed through XTEST, at moments that know nothing of the game's
frames, and the display's own memory is looked at until the picture answers. What is looked at is the F1
overlay's line of the climber's speed, which nothing but the climber's own movement changes. Time counts from
just before the key is sent to the server until the changed pixels are in the display's memory: server, SDL,
the wait for the next tick, the tick, the picture and its presentation. A screen's and a keyboard's own delay
come on top.
"""

import argparse
import ctypes
import json
import mmap
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.display import hidden

ROOT = Path(__file__).resolve().parents[1]
MAP = ROOT / "levels" / "gallery" / "first-steps.tmx"
FRAME = 1000 / 60  # ms
LINE = (7, 305, 24, 8)  # the overlay's line of speeds, px of 640 x 360
WAIT = 30  # s
SLOW = 0.5  # s after which a key has been lost


class Keys:
    """Keys of a display, pressed through XTEST."""

    def __init__(self, display: str) -> None:
        self.x = ctypes.CDLL("libX11.so.6")
        self.xtst = ctypes.CDLL("libXtst.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self.x.XFlush.argtypes = [ctypes.c_void_p]
        self.xtst.XTestFakeKeyEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong,
        ]  # fmt: skip
        self.display = self.x.XOpenDisplay(display.encode())

    def set(self, name: str, down: bool) -> float:
        """Press or release; returns the moment, s."""
        code = self.x.XKeysymToKeycode(self.display, self.x.XStringToKeysym(name.encode())) & 255
        self.xtst.XTestFakeKeyEvent(self.display, code, int(down), 0)
        began = time.perf_counter()
        self.x.XFlush(self.display)
        return began


class Screen:
    """A part of the display's memory, which Xvfb keeps in a file."""

    def __init__(self, file: Path) -> None:
        handle = open(file, "rb")  # noqa: SIM115  (mapped for as long as we look)
        self.memory = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">20I", self.memory[:80])
        self.first, self.stride = head[0] + 12 * head[19], head[12]
        self.rows: list[slice] = []

    def watch(self, x: int, y: int, w: int, h: int) -> None:
        """Look at a rectangle, px."""
        starts = (self.first + (y + row) * self.stride + 4 * x for row in range(h))
        self.rows = [slice(start, start + 4 * w) for start in starts]

    def picture(self) -> bytes:
        """What is there now."""
        memory = self.memory
        return b"".join([memory[row] for row in self.rows])


def measure(presses: int) -> list[float]:
    """Milliseconds of each press."""
    folder = Path(tempfile.mkdtemp(prefix="latency-"))
    try:
        with hidden(folder) as (display, picture):
            return _pressed(folder, display, picture, presses)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _pressed(folder: Path, display: str, picture: Path, presses: int) -> list[float]:
    """The same, on a display that is there."""
    game = None
    try:
        env = os.environ | {"DISPLAY": display, "BURNING_LAVENDER_HOME": str(folder / "home")}
        for name in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY"):
            env.pop(name, None)
        game = subprocess.Popen(
            [sys.executable, "-m", "game", "play", "--map", str(MAP), "--windowed", "--muted"],
            cwd=ROOT,
            env=env,
        )
        keys, screen = Keys(display), Screen(picture)
        window = find(game, env)
        subprocess.run(["xdotool", "windowfocus", window], env=env, check=True)
        time.sleep(1.0)
        keys.set("F1", True)
        keys.set("F1", False)
        time.sleep(1.0)
        told = subprocess.run(
            ["xdotool", "getwindowgeometry", "--shell", window],
            env=env,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        at = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", told)}
        scale = at["WIDTH"] // 640
        left, top = at["X"] + (at["WIDTH"] - 640 * scale) // 2, at["Y"] + (at["HEIGHT"] - 360 * scale) // 2
        x, y, w, h = (part * scale for part in LINE)
        screen.watch(left + x, top + y, w, h)
        return [press(keys, screen, ("Right", "Left")[n % 2]) for n in range(presses)]
    finally:
        if game is not None:
            game.terminate()
            game.wait(WAIT)


def find(game: "subprocess.Popen[bytes]", env: dict[str, str]) -> str:
    """The game's window."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(game.pid)],
            env=env, check=False, capture_output=True, text=True,
        ).stdout.split()  # fmt: skip
        if found:
            return found[0]
        time.sleep(0.1)
    raise SystemExit("no window came")


def press(keys: Keys, screen: Screen, name: str) -> float:
    """One press, from stillness to stillness; ms until the picture answered."""
    while True:
        still = screen.picture()
        time.sleep(0.12)
        if screen.picture() == still:
            break
    time.sleep(random.random() * FRAME / 1000)
    began = keys.set(name, True)
    while screen.picture() == still:
        if time.perf_counter() - began > SLOW:
            keys.set(name, False)
            raise SystemExit(f"{name}: the picture never answered")
    taken = time.perf_counter() - began
    time.sleep(0.05)
    keys.set(name, False)
    return taken * 1000


def main() -> int:
    """Print the distribution; returns 0, 2 without the tools it needs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed", file=sys.stderr)
            return 2
    taken = sorted(measure(args.presses))

    def at(share: float) -> float:
        return round(taken[min(len(taken) - 1, int(len(taken) * share))], 1)

    row = {
        "presses": len(taken), "least": at(0), "median": at(0.5), "p90": at(0.9), "p99": at(0.99), "most": at(1),
        "within one frame": sum(ms <= FRAME for ms in taken),
        "within two frames": sum(ms <= 2 * FRAME for ms in taken),
    }  # fmt: skip
    if args.json:
        print(json.dumps(row))
        return 0
    print("  ".join(f"{key} {value}" for key, value in row.items()))
    buckets = Counter(int(ms // 4) for ms in taken)
    for bucket in range(min(buckets), max(buckets) + 1):
        print(f"{bucket * 4:4}-{bucket * 4 + 4:<4} ms {buckets[bucket]:4}  {'#' * buckets[bucket]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
