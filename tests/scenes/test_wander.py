"""A minute of random play through the scenes breaks nothing; thirty of them are `bench --long`."""

import mmap

from game.memory import resident
from game.scenes.wander import MINUTE, Wanderer, growth


def test_a_hand_that_knows_nothing_meets_many_scenes_and_breaks_none(home):
    wanderer = Wanderer(seed=2)
    for name in wanderer.stops:  # every place of the tour, a second and a half each
        wanderer.ahead, wanderer.age = [name], 0
        wanderer.ticks(90)
    met = set(wanderer.seen)
    wanderer.ticks(MINUTE)
    wanderer.close()
    assert not wanderer.unmet, wanderer.unmet
    assert met >= set(wanderer.stops) & set(wanderer.seen)
    assert wanderer.seen["Climb"] > 300


def test_the_same_hand_does_the_same(tmp_path, monkeypatch):
    seen = []
    for name in "ab":
        monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path / name))
        wanderer = Wanderer(seed=5)
        wanderer.ticks(900)
        wanderer.close()
        seen.append(wanderer.seen)
    assert seen[0] == seen[1]


def test_what_grows_is_seen(home, monkeypatch):
    kept = []

    def keep(_self, count, _tell=None):
        """Memory of its own for every tick: what the C library has in hand from other tests is not taken."""
        kept.append(mmap.mmap(-1, count * 4000))
        kept[-1].write(b"x" * (count * 4000))

    monkeypatch.setattr(Wanderer, "ticks", keep)
    monkeypatch.setattr(Wanderer, "rest", lambda _self: resident())
    assert growth(1, 15).mib > 40
