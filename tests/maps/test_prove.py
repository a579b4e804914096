"""prove: outcomes that name the passage and the place, the proof that is kept, and what check reads of it."""

import json

import pytest

from game.__main__ import main
from game.files import shipped
from game.maps.clumsy import jitter
from game.maps.prove import OUT_OF_REACH, SOLVED, alone, legs
from game.maps.read import check, read
from game.maps.slack import NONE, slack
from game.replay.format import read_tape
from game.replay.verify import verify
from tests.maps.tmx import document, objects, rows, tiles, write
from tools.seal import seal

ROOM = """
    ....................
    ....................
    ....................
    ....................
    .......###..........
    ....................
    ....................
    ####################
"""
THINGS = (
    '<object id="1" type="Start" x="24" y="112"><point/></object>'
    '<object id="2" type="Lamp" x="136" y="112"><point/></object>'
    '<object id="3" type="Exit" x="272" y="64" width="32" height="48"/>'
    '<object id="4" type="Passage" name="low" x="0" y="0" width="320" height="128"/>'
)


def a_map(folder, text=ROOM):
    return write(folder, document(tiles(text) + objects(THINGS), text=text), "room.tmx")


def sealed() -> str:
    """The room under a lid, with a wall between its lamp and its exit."""
    drawn = ["#" * 20, *(line[:13] + "#" + line[14:] for line in rows(ROOM))]
    return "\n".join(drawn)


def run(path, *more, capsys):
    code = main(["prove", str(path), "--json", "--workers", "1", "--tries", "1", "--seconds", "5", *more])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_map_is_proven_in_one_climb_and_each_leg_alone(tmp_path, capsys):
    path = a_map(tmp_path)
    assert any("no proof" in problem.what for problem in check(path))
    code, said = run(path, capsys=capsys)
    assert code == 0
    assert [(leg["passage"], leg["goal"], leg["outcome"]) for leg in said] == [
        ("low", "lamp 0", SOLVED),
        ("low", "exit", SOLVED),
    ]
    assert [one["seed"] for one in said[0]["alone"]] == [1, 2, 3]
    assert set(said[0]["slack"]) == {"no_grace", "less_grip"}
    assert said[0]["jitter"]["tries"] == 1
    assert said[0]["ticks"] > said[0]["inputs"] > 0
    climb = tmp_path / "proofs" / "room.climb"
    assert verify(climb).ok
    assert read_tape(climb).labels[0] == ["passage low"]
    assert check(path) == []


def test_a_changed_map_makes_its_proof_stale(tmp_path, capsys):
    run(a_map(tmp_path), capsys=capsys)
    path = a_map(tmp_path, ROOM.replace(".......###", "......####"))
    found = check(path)
    assert [(problem.grave, "stale" in problem.what) for problem in found] == [(False, True)]
    climb = tmp_path / "proofs" / "room.climb"
    climb.write_bytes(b"\xff\x00 no tape")
    assert any("stale" in problem.what for problem in check(path))


def test_a_sealed_passage_is_named_with_its_place_and_a_picture(tmp_path, capsys):
    flat = sealed()
    path = write(tmp_path, document(tiles(flat) + objects(THINGS.replace('y="112"', 'y="128"')), text=flat))
    code, said = run(path, capsys=capsys)
    assert code == 1
    assert [leg["outcome"] for leg in said] == [SOLVED, OUT_OF_REACH]
    assert said[1]["highest"][0] <= 12
    remark = next(problem for problem in check(path) if "out of reach" in problem.what)
    assert "passage low: exit" in remark.line
    assert (remark.x, remark.y) == tuple(said[1]["highest"])
    pygame = pytest.importorskip("pygame")
    picture = pygame.image.load(str(tmp_path / "proofs" / "room-1-reach.png"))
    assert picture.get_size() == (320, read(path).level.height * 16)
    colours = {tuple(picture.get_at((x, y)))[:3] for x in range(0, 320, 4) for y in range(0, 140, 4)}
    assert len(colours) >= 4


def test_a_designers_own_clear_is_taken_and_anothers_is_not(tmp_path, capsys):
    path = a_map(tmp_path)
    run(path, capsys=capsys)
    climb = tmp_path / "proofs" / "room.climb"
    own = tmp_path / "own.climb"
    climb.rename(own)
    code, _ = run(path, "--tape", str(own), capsys=capsys)
    assert code == 0
    assert verify(climb).ok
    changed = a_map(tmp_path, ROOM.replace(".......###", "......####"))
    assert main(["prove", str(changed), "--tape", str(own)]) == 2
    assert "climb it again" in capsys.readouterr().err


STAIRS = read(shipped("levels", "2-stairs.tmx")).level


@pytest.mark.parametrize("passage", ["first-turn", "rib-chimney"])
def test_a_wall_across_a_passage_of_the_stairs_is_out_of_reach(passage):
    found = seal(STAIRS, passage, others=False)
    assert found.outcome == OUT_OF_REACH
    assert found.highest
    assert found.row < found.highest[1] <= found.row + 3


def test_slack_and_the_clumsy_player_of_a_leg():
    leg = next(leg for leg in legs(STAIRS) if leg.passage == "the-breath")
    proof = alone(STAIRS, leg)
    assert proof.outcome == SOLVED
    assert NONE not in slack(STAIRS, leg, proof.tape, 1, 5.0).values()
    clumsy = jitter(STAIRS, leg, proof.tape, 1, 1)
    assert clumsy.steady == 1


PIT = """
    ....................
    ....................
    ....................
    ....................
    ....................
    ....................
    ....................
    #####...........####
"""
BRANDED = '<properties><property name="branded" type="bool" value="true"/></properties>'


def test_a_way_without_the_brand_is_asked_for_and_nothing_is_kept(tmp_path, capsys):
    things = THINGS.replace('x="136"', 'x="40"')
    pit = write(tmp_path, document(BRANDED + tiles(PIT) + objects(things), text=PIT), "pit.tmx")
    code, said = run(pit, capsys=capsys)
    assert (code, [leg["outcome"] for leg in said]) == (0, [SOLVED, SOLVED])
    code, said = run(a_map(tmp_path), "--without", "brand", capsys=capsys)
    assert (code, [leg["outcome"] for leg in said]) == (0, [SOLVED, SOLVED])
    assert not (tmp_path / "proofs" / "room.json").exists()
    kept = (tmp_path / "proofs" / "pit.json").read_bytes()
    code, said = run(pit, "--without", "brand", capsys=capsys)
    assert (code, said[0]["outcome"], said[1]["outcome"] != SOLVED) == (1, SOLVED, True)
    assert (tmp_path / "proofs" / "pit.json").read_bytes() == kept
