"""A seeded slice of tools/fuzz.py; the whole of it is run by hand."""

from tools.fuzz import fuzz_replays


def test_mutated_tapes_are_refused_or_play_exactly():
    tally = fuzz_replays(150, seed=3)
    assert tally.failures == []
    assert tally.outcomes["refused"] > 100
