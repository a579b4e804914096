"""A minute of random play through the scenes breaks nothing; thirty of them are `bench --long`."""

import mmap

from game.scenes.wander import MINUTE, Wanderer, growth, resident


def test_a_hand_that_knows_nothing_meets_many_scenes_and_breaks_none(home):
    wanderer = Wanderer(seed=2)
    wanderer.ticks(2 * MINUTE)
    wanderer.close()
    assert sum(wanderer.seen.values()) == 2 * MINUTE
    assert len(wanderer.seen) >= 5, wanderer.seen
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
    assert growth(1, 5) > 40
