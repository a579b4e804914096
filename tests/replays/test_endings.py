"""Headless climbs from the foot to each of the endings, by replay."""

import pytest
from golden import ROOT, open_climb

from game.replay.verify import verify
from game.sim import ENDINGS, events, step

TAPES = {
    "sacrifice": "door.climb",
    "turned away": "door.turned-away.climb",
    "let go": "door.let-go.climb",
}
PROOFS = ROOT / "levels" / "gallery" / "proofs"


@pytest.mark.parametrize("ending", TAPES)
def test_a_climb_to_each_ending_holds_and_says_so(ending):
    verdict = verify(PROOFS / TAPES[ending])
    assert verdict.ok, verdict.reason
    assert verdict.ending == ending


def said(name: str) -> list[events.Event]:
    """Every event of a tape."""
    world, tape = open_climb(PROOFS / name)
    return [event for buttons in tape for event in step(world, buttons)]


def test_the_sacrifice_goes_through_the_vision_and_all_it_takes():
    heard = [type(event).__name__ for event in said(TAPES["sacrifice"])]
    kinds = ["VisionBegan", *["Taken"] * 6, *["HeldOn"] * 8]
    assert [name for name in heard if name in kinds] == kinds


def test_turning_away_is_given_everything_back_in_reverse():
    heard = said(TAPES["turned away"])
    taken = [event.what for event in heard if isinstance(event, events.Taken)]
    back = [event.what for event in heard if isinstance(event, events.GivenBack)]
    assert len(taken) == 6
    assert back == taken[::-1]


def test_letting_go_needs_the_whole_three_seconds():
    world, tape = open_climb(PROOFS / TAPES["let go"])
    for buttons in tape[:-1]:
        step(world, buttons)
    assert not world.ending
    step(world, 0)
    assert not world.ending, "taken back"
    step(world, tape[-1])
    assert ENDINGS[world.ending] == "", "and begun anew"
