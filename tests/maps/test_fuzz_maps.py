"""A seeded slice of tools/fuzz.py; the whole of it is run by hand."""

from tools.fuzz import fuzz_maps


def test_mutated_maps_neither_raise_nor_hang():
    tally = fuzz_maps(150, seed=3)
    assert tally.failures == []
    assert set(tally.outcomes) == {"plays", "refused"}
