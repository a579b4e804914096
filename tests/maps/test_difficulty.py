"""The picture of a map's difficulty: it follows the figures of the proof and never says more than they do."""

import pytest

from game.__main__ import main
from game.files import shipped
from game.maps.difficulty import difficulty, draw_curve
from game.maps.proofs import read_figures
from game.maps.read import read
from tests.maps.test_prove import ROOM, a_map, run
from tools import clumsy, survey

pygame = pytest.importorskip("pygame")


def leg(cleared=4, tries=4, steady=True, outcome="solved", ticks=120):
    jitter = {"tries": tries, "cleared": cleared, "died": tries - cleared, "steady": steady}
    return {
        "passage": "p", "goal": "exit", "outcome": outcome, "ticks": ticks,
        "slack": {"no_grace": "tape", "less_grip": "none found"}, "jitter": jitter,
    }  # fmt: skip


def test_more_failed_climbs_are_harder_and_what_was_not_solved_is_hardest():
    shares = [difficulty(leg(cleared)) for cleared in (4, 3, 1, 0)]
    assert shares == sorted(shares)
    assert shares[0] == 0 < shares[-1] == 1
    assert difficulty(leg(4, outcome="undecided")) == 1


def test_hands_that_fail_even_when_steady_say_nothing():
    assert difficulty(leg(0, steady=False)) is None
    assert difficulty(leg(0, tries=0)) is None
    assert difficulty({"outcome": "solved"}) is None


def test_a_passage_is_as_hard_as_its_hardest_leg_and_is_measured_by_four_neighbours():
    legs = [
        leg(c) | {"passage": name} for name, c in (("a", 4), ("b", 4), ("b", 3), ("c", 4), ("d", 2), ("e", 3))
    ]
    scored = survey.by_passage([*legs, leg(0, steady=False) | {"passage": "f"}])
    assert scored == [("a", 0.0), ("b", 0.25), ("c", 0.0), ("d", 0.5), ("e", 0.25)]
    assert survey.bound(scored, 1) == 0.05  # of 0, 0 and 0.5
    assert survey.bound(scored, 2) == 0.5  # of 0, 0.25, 0.5 and 0.25


def full(path):
    """Pixels of the picture that are neither ground nor line nor letters: how much is filled in."""
    picture = pygame.image.load(str(path))
    wide, high = picture.get_size()
    warm = 0
    for x in range(0, wide, 2):
        for y in range(60, high // 2, 2):
            red, green, blue = picture.get_at((x, y))[:3]
            warm += red > 150 and red > green + 20 and blue > 60
    return warm


def test_a_harder_leg_is_a_taller_column(tmp_path):
    areas = []
    for cleared in (4, 2, 0):
        path = tmp_path / f"{cleared}.png"
        draw_curve("m", [leg(cleared)], path)
        areas.append(full(path))
    assert areas == sorted(set(areas))


def test_the_clumsy_player_is_measured_anew_and_nothing_else_is(tmp_path, capsys, monkeypatch):
    path = a_map(tmp_path)
    run(path, capsys=capsys)
    figures = tmp_path / "proofs" / "room.json"
    _, _, before = read_figures(figures)
    monkeypatch.setattr("sys.argv", ["clumsy", str(path), "--tries", "3"])
    assert clumsy.main() == 0
    _, _, after = read_figures(figures)
    assert [line.pop("jitter")["tries"] for line in after] == [3, 3]
    assert [line.pop("jitter")["tries"] for line in before] == [1, 1]
    assert after == before
    a_map(tmp_path, ROOM.replace(".......###", "......####"))
    assert clumsy.main() == 2, "figures of another map are left alone"


def test_prove_draws_it_beside_the_proof_or_where_it_is_told(tmp_path, capsys):
    path = a_map(tmp_path)
    run(path, capsys=capsys)
    beside = tmp_path / "proofs" / "room-difficulty.png"
    assert beside.is_file()
    elsewhere = tmp_path / "there" / "curve.png"
    beside.unlink()
    run(path, "--curve", str(elsewhere), capsys=capsys)
    assert elsewhere.is_file()
    assert not beside.exists()
    assert main(["prove", str(path), str(path), "--curve", str(elsewhere)]) == 2
    assert "one map" in capsys.readouterr().err


@pytest.mark.parametrize(
    "path", sorted(shipped("levels").glob("**/proofs/*.json")), ids=lambda path: path.stem
)
def test_every_kept_proof_can_be_drawn(path, tmp_path):
    """With many legs and with one, with long names and with figures of a clumsy player or without."""
    _, _, legs = read_figures(path)
    out = tmp_path / "curve.png"
    draw_curve(path.stem, legs, out)
    assert pygame.image.load(str(out)).get_width() >= 2 * 34 * len(legs)


def test_how_far_it_is_from_a_lamp_is_read_from_the_kept_climb(tmp_path, capsys, monkeypatch):
    path = a_map(tmp_path)
    run(path, capsys=capsys)
    map = read(path)
    ticks, passage = survey.farthest(map)
    assert passage == "low"
    assert 20 < ticks < 200
    monkeypatch.setattr(survey, "FAR_FROM_LAMP", 0)
    assert survey.lamps([map], False) == 1
