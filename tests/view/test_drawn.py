"""What a designer drew is seen in play as Tiled shows it; the place's own wall stands behind the stone."""

import dataclasses

import numpy as np
import pygame
import pytest

from game.maps.picture_tiled import tiled_picture
from game.maps.read import Map, read
from game.maps.scenery import BACK, DECO, FRONT, Scenery
from game.sim.world import World
from game.view import content
from game.view.drawn import Drawn, walls_behind
from game.view.frame import HEIGHT, WIDTH, View
from tests.maps.tmx import csv, document, objects, tiles, tileset, write

MANY = 120  # tiles of the room
COLOURS = ((200, 30, 30), (30, 200, 30), (30, 30, 200), (220, 200, 40))


def art(folder) -> str:
    """A tileset with a picture of four tiles, none of them a kind; each tile has a corner of its own."""
    sheet = pygame.Surface((64, 16), pygame.SRCALPHA)
    for n, colour in enumerate(COLOURS):
        sheet.fill(colour, (n * 16, 0, 16, 16))
        sheet.fill((255, 255, 255), (n * 16, 0, 5, 3))
        sheet.fill((0, 0, 0, 0), (n * 16 + 10, 8, 6, 8))
    pygame.image.save(sheet, folder / "art.png")
    return (
        '<tileset firstgid="20" name="art" tilewidth="16" tileheight="16" tilecount="4" columns="4">'
        '<image source="art.png" width="64" height="16"/>'
        '<tile id="3"><animation><frame tileid="0" duration="100"/><frame tileid="1" duration="200"/>'
        "</animation></tile></tileset>"
    )


def scattered(*cells: int) -> str:
    """A layer of a few tiles, apart from each other."""
    own = [0] * MANY
    for n, gid in enumerate(cells):
        own[13 + 5 * n] = gid
    return csv(own)


def drawn_map(folder, *layers: str) -> Map:
    return read(write(folder, document(*layers, tiles(), objects(), sheet=tileset() + art(folder))))


def only(map: Map, *roles: str) -> Map:
    """The map as if only layers of these roles were there."""
    kept = [layer for layer in map.scenery.layers if layer.role in roles]
    return dataclasses.replace(map, scenery=dataclasses.replace(map.scenery, layers=kept))


def shown(
    map: Map, role: str, cx: int = 0, cy: int = 0, tick: float = 0.0, turned: bool = False
) -> np.ndarray:
    target = pygame.Surface((192, 160), 0, 32)
    Drawn(map.scenery, map.level, turned).draw(target, role, lambda x, y: (x, y, 1.0), cx, cy, tick)
    return pygame.surfarray.array3d(target).astype(int)


def as_tiled(map: Map, role: str) -> np.ndarray:
    target = pygame.Surface((192, 160), 0, 32)
    target.blit(tiled_picture(only(map, role)), (0, 0))
    return pygame.surfarray.array3d(target).astype(int)


@pytest.mark.parametrize(
    ("name", "role", "attributes"),
    [
        ("back", BACK, ""), ("back far", BACK, 'opacity="0.4"'), ("deco", DECO, 'offsetx="7" offsety="-5"'),
        ("deco b", DECO, 'tintcolor="#ff8040"'), ("front", FRONT, 'opacity="0.7" tintcolor="#80ffffff"'),
    ],
)  # fmt: skip
def test_tiles_are_seen_as_tiled_shows_them(tmp_path, name, role, attributes):
    flips = (20, 21 | 1 << 31, 22 | 1 << 30, 20 | 1 << 29, 21 | 7 << 29, 22)
    found = drawn_map(tmp_path, tiles(name=name, data=scattered(*flips), attributes=attributes))
    assert shown(found, role).max() > 60
    assert np.abs(shown(found, role) - as_tiled(found, role)).max() <= 2


def test_tile_objects_and_pictures_are_seen_too(tmp_path):
    layers = (
        objects('<object id="40" gid="21" x="40" y="60" width="32" height="48"/>', "deco things"),
        '<imagelayer id="5" name="deco sky" offsetx="3" repeatx="1"><image source="art.png"/></imagelayer>',
    )
    found = drawn_map(tmp_path, *layers)
    assert np.abs(shown(found, DECO) - as_tiled(found, DECO)).max() <= 2


def test_they_go_with_the_camera_and_what_is_far_goes_slower(tmp_path):
    near = tiles(name="deco", data=scattered(20, 21))
    far = tiles(name="back", data=scattered(20, 21), attributes='parallaxx="0.5" parallaxy="0.5"')
    found = drawn_map(tmp_path, near, far)
    here, there = (shown(found, DECO, cx, 0) for cx in (0, 24))
    assert np.array_equal(here[24:], there[:-24])
    here, there = (shown(found, BACK, cx, 0) for cx in (0, 24))
    assert np.array_equal(here[12:150], there[: 150 - 12])


def test_an_animation_runs_in_its_own_time(tmp_path):
    found = drawn_map(tmp_path, tiles(name="deco", data=scattered(23)))
    at = 16 + 8, 16 + 5
    seen = [tuple(shown(found, DECO, tick=tick)[at]) for tick in (0, 5, 7, 17, 19)]
    assert seen == [COLOURS[0], COLOURS[0], COLOURS[1], COLOURS[1], COLOURS[0]]


def test_hidden_layers_and_broken_pictures_are_left_out(tmp_path):
    found = drawn_map(
        tmp_path,
        tiles(name="deco", data=scattered(20), attributes='visible="0"'),
        tiles(name="front", data=scattered(20)),
    )
    (tmp_path / "art.png").write_bytes(b"no picture")
    assert shown(found, DECO).max() == shown(found, FRONT).max() == 0


@pytest.mark.parametrize("role", [BACK, DECO, FRONT])
def test_every_role_is_in_the_frame(tmp_path, role):
    """What is read for a role is also drawn by the view, behind the climber or before."""
    found = drawn_map(tmp_path, tiles(name=role, data=scattered(*range(20, 23), *range(20, 23))))
    frames = []
    for scenery in (found.scenery, only(found, "solid").scenery):
        world = World((found.level,))
        target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        View(world, scenery).draw(target, world)
        frames.append(pygame.surfarray.array3d(target).astype(int))
    assert np.abs(frames[0] - frames[1]).max() > 60


def test_in_memory_mode_it_is_turned_round(tmp_path):
    found = drawn_map(
        tmp_path, tiles(name="deco", data=scattered(20, 21 | 1 << 31), attributes='offsetx="4"')
    )
    assert np.array_equal(shown(found, DECO, turned=True), shown(found, DECO)[::-1])


def test_a_wall_of_the_place_stands_behind_the_stone_and_is_no_picture(tmp_path):
    cells = [0] * MANY
    for n in (12, 13, 14, 26):
        cells[n] = 1
    found = drawn_map(tmp_path, tiles(name="back", data=csv(cells)))
    behind = walls_behind(found.scenery, found.level)
    assert behind == {(0, 1), (1, 1), (2, 1), (2, 2)}
    assert shown(found, BACK).max() == 0
    assert walls_behind(found.scenery, found.level, True) == {(11, 1), (10, 1), (9, 1), (9, 2)}
    view = View(World((found.level,)), found.scenery)
    view.draw(pygame.Surface((WIDTH, HEIGHT), 0, 32), World((found.level,)), None, 1.0)
    x, y = view._shown
    codes = view.stage.contents[16 - y : 32 - y, 4 - x : 44 - x]
    # but for the edge toward the sky, which is torn
    assert ((codes >= content.WALL) & (codes < content.WALL + content.WALL_COUNT)).mean() > 0.6


def test_round_the_tower_they_lie_on_the_stone(tmp_path):
    text = "\n".join(["." * 40] * 12 + ["#" * 40] * 3)
    own = [0] * 600
    own[8 * 40 + 5] = own[8 * 40 + 20] = 20
    sheet = tileset() + art(tmp_path)
    things = objects(
        '<object id="1" type="Start" x="88" y="190"><point/></object>'
        '<object id="2" type="Exit" x="320" y="144" width="16" height="48"/>'
    )
    properties = '<property name="geometry" value="spiral"/>'
    found = read(
        write(
            tmp_path,
            document(
                tiles(text, "deco", csv(own)),
                tiles(text),
                things,
                text=text,
                sheet=sheet,
                properties=properties,
            ),
        )
    )
    world = World((found.level,))

    def picture(scenery: Scenery | str) -> np.ndarray:
        screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        View(world, scenery).draw(screen, world, None, 1.0)
        return pygame.surfarray.array3d(screen).astype(int)

    changed = np.abs(picture(found.scenery) - picture("stairs")).max(2) > 40
    columns = np.flatnonzero(changed.any(1))
    assert 8 < len(columns) < 60, "the one in front of us, not the one behind"
    assert abs(columns.mean() - WIDTH / 2) < 40
