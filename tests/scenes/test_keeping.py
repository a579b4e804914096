"""The tape so far is kept, once, and a full disk is a sentence."""

import pytest

from game.scenes.keeping import Keeper, free_path

pytestmark = pytest.mark.usefixtures("home")


class Tape:
    """A recorder that writes down what it hears."""

    def __init__(self):
        self.heard = []
        self.ticks = 0

    def tick(self, buttons, world):
        self.heard.append(str(buttons))
        self.ticks += 1

    def command(self, world, name):
        self.heard.append(f"!{name}")

    def label(self, text):
        self.heard.append(f"#{text}")

    def tape(self):
        return self

    def text(self):
        return "\n".join(self.heard)


def test_a_climb_without_a_tick_leaves_no_tape(home):
    assert Keeper(Tape(), "stairs").keep() is None
    assert not (home / "replays").exists()


def test_a_tape_is_kept_in_the_profile_and_grows_in_place(home):
    keeper = Keeper(Tape(), "stairs")
    keeper.tick(3, None, [])
    path = keeper.keep()
    assert path.parent == home / "replays"
    assert path.name.startswith("stairs-")
    assert keeper.keep() is None
    keeper.command(None, "resume")
    keeper.tick(0, None, [])
    assert keeper.keep() == path
    assert path.read_text() == "3\n!resume\n0"


def test_two_climbs_in_a_second_have_two_tapes(home):
    paths = set()
    for _ in range(3):
        path = free_path(home, "x")
        path.write_text("")
        paths.add(path)
    assert len(paths) == 3


def test_a_second_game_keeps_nothing(home):
    keeper = Keeper(Tape(), "stairs", may_write=False)
    keeper.tick(1, None, [])
    assert keeper.keep() is None
    assert not (home / "replays").exists()


def test_a_full_disk_is_a_sentence(monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.scenes.keeping.write_atomically", full)
    keeper = Keeper(Tape(), "stairs")
    keeper.tick(1, None, [])
    assert keeper.keep() is None
    assert capsys.readouterr().err.strip().endswith("the tape could not be kept: No space left on device")
