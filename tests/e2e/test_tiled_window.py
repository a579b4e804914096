"""A real Tiled on the virtual display: the project's commands run, and a save files what is wrong as an issue."""

import json
import os
import shutil
import subprocess
import sys
import time

import numpy as np
import pytest

from game.files import shipped
from game.maps import rules
from game.maps.read import read
from game.sim.level import FROST, STONE
from tests.e2e.conftest import ROOT, WAIT

STUB = """#!/bin/sh
echo "$PWD|$*" >> "{said}"
case "$1" in check) exec "{python}" -m game "$@";; esac
"""
CONF = """[Install]
DonationDialogTime=2100-01-01
FirstRun=2020-01-01
RunCount=1

[Project]
LastSession={session}

[Scripting]
EnabledProjects={project}
"""


class Editor:
    """Tiled with the levels' project and one map of the gallery, all of it copies; `said` has what it ran."""

    def __init__(self, display, folder, name, change=lambda text: text):
        self.levels = shutil.copytree(shipped("levels"), folder / "levels")
        self.map = self.levels / "gallery" / f"{name}.tmx"
        self.map.write_text(change(self.map.read_text()))
        project = self.levels / "burning-lavender.tiled-project"
        session = self.levels / "burning-lavender.tiled-session"
        open_file = f"gallery/{name}.tmx"
        session.write_text(
            json.dumps({"project": project.name, "openFiles": [open_file], "activeFile": open_file})
        )
        home, bin, self.said_in = folder / "home", folder / "bin", folder / "said"
        for made in (home / ".config" / "mapeditor.org", home / "run", bin):
            made.mkdir(parents=True, mode=0o700)
        (home / ".config" / "mapeditor.org" / "tiled.conf").write_text(
            CONF.format(session=session, project=project)
        )
        stub = bin / "burning-lavender"
        stub.write_text(STUB.format(said=self.said_in, python=sys.executable))
        stub.chmod(0o755)
        screen, self.picture = display
        self.env = os.environ | {
            "DISPLAY": screen, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local"), "XDG_RUNTIME_DIR": str(home / "run"),
            "PATH": f"{bin}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb",
        }  # fmt: skip
        self.process = subprocess.Popen(
            ["tiled"], env=self.env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.window = ""

    def xdotool(self, *words):
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False, timeout=WAIT
        )
        return done.stdout.strip()

    def ready(self):
        """Wait for the window that shows the map in its project; a skip where none comes."""
        end = time.monotonic() + WAIT
        title = rf"{self.map.name} \(burning-lavender\)"
        while time.monotonic() < end and self.process.poll() is None:
            if found := self.xdotool("search", "--onlyvisible", "--name", title):
                self.window = found.split()[0]
                return self
            time.sleep(0.2)
        pytest.skip("no window of Tiled came up with the project open")

    def said(self):
        """What the commands and the extension ran, a line each: folder and words."""
        return self.said_in.read_text().splitlines() if self.said_in.exists() else []

    def press(self, key, done):
        """Press a key until it has had its effect: an editor that is still busy forgets the first ones."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            self.xdotool("windowfocus", "--sync", self.window)
            self.xdotool("key", "--clearmodifiers", key)
            again = time.monotonic() + 4
            while time.monotonic() < again:
                if done():
                    return
                time.sleep(0.1)
        raise AssertionError(f"{key} did nothing; ran so far: {self.said()}")

    def red(self):
        """How many pixels of the display are as red as Tiled's sign for errors."""
        data = self.picture.read_bytes()
        first = int.from_bytes(data[:4], "big") + 12 * int.from_bytes(data[76:80], "big")
        blue, green, red = (np.frombuffer(data, np.uint8, offset=first)[n::4] for n in range(3))
        return int(np.count_nonzero((red > 180) & (green < 90) & (blue < 90)))


@pytest.fixture
def edit(display, tmp_path):
    """Open a map of the gallery in Tiled: `edit("frost")`."""
    if shutil.which("tiled") is None:
        pytest.skip("tiled is not installed")
    opened = []

    def start(*words):
        opened.append(Editor(display, tmp_path, *words))
        return opened[-1].ready()

    yield start
    for editor in opened:
        editor.process.kill()
        editor.process.wait()


def test_the_projects_commands_run_the_game_on_the_open_map(edit):
    editor = edit("frost")
    expected = {
        "F5": f"{editor.levels}|play --windowed --map {editor.map}",
        "shift+F5": f"{editor.levels}|play --windowed --map {editor.map} --object %objectid",
        "F6": f"{editor.levels}|check {editor.map}",
    }
    for key, line in expected.items():
        editor.press(key, lambda line=line: line in editor.said())


def test_a_save_is_checked_and_what_is_wrong_is_an_issue(edit):
    def without_exit(text):
        return "\n".join(line for line in text.splitlines() if "exit.tx" not in line)

    editor = edit("frost", without_exit)
    before = editor.red()
    editor.press("ctrl+s", lambda: any("|check --json " in line for line in editor.said()))
    end = time.monotonic() + WAIT
    while editor.red() <= before + 30 and time.monotonic() < end:
        time.sleep(0.2)
    assert editor.red() > before + 30


def test_automapping_gives_every_stone_the_picture_of_its_place_and_changes_no_rule(edit):
    """Map > AutoMap over the whole map: the game sees what it saw, and each stone shows its open sides."""
    editor = edit("frost")
    before = read(editor.map)
    was = editor.map.read_text()

    def mapped():
        editor.xdotool("key", "--clearmodifiers", "ctrl+s")
        time.sleep(0.3)
        return editor.map.read_text() != was

    editor.press("ctrl+m", mapped)
    after = read(editor.map)
    assert after.digest == before.digest
    layer = next(layer for layer in after.scenery.layers if layer.name == "solid")
    wide, high = after.level.width, after.level.height

    def full(x, y):
        return after.level.tile(min(max(x, 0), wide - 1), min(max(y, 0), high - 1)) in (STONE, FROST)

    for y, row in enumerate(layer.cells):
        for x, cell in enumerate(row):
            tile = after.scenery.tiles[cell]
            if tile and after.level.tile(x, y) == STONE:
                sides = sum(bit for dx, dy, bit in rules.SIDES if not full(x + dx, y + dy))
                assert tile.id == rules.FIRST_EDGE + sides, (x, y)
