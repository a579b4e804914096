"""Mirrors in a map: the rules do not see them, and what they name must be there."""

import pytest

from game.maps.digest import level_digest
from game.maps.problem import MapError
from game.maps.read import check, read
from tests.maps.tmx import HOME, document, objects, tiles, write


def pane(x, y, w, h, tape=""):
    held = f'<properties><property name="teaches" type="file" value="{tape}"/></properties>' if tape else ""
    return f'<object id="9" type="Mirror" x="{x}" y="{y}" width="{w}" height="{h}">{held}</object>'


def map_of(tmp_path, *things):
    return read(write(tmp_path, document(tiles() + objects(HOME + "".join(things)))))


def test_the_rules_do_not_see_a_mirror(tmp_path):
    with_it = map_of(tmp_path, pane(16, 16, 48, 48))
    assert level_digest(with_it.level) == level_digest(map_of(tmp_path).level)


def test_its_tape_is_found_beside_the_map(tmp_path):
    (tmp_path / "move.climb").write_text("climb 1\n")
    assert map_of(tmp_path, pane(16, 16, 48, 48, "move.climb")).scenery.lessons == {
        9: (tmp_path / "move.climb").resolve()
    }


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        (pane(16, 16, 8, 48), "is too small"),
        (pane(150, 16, 96, 48), "leaves the map"),
        (pane(16, 16, 48, 48, "../../etc/passwd"), "outside"),
        (pane(16, 16, 48, 48, "/etc/passwd"), "absolute"),
    ],
)
def test_what_is_wrong_with_a_mirror_is_one_line(tmp_path, thing, said):
    with pytest.raises(MapError) as caught:
        map_of(tmp_path, thing)
    assert said in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_without_its_tape_a_pane_only_warns(tmp_path):
    found = read(write(tmp_path, document(tiles() + objects(HOME + pane(16, 16, 48, 48, "nowhere.climb")))))
    assert not found.scenery.lessons
    assert [p.what for p in found.warnings if "no such file" in p.what]


@pytest.mark.parametrize(
    ("tape", "said"),
    [
        ("climb 1\nmaps elsewhere:00\n---\n", "of another map"),
        ("a letter\n", "is no tape"),
        ("", "is no tape"),
        ("climb 1\nmaps {map}\n---\n", ""),
    ],
)
def test_a_tape_that_could_teach_nothing_is_named_where_it_hangs(tmp_path, tape, said):
    path = write(tmp_path, document(tiles() + objects(HOME + pane(16, 16, 48, 48, "move.climb"))))
    (tmp_path / "move.climb").write_text("climb 1\n")
    found = read(path)
    (tmp_path / "move.climb").write_text(tape.format(map=f"{found.name}:{found.digest}"))
    named = [problem for problem in check(path) if problem.object == 9]
    assert [said in problem.what and not problem.grave for problem in named] == [True] * bool(said)
