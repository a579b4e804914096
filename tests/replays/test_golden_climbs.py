"""Golden climbs: they hold here, in another process, on every Python there is, and roll back at every tick."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from golden import CLIMBS, ROOT, STAIRS, open_climb

from game.maps.read import read
from game.replay.format import read_tape
from game.replay.verify import verify
from game.sim import digest, restore, snapshot, step

PYTHONS = ("3.11", "3.12", "3.13")
HASH_SEEDS = ("0", "1", "random")


@pytest.mark.parametrize("path", CLIMBS, ids=lambda path: path.stem)
def test_a_golden_climb_holds(path):
    verdict = verify(path)
    assert verdict.ok, verdict.reason
    assert verdict.ending
    assert verdict.taint == []


def test_the_climb_of_the_stairs_reaches_its_exit_and_names_its_passages():
    tape = read_tape(STAIRS)
    labels = [text for found in tape.labels.values() for text in found]
    passages = [passage.name for passage in read(ROOT / "levels" / "2-stairs.tmx").level.passages]
    assert [text.removeprefix("passage ") for text in labels] == passages
    assert tape.ending == "exit"
    assert len(passages) == 10


def interpreter(version: str) -> str | None:
    """A Python of this version, if there is one: this one, one on the path, or one beside this one."""
    if sys.version.startswith(version + "."):
        return sys.executable
    found = shutil.which(f"python{version}")
    beside = sorted(Path(sys.base_prefix).parent.glob(f"{version}.*/bin/python{version}"))
    for candidate in (*beside, found):
        if candidate and subprocess.run([candidate, "-c", ""], capture_output=True).returncode == 0:
            return str(candidate)
    return None


@cache
def digest_here(path: Path) -> str:
    """The digest that this Python gives."""
    return verify(path).digest


@pytest.mark.parametrize("version", PYTHONS)
@pytest.mark.parametrize("seed", HASH_SEEDS)
def test_the_same_digest_on_every_python(version, seed, tmp_path):
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    import pytmx

    # pytmx is plain Python: lend ours to interpreters that have no packages of their own
    os.symlink(Path(pytmx.__file__).parent, tmp_path / "pytmx")
    done = subprocess.run(
        [python, "-m", "game", "verify", *map(str, CLIMBS), "--json"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(verdicts) == len(CLIMBS), done.stdout + done.stderr
    assert all(verdict["ok"] for verdict in verdicts), done.stdout
    assert [verdict["digest"] for verdict in verdicts] == [digest_here(path) for path in CLIMBS]


def test_every_tick_of_the_golden_climb_rolls_back():
    world, inputs = open_climb()
    for n, buttons in enumerate(inputs):
        before = snapshot(world)
        ahead = inputs[n : n + 30]
        for b in ahead:
            step(world, b)
        first = digest(world)
        restore(world, before)
        for b in ahead:
            step(world, b)
        assert digest(world) == first, n
        restore(world, before)
        step(world, buttons)
    assert world.ending
