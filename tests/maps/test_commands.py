"""check and picture on the command line."""

import json

import pytest

from game.__main__ import main
from game.files import shipped
from tests.maps.tmx import EXIT, document, objects, prop, tiles, write

FIRST = str(shipped("levels", "gallery", "first-steps.tmx"))


def test_check_says_what_is_wrong_with_exit_codes(tmp_path, capsys):
    assert main(["check", FIRST]) == 0
    assert capsys.readouterr().out == f"{FIRST}: nothing is wrong\n"
    bad = str(write(tmp_path, document(tiles() + objects(EXIT))))
    assert main(["check", FIRST, bad]) == 1
    assert f"{bad}: the map has no Start; insert an object of class Start\n" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "gone.tmx")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'gone.tmx'}: there is no such file; check the path\n"


@pytest.mark.parametrize(("name", "there"), [("two", True), ("three", False), ("../two", False), ("", True)])
def test_check_says_when_the_map_that_follows_is_not_there(tmp_path, capsys, name, there):
    write(tmp_path, document(), "two.tmx")
    first = str(write(tmp_path, document(properties=prop("next", name)), "one.tmx"))
    assert main(["check", first]) == 0
    assert ("next: there is no map" not in capsys.readouterr().out) == there


def test_check_for_tools(tmp_path, capsys):
    bad = str(
        write(tmp_path, document(tiles() + objects(EXIT + '<object id="7" type="Lamp" x="100" y="8"/>')))
    )
    assert main(["check", "--json", bad]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    lamp = next(problem for problem in found if problem["object"] == 7)
    assert (lamp["layer"], lamp["x"], lamp["y"], lamp["grave"]) == ("things", 6, 0, True)
    assert lamp["line"].startswith(f"{bad}: layer things: object 7 (6, 0): the Lamp stands on nothing; ")


@pytest.mark.parametrize("layer", ["game", "tiled"])
def test_picture_draws_the_whole_map(tmp_path, capsys, layer):
    pygame = pytest.importorskip("pygame")
    out = tmp_path / "map.png"
    assert main(["picture", FIRST, "-o", str(out), "--layer", layer]) == 0
    picture = pygame.image.load(str(out))
    assert picture.get_size() == (640, 368)
    colours = {tuple(picture.get_at((x, y))) for x in range(0, 640, 8) for y in range(0, 368, 8)}
    assert len(colours) > 8


def test_picture_of_what_cannot_be_read_or_written(tmp_path, capsys):
    bad = str(write(tmp_path, document(tiles() + objects(EXIT))))
    assert main(["picture", bad, "-o", str(tmp_path / "x.png")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["picture", FIRST, "-o", str(tmp_path / "x.txt")]) == 2
    assert main(["picture", FIRST, "-o", str(tmp_path / "no" / "where" / "x.png")]) == 2
    assert capsys.readouterr().err.count("\n") == 2
