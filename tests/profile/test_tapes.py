"""Tapes are pruned by count, the oldest first; bests and named ones never."""

import os

from game.profile.tapes import prune


def lay(folder, name, age):
    path = folder / name
    path.write_text("x")
    os.utime(path, (10_000 - age, 10_000 - age))
    return path


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_the_oldest_go_and_bests_stay(tmp_path):
    for n in range(10):
        lay(tmp_path, f"2-stairs-20260301-18300{n}.climb", age=n)
    oldest = "2-stairs-20260301-183009.climb"
    gone = prune(tmp_path, {oldest}, most=3)
    assert len(gone) == 6
    assert names(tmp_path) == {oldest} | {f"2-stairs-20260301-18300{n}.climb" for n in range(3)}


def test_what_a_player_has_named_is_the_players(tmp_path):
    mine = ("my best one.climb", "2-stairs-20260301-183000.climb.bak", "notes.txt", "2-stairs.climb")
    for n, name in enumerate(mine):
        lay(tmp_path, name, age=100 + n)
    lay(tmp_path, "2-stairs-20260301-183000-2.climb", age=1)
    prune(tmp_path, set(), most=0)
    assert names(tmp_path) == set(mine)


def test_a_folder_that_is_not_there_is_no_fault(tmp_path):
    assert prune(tmp_path / "nowhere", set()) == []


def test_few_tapes_stay_as_they_are(tmp_path):
    lay(tmp_path, "a-20260301-183000.climb", age=5)
    assert prune(tmp_path, set(), most=1) == []
