"""Each place its own: what hangs far off, its light, its dark passages, its inner wall, how it unrolls."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.maps.scenery import Look, Mark, MarkLayer, Scenery
from game.sim.level import EMPTY, Level, PassageSpec, Rect, passage_at
from game.sim.world import World, step
from game.view import content
from game.view.afar import Afar
from game.view.baked import Dims
from game.view.flat import FlatStage
from game.view.frame import HEIGHT, WIDTH, View
from game.view.grade import Grade
from game.view.inner import DEEPEST, InnerWall
from game.view.masonry import Masonry, brighter_table
from game.view.palette import palette
from game.view.unrolled import UnrolledStage, bends

PLACES = ("mosaic", "stairs", "returning", "thick-air", "cold-tide", "summit")


def halves(level: Level, bend: int = 1000) -> Level:
    """Two passages, the upper one with this bend."""
    w, h = level.width * 16, level.height * 16
    low = PassageSpec("low", Rect(0, h // 2, w, h - h // 2))
    return replace(level, passages=(low, PassageSpec("high", Rect(0, 0, w, h // 2), bend=bend)))


def afar(look: str, turn: float = 0.0, height: float = 0.0) -> np.ndarray:
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    target.fill((90, 90, 90))
    Afar(palette(look)).draw(target, turn, height, 0.0, 0, Dims())
    return pygame.surfarray.array3d(target).astype(int)


@pytest.mark.parametrize("look", PLACES)
def test_what_hangs_far_off_is_a_place_s_own_and_goes_with_the_camera(look: str) -> None:
    here = [afar(look, turn) for turn in (0, 160, 480)]
    assert any((picture != 90).any() for picture in here)
    assert (here[0] != here[1]).any()
    assert all((afar(look) != afar(other)).any() for other in PLACES if other != look)


def test_the_tower_stands_over_the_mosaic_and_comes_nearer() -> None:
    far, near = afar("mosaic"), afar("mosaic", turn=-0.35 * 5000)
    rows = [(picture[:, 240] != 90).any(1).sum() for picture in (far, near)]
    assert rows[0] > 30
    assert rows[1] > rows[0] * 1.3


def test_the_light_changes_passage_by_passage_and_slowly() -> None:
    level = halves(rooms.spiral())
    grade = Grade(palette("cold-tide"), level, None)
    high, low = (passage_at(level, 40, y, -1) for y in (40, level.height * 16 - 40))
    assert {high, low} == {0, 1}
    grade.follow(low, at_once=True)
    first = grade.tint
    grade.follow(high)
    assert max(abs(a - b) for a, b in zip(first, grade.tint)) <= 3
    for _ in range(600):
        grade.follow(high)
    assert max(abs(a - b) for a, b in zip(first, grade.tint)) > 20


def dark_scenery(name: str) -> Scenery:
    mark = Mark("Passage", name, 1, "rectangle", 0, 0, 0, 0, members={"dark": True})
    scenery = Scenery(palette="thick-air")
    scenery.layers = [MarkLayer("passages", "", Look(), [mark], False, None, {})]
    return scenery


def test_a_dark_passage_is_lit_by_the_eyes_and_on_the_beat_alone() -> None:
    level = halves(rooms.spiral())
    means = []
    for scenery in (Scenery(palette="thick-air"), dark_scenery("low")):
        world = World((level,))
        view = View(world, scenery)
        view.meter_on = False
        screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        for _ in range(8):
            view.listen(step(world, 0), world)
            view.tick(world)
        view.draw(screen, world)
        light = pygame.surfarray.array3d(screen).mean(2)
        x, y = (int(v) for v in view.spot(*world.middle)[:2])
        means.append((light[: WIDTH // 6].mean(), light[x - 12 : x + 12, y - 24 : y + 8].max()))
    (lit, _), (dark, eyes) = means
    assert dark < lit * 0.6
    assert eyes > 150


def test_an_opening_is_torn_and_the_stone_before_it_is_not() -> None:
    level = rooms.level(24, 16, [(0, 0, 24, 3, 1), (0, 13, 24, 3, 1)], False)
    open_ = frozenset((x, y) for x in range(24) for y in range(3, 13) if not 8 <= x < 14)
    wall = InnerWall(level, open_, "stairs")  # which has no breaches of its own
    edge = cell(wall, 7, 6)
    gone = (edge == 0).sum(1)
    assert gone.max() <= DEEPEST + 1 and len(set(gone.tolist())) > 2
    assert (cell(wall, 3, 6) > 0).all()
    assert (cell(wall, 7, 12)[-1] > 0).any()


def test_arches_stand_on_the_floor_of_their_corridor() -> None:
    """Two corridors at different heights have the same wall above their floors."""
    walls = []
    for top in (3, 6):
        level = rooms.level(40, 24, [(0, 0, 40, top, 1), (0, top + 8, 40, 4, 1)], False)
        behind = frozenset((x, y) for x in range(40) for y in range(24) if level.tile(x, y) == EMPTY)
        inner = InnerWall(level, behind, "returning")
        walls.append([cell(inner, x, top + 8 - k) for x in (4, 9, 30) for k in (1, 2, 5)])
    for low, high in zip(*walls):
        assert (low == high).all()
    plain = InnerWall(level, behind, "living-walls")
    assert (cell(plain, 4, 10) != cell(inner, 4, 10)).any()


def cell(wall: InnerWall, x: int, y: int) -> np.ndarray:
    """The contents of one tile of it."""
    out = np.zeros((16, wall.level.width * 16), np.uint16)
    wall.lay(out, 0, y)
    return out[:, x * 16 : x * 16 + 16]


def unrolled() -> tuple[World, View]:
    world = World((halves(rooms.spiral(), bend=0),))
    return world, View(world, "summit")


def test_a_tower_unrolls_where_its_passage_says_so_and_nothing_jumps() -> None:
    world, view = unrolled()
    stage = view.stage
    assert isinstance(stage, UnrolledStage) and bends(world.level) and not bends(rooms.spiral())
    assert stage.bend == 1 and stage.side is not None
    x, y = world.climber.x + 8, world.climber.y + 22
    places = []
    for _ in range(120):
        stage.follow(passage_at(world.level, x, 20, -1))
        places.append([float(v) for v in stage.spot(x + 200, y, x, y - 200)[:2]])
    assert stage.bend == 0 and stage.side is None
    moved = np.abs(np.diff(np.array(places), axis=0)).max()
    assert 0 < moved < 3
    assert float(stage.spot(x + 200, y, x, y - 200)[0]) == WIDTH // 2 + 200  # as wide as it is
    assert float(stage.spot(x, y, x, y - 200)[0]) == WIDTH // 2


def test_an_unrolled_tower_has_no_seam_and_its_ledges_lie_where_things_do() -> None:
    world, view = unrolled()
    level, stage = world.level, view.stage
    assert isinstance(stage, UnrolledStage)
    stage.follow(passage_at(level, 20, 20, -1), at_once=True)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    for tx, ty in ((t % level.width, t // level.width) for t in range(level.width * level.height)):
        if level.tile(tx, ty) and not level.tile(tx, ty - 1) and ty > 3:
            break
    for turn in (0, level.wrap, -level.wrap):
        stage.gather(tx * 16 + 8 + turn, ty * 16 - 200)
        stage.draw(screen, 1000.0, 0.0)
        kind = stage.contents[200, WIDTH // 2]
        assert content.EDGE <= kind < content.EDGE + content.EDGE_COUNT
        assert float(stage.spot(tx * 16 + 8, ty * 16, tx * 16 + 8 + turn, ty * 16 - 200)[0]) == WIDTH // 2
    lips = []
    for cx in (level.wrap - 300, -300):  # the same place, from either side of the seam
        stage.gather(cx, 300)
        stage.draw(screen, 1000.0, 0.0)
        lips.append(stage.contents.copy())
    assert (lips[0] == lips[1]).all()
    assert Masonry(level).wrap


def test_what_was_given_back_of_the_figure_is_whole() -> None:
    _, view = unrolled()
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.climber.draw(target, 320, 200, 0.4)
    view.climber.draw(target, 320, 200, 1.0)
    assert view.climber.figure.picture.get_alpha() == 255


def test_gold_lies_in_the_cracks_of_solid_stone_where_the_place_has_it_and_nowhere_on_an_edge() -> None:
    level = rooms.level(80, 40, [(0, 10, 80, 30, 1)], False, start=(80, 160))
    shown = {}
    for look in ("living-walls", "stairs"):
        stage = FlatStage(level, Masonry(level), palette(look))
        stage.gather(100, 120)
        stage.draw(pygame.Surface((WIDTH, HEIGHT), 0, 32), 1000.0, 0.0)
        shown[look] = stage.contents.copy()
    gold = shown["living-walls"] >= content.CORE
    assert 0.002 < gold.mean() < 0.08
    assert not (shown["stairs"] >= content.CORE).any()
    plain, beside = shown["stairs"], brighter_table()[shown["stairs"]]  # beside gold stone is a step lighter
    assert ((shown["living-walls"] == plain) | (shown["living-walls"] == beside))[~gold].all()
    assert (shown["living-walls"] == plain)[~gold].mean() > 0.8
    edges = (shown["stairs"] >= content.EDGE) & (shown["stairs"] < content.SPIKE)
    assert not (gold & edges).any()
