"""A real window on a virtual display: Xvfb shows it, xdotool presses its keys."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from tools.display import hidden

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "levels" / "gallery" / "first-steps.tmx"
WAIT = 40  # s: slow machines are not wrong


@pytest.fixture(scope="session")
def display(tmp_path_factory):
    """A display that nobody sees: its name, and the file that its picture lies in."""
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    folder = tmp_path_factory.mktemp("display")
    with ExitStack() as while_it_is_there:
        try:
            shown = while_it_is_there.enter_context(hidden(folder))
        except OSError as error:
            pytest.skip(str(error))
        yield shown


class Game:
    """The game in its own process, on the virtual display, with a profile of its own."""

    module, stdin = "game", None  # what is run, and what it is told

    def __init__(self, display, home, *words, command="play", **environment):
        self.home = home
        name, self.picture = display
        self.env = os.environ | {"DISPLAY": name, "BURNING_LAVENDER_HOME": str(home)} | environment
        for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER", "WAYLAND_DISPLAY"):
            if name not in environment:
                self.env.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", self.module, command, *words],
            cwd=ROOT, env=self.env, stdin=self.stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.window = ""

    def xdotool(self, *words):
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False, timeout=WAIT
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def lit(self):
        """Is there more on the display than darkness and a pointer?"""
        data = self.picture.read_bytes()
        first = int.from_bytes(data[:4], "big") + 12 * int.from_bytes(data[76:80], "big")
        return np.count_nonzero(np.frombuffer(data, np.uint8, offset=first)[::4] > 60) > 3000

    def ready(self):
        """Wait for the window and its first picture, and give it the keyboard."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end and self.process.poll() is None:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                env=self.env, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if found.stdout.strip() and self.lit():
                self.window = found.stdout.split()[0]
                self.xdotool("windowfocus", self.window)
                time.sleep(0.3)  # the first ticks
                return self
            time.sleep(0.1)
        self.process.kill()
        raise AssertionError(f"no window came: {self.process.communicate()}")

    def hold(self, key, seconds):
        self.xdotool("keydown", key)
        time.sleep(seconds)
        self.xdotool("keyup", key)

    def end(self, ask=None):
        """Ask it to end (SIGTERM if nothing else); returns exit code and what it said on stderr."""
        (ask or self.process.terminate)()
        try:
            _, said = self.process.communicate(timeout=WAIT)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # where did it hang?
            _, said = self.process.communicate()
            raise AssertionError(f"it did not end: {said}") from None
        return self.process.returncode, said

    def tapes(self):
        return sorted((self.home / "replays").glob("*.climb"))


@pytest.fixture
def play(display, tmp_path):
    """Start the game: `play("--map", ..., NAME="value of the environment")`."""
    games = []

    def start(*words, **how):
        games.append(Game(display, tmp_path, *words, **how))
        return games[-1]

    yield start
    for game in games:
        if game.process.poll() is None:
            game.process.kill()
            game.process.communicate()


def ticks_of(tape):
    """The letters of each tick of a tape, as its body says them."""
    lines = re.findall(r"^ *(\d+),([A-Z,]*)$", tape.read_text(), re.MULTILINE)
    return [letters.replace(",", "") for count, letters in lines for _ in range(int(count))]
