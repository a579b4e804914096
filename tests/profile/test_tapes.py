"""Tapes are pruned by count, the oldest first; bests and named ones never."""

import os

from game.profile.tapes import prune


def lay(folder, name, age, ending="unfinished"):
    path = folder / name
    path.write_text(f"---\nticks 5\ncheck 5 {'0' * 32}\nend {ending} 5\n")
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


def test_an_evening_of_resets_takes_no_finished_climb_away(tmp_path):
    finished = {lay(tmp_path, f"a-20260301-18000{n}.climb", 900 - n, "exit").name for n in range(3)}
    for n in range(9):
        lay(tmp_path, f"a-20260301-19000{n}.climb", 90 - n)
    prune(tmp_path, set(), most=4)
    assert names(tmp_path) == finished | {f"a-20260301-19000{n}.climb" for n in range(5, 9)}


def test_finished_climbs_have_a_number_too(tmp_path):
    for n in range(6):
        lay(tmp_path, f"a-20260301-18000{n}.climb", 900 - n, "turned away")
    prune(tmp_path, set(), most=2)
    assert names(tmp_path) == {"a-20260301-180004.climb", "a-20260301-180005.climb"}
