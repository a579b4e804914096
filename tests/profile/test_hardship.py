"""Kills, rot, a full disk, a folder that may not be written: one sentence, nothing lost, no crash."""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from game.files import shipped
from game.profile import places, progress, settings
from game.profile.progress import Going
from game.replay import read_tape
from game.scenes.keeping import Keeper, recorder
from game.scenes.start import Start
from game.scenes.taking_up import Damaged, taken_up
from game.sim.digest import digest
from game.sim.world import step
from game.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="forks, limits and users are POSIX's")


def a_profile() -> None:
    reached = progress.Progress(["sacrifice"], [3, 17], lamps={"2-stairs": 4})
    reached.goes_on(0, Going("2-stairs-20260101-101010.climb", "2-stairs", 3, 4711, "gentle"))
    reached.goes_on(2, Going("2-stairs-20260102-101010.climb", "2-stairs", 1, 99, "standard"))
    assert progress.save(reached) == ""
    chosen = settings.Settings(
        master=35, captions=False, bindings={"jump": ("key Q", "key C")}, text_size=150
    )
    assert settings.save(chosen) == ""


def what_is_kept():
    reached, chosen = progress.load(), settings.load()
    notes = reached.notes + chosen.notes
    reached.notes, chosen.notes = [], []
    return reached, chosen, notes


@posix
def test_twenty_kills_while_saving_lose_at_most_the_lamp_that_was_being_saved():
    words = [sys.executable, "tools/kill_saves.py", "--kills", "20", "--seed", "3"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 profiles opened with nothing lost" in done.stdout


@pytest.mark.parametrize("name", ["progress.json", "settings.json"])
def test_a_corrupted_byte_anywhere_loses_nothing(home, name):
    a_profile()
    reached, chosen, notes = what_is_kept()
    assert notes == []
    file, good = home / name, home / f"{name}.good"
    whole, dice = file.read_bytes(), random.Random(5)
    said = 0
    for at in range(len(whole)):
        for byte in {whole[at] ^ 1, whole[at] ^ 0x80, dice.randrange(256)} - {whole[at]}:
            file.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
            good.write_bytes(whole)
            now_reached, now_chosen, notes = what_is_kept()
            now_reached.unknown.clear()  # a key that has rotted is one that a later game may know
            now_chosen.unknown.clear()
            assert (now_reached, now_chosen) == (reached, chosen), (at, byte)
            assert len(notes) <= 1
            said += len(notes)
            for aside in home.glob("*.bad-*"):
                aside.unlink()
    assert said > len(whole)  # most of it is found out and said


def climbed(ticks: int) -> tuple[Keeper, Path]:
    """A climb kept at a lamp, as the game keeps it."""
    start = Start(shipped("levels", "2-stairs.tmx"))
    world, keeper = start.world(), Keeper(recorder([start.map]), start.map.name)
    for buttons in read_tape(shipped("levels", "proofs", "2-stairs.climb")).inputs[:ticks]:
        keeper.tick(buttons, world, step(world, buttons))
    kept = []
    keeper.keep_beside(kept.append)
    keeper._wait()
    return keeper, kept[0]


def test_a_corrupted_byte_anywhere_in_the_tape_loses_nothing(home):
    _, file = climbed(70)
    map = Start(shipped("levels", "2-stairs.tmx")).map
    whole, good = file.read_bytes(), file.with_name(file.name + ".good")
    assert good.read_bytes() == whole
    _, _, world, said = taken_up(map, file)
    before = digest(world)
    assert said == ""
    mended = 0
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        _, _, world, said = taken_up(map, file)
        assert digest(world) == before, at
        assert "\n" not in said
        mended += bool(said)
        for aside in file.parent.glob("*.bad-*"):
            aside.unlink()
    assert mended > len(whole) / 2


def test_where_both_copies_are_damaged_it_is_said_and_both_stay(home):
    _, file = climbed(70)
    good = file.with_name(file.name + ".good")
    ill = file.read_bytes().replace(b"\ncheck 60 ", b"\ncheck 60 0", 1)[:-1] + b"\n"
    file.write_bytes(ill)
    good.write_bytes(ill)
    with pytest.raises((Damaged, Trouble)):
        taken_up(Start(shipped("levels", "2-stairs.tmx")).map, file)
    assert file.read_bytes() == good.read_bytes() == ill


def test_an_ended_climb_has_no_good_copy_left(home):
    keeper, file = climbed(70)
    keeper.recorder._tape.ending, keeper.recorder._tape.end = "sacrifice", 70
    keeper.kept = 0
    keeper.keep()
    assert file.exists()
    assert not file.with_name(file.name + ".good").exists()


FULL = """
import resource, sys
from tests.profile.test_hardship import a_profile, what_is_kept
from game.profile import progress, settings
a_profile()
before = what_is_kept()
wanted = what_is_kept()
wanted[0].memories, wanted[1].master = [1, 3, 17, 21], 99
said = set()
for room in range(0, 1400, 7):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    said |= {progress.save(wanted[0]), settings.save(wanted[1])}
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    now = what_is_kept()
    for n in (0, 1):
        assert now[n] in (before[n], wanted[n]), (room, now[n])
    assert now[2] == [], now[2]
assert what_is_kept()[:2] == wanted[:2]
print(len(said - {""}), all(sentence.count(".") == 1 for sentence in said - {""}))
"""


@posix
def test_a_disk_that_is_full_after_any_number_of_bytes_keeps_what_was_there(home):
    done = subprocess.run([sys.executable, "-c", FULL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-2:] == ["2", "True"]  # one sentence for each file


READ_ONLY = """
import ctypes, os
if os.getuid() == 0:  # root may write anywhere, but for whoever gives that up
    data = (ctypes.c_uint32 * 6)()
    ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), data)
from tests.profile.test_hardship import what_is_kept
from game.profile import places, progress, settings
from game.profile.store import OneWriter
reached, chosen, notes = what_is_kept()
owner = OneWriter(places.home())
print(owner.mine, bool(progress.save(reached)), bool(settings.save(chosen)), len(notes), reached.memories)
"""


@posix
def test_a_folder_that_may_not_be_written_is_read_and_said_once(monkeypatch):
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv(places.HOME_VARIABLE, folder)
        a_profile()
        for path in Path(folder).iterdir():
            path.chmod(0o444)
        Path(folder).chmod(0o555)
        words = [sys.executable, "-c", READ_ONLY]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        Path(folder).chmod(0o755)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1] == "False True True 0 [3, 17]"


def test_a_newer_versions_profile_is_left_alone_by_every_save(home):
    a_profile()
    for name in ("progress.json", "settings.json"):
        (home / name).write_text('{"version": 99, "all": "other"}')
    reached, chosen, notes = what_is_kept()
    assert len(notes) == 2
    assert all("newer version" in note for note in notes)
    assert progress.save(reached)
    assert settings.save(chosen)
    assert {(home / name).read_text() for name in ("progress.json", "settings.json")} == {
        '{"version": 99, "all": "other"}'
    }
