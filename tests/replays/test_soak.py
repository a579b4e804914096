"""A seeded slice of tools/soak.py: random play from random ticks of the golden climbs."""

import sys
from pathlib import Path

import pytest
from golden import PROOFS, ROOT

sys.path.insert(0, str(ROOT / "tools"))
import soak


@pytest.mark.parametrize("climb", PROOFS, ids=lambda path: path.stem)
def test_random_play_keeps_what_every_tick_must_keep(climb: Path):
    path = climb.parent.parent / f"{climb.stem}.tmx"
    first = soak.soak(path, 12_000, seed=7)
    assert first["faults"] == []
    assert soak.soak(path, 12_000, seed=7)["digest"] == first["digest"]
