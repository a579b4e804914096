"""The economy's tool: it sees a spiral that is there, none where there is none, and a way that the cold closes."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sim"))
import economy
from rooms import room

from game.maps.legs import legs
from game.sim.level import LampSpec


def legs_of(failing: float, spiral: float) -> list[economy.Climbed]:
    """Twenty legs of thirty climbs; `spiral`: how much the worst fear adds to the share that fails."""
    dice = random.Random(4)
    out = []
    for n in range(20):
        leg = economy.Climbed("map", str(n))
        for _ in range(30):
            fear = dice.randrange(1001)
            leg.climbs.append((fear, dice.random() > failing + spiral * fear / 1000))
        out.append(leg)
    return out


def test_a_spiral_is_seen():
    found = economy.predicts(legs_of(0.1, 0.4))
    assert found["difference"] > 50
    assert found["p"] < economy.CHANCE


def test_where_there_is_none_none_is_seen():
    found = economy.predicts(legs_of(0.2, 0.0))
    assert found["p"] > economy.CHANCE
    assert found["climbs"] == 600


def test_a_hard_leg_after_a_frightening_one_is_no_spiral():
    """All of the failures are on legs that begin with much fear, but within a leg fear decides nothing."""
    dice = random.Random(5)
    found = []
    for n in range(20):
        hard = n % 2
        climbs = [(dice.randrange(500) + 500 * hard, dice.random() > 0.05 + 0.4 * hard) for _ in range(30)]
        found.append(economy.Climbed("map", str(n), climbs))
    assert economy.predicts(found)["p"] > economy.CHANCE


def shaft(tall: int):
    """A wall of so many tiles from the lamp to the exit."""
    rows = ["." * 8 + "E" * 4] + ["." * 8 + "#" * 4] * tall + ["S" + "." * 7 + "#" * 4, "#" * 12]
    level = room("\n".join(rows), lamps=(LampSpec(24, (tall + 2) * 16),))
    return level, legs(level)[-1]


def test_a_wall_that_only_a_warm_arm_climbs_is_told_from_one_that_any_does(monkeypatch):
    monkeypatch.setattr(economy, "SECONDS", 2.0)
    low, high = shaft(6), shaft(17)
    assert economy.full_cold(*low, seed=1) == "frozen"
    assert economy.full_cold(*high, seed=1) != "frozen"
