"""The picture of a map's difficulty: it follows the figures of the proof and never says more than they do."""

import pytest

from game.__main__ import main
from game.files import shipped
from game.maps.difficulty import difficulty, draw_curve
from game.maps.proofs import read_figures
from tests.maps.test_prove import a_map, run

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
