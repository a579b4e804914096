"""A designer's pointer: what is under it, standing there, and that no such climb is kept or ranked."""

import pytest

from game.files import shipped
from game.maps.read import read
from game.scenes.inspect import KINDS, LEFT, RIGHT, Inspector, under, what_is_at
from game.scenes.placing import put
from game.scenes.start import Start
from game.sim.buttons import RIGHT as RUN
from game.sim.motion import blocked
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World, step
from game.trouble import Trouble
from game.view.frame import View

GALLERY = shipped("levels", "gallery")
MAPS = sorted(GALLERY.glob("*.tmx"))


@pytest.mark.parametrize("path", [GALLERY / "ankle.tmx", shipped("levels", "2-stairs.tmx")], ids=str)
def test_what_is_drawn_somewhere_is_found_there(path):
    """On a flat map and round the tower: the pixel that shows a place means that place."""
    world = World((read(path).level,))
    view = View(world)
    c = world.climber
    for dx, dy in ((0, 0), (60, -40), (-90, 30), (150, -100)):
        x, y = c.x + dx, c.y + dy
        x = x % world.level.wrap if world.level.wrap else max(0, x)
        sx, sy, facing = view.spot(x, y)
        if facing < 0.5:
            continue
        found = under(view, round(float(sx)), round(float(sy)))
        assert found is not None
        assert abs(found[0] - x) <= 2
        assert abs(found[1] - y) <= 2


def test_beside_the_tower_there_is_nothing():
    view = View(World((read(shipped("levels", "2-stairs.tmx")).level,)))
    if view.stage.left > 20:
        assert under(view, 2, 200) is None


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_object_is_named_with_its_id_and_state(path):
    """Whatever the rules have of a map is found at its own place, with the id that Tiled gives it."""
    found = read(path)
    world = World((found.level,))
    for kind in KINDS:
        ids = {mark.id for mark in found.scenery.marks(kind.name, *["GreatHand"] * (kind.name == "Hand"))}
        named = set()
        for n, spec in enumerate(kind.there(found.level)):
            x, y, w, h = kind.box(world, n, spec)
            said = " ".join(what_is_at(world, found.scenery, x + w // 2, y + h // 2).lines)
            named |= {i for i in ids if f"#{i} " in f"{said} " or f"#{i}," in said}
            assert "tile " in said
        assert len(named) == len(ids), (kind.name, ids - named)


def test_a_click_follows_what_it_meant(surface):
    found = read(GALLERY / "ankle.tmx")
    world = World((found.level,))
    hand = world.hands[0]
    before = what_is_at(world, found.scenery, hand.x, hand.y - 8).lines
    assert before[0].startswith("Hand #")
    assert any("sleep" in line for line in before)
    hand.state = 2
    assert any("opening" in line for line in what_is_at(world, found.scenery, hand.x, hand.y - 8).lines)
    inspector = Inspector(lambda _x, _y: None)
    inspector.at = hand.x, hand.y - 8
    inspector.draw(surface, View(world), world, found.scenery)


def test_one_stands_in_free_space_near_the_pointer_and_nowhere_in_stone():
    world = World((read(GALLERY / "first-steps.tmx").level,))
    x, feet = world.climber.x + HALF_W + 32, world.climber.y + BOX_H
    assert put(world, x, feet + 6)  # a little into the ground
    assert not blocked(world, world.climber.x, world.climber.y)
    assert abs(world.climber.x + HALF_W - x) <= 24
    for _ in range(60):
        step(world, 0)
    assert world.climber.ground
    was = world.climber.x
    assert not put(world, -500, -500)
    assert not put(world, 10**6, 10**6)
    step(world, 0)
    assert world.climber.x != was or world.lamp == -1


def points_at(climb, x, y):
    sx, sy, _ = climb.view.spot(x, y)
    return round(float(sx)), round(float(sy))


def test_a_right_click_stands_there_and_the_climb_is_no_longer_kept(shell, tmp_path, monkeypatch):
    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path))
    shell.may_write = True
    climb = Start(GALLERY / "first-steps.tmx").climb(shell)
    for _ in range(40):
        climb.tick(RUN)
    c = climb.world.climber
    climb.clicked(*points_at(climb, c.x + HALF_W, c.y), LEFT)
    assert climb.inspector.at is not None
    assert climb.keeper.may_write
    aim = c.x + HALF_W + 48
    climb.clicked(*points_at(climb, aim, c.y + 20), RIGHT)
    assert abs(climb.world.climber.x + HALF_W - aim) <= 24
    assert climb.keeper.run is None
    tapes = list(tmp_path.glob("replays/*.climb"))
    assert len(tapes) == 1
    kept = tapes[0].read_bytes()
    for _ in range(90):
        climb.tick(RUN)
    climb.leave()
    assert list(tmp_path.glob("replays/*.climb")) == tapes
    assert tapes[0].read_bytes() == kept


def test_there_is_no_pointer_in_a_strict_climb_nor_from_the_title(shell):
    climb = Start(GALLERY / "first-steps.tmx").climb(shell)
    shell.only_strict = True
    before = climb.world.climber.x
    climb.clicked(400, 200, RIGHT)
    assert climb.world.climber.x == before
    assert climb.keeper.run is not None
    shell.only_strict = False
    assert Start().climb(shell).inspector is None


def test_in_practice_too(shell, surface):
    practice = Start(GALLERY / "first-steps.tmx").practice(shell)
    c = practice.drill.world.climber
    aim = c.x + HALF_W + 40
    practice.clicked(*points_at(practice, aim, c.y + 20), RIGHT)
    assert abs(practice.drill.world.climber.x + HALF_W - aim) <= 24
    assert practice.drill.time is None
    shell.debug = True
    practice.clicked(320, 200, LEFT)
    practice.draw(surface, 1.0)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_one_begins_where_an_object_is_and_nothing_of_it_is_kept(path, shell):
    """As Shift+F5 in Tiled does it: at each lamp, near enough that its ledge is under the feet."""
    found = read(path)
    for mark in found.scenery.marks("Lamp", "Start"):
        world = Start(path, object=str(mark.id)).world()
        assert abs(world.climber.x + HALF_W - mark.x) <= 24
        assert abs(world.climber.y + BOX_H - mark.y) <= 24
    climb = Start(path, object=str(found.scenery.marks("Start")[0].id)).climb(shell)
    assert climb.keeper.run is None
    assert not climb.keeper.may_write
    climb.tick(0)


def test_tileds_own_word_for_no_object_means_the_start_and_a_wrong_id_is_said():
    path = GALLERY / "ankle.tmx"
    assert Start(path, object="%objectid").mark is None
    with pytest.raises(Trouble, match="no object has this id"):
        Start(path, object="9999")
    with pytest.raises(Trouble, match="leave --object out"):
        Start(path, object=str(read(path).scenery.marks("Start")[0].id)).be_strict()
