"""Stone from tiles: lips where feet stand, readable against the wall, no jump at the seam."""

import random

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.files import shipped
from game.maps.read import read
from game.sim.level import ASH, BONE, FROST, GLASS, SPIKE, STONE, Level
from game.sim.world import World, step
from game.view import content
from game.view.drawn import walls_behind
from game.view.flat import FlatStage
from game.view.frame import HEIGHT, WIDTH, View
from game.view.masonry import GONE, MATERIAL, TILE, Masonry
from game.view.palette import PALETTES, palette
from game.view.stage import TowerStage
from game.view.strip import PARTS, Strip

LUMA = np.array([0.21, 0.72, 0.07])


def lips(level: Level) -> list[tuple[int, int, int]]:
    """(tile x, tile y, kind) of all tiles that can be stood on."""
    found = []
    for ty in range(1, level.height):
        for tx in range(level.width):
            kind, above = level.tile(tx, ty), level.tile(tx, ty - 1)
            if kind in MATERIAL and above not in (STONE, ASH, BONE, FROST):
                found.append((tx, ty, kind))
    return found


@pytest.mark.parametrize("material", [STONE, ASH, BONE, FROST, GLASS])
def test_lip_is_whole_and_on_the_collision_row(material: int) -> None:
    level = rooms.level(
        30, 12, [(4, 6, 5, 1, material), (14, 5, 3, 4, material), (24, 3, 1, 1, material)], False
    )
    masonry = Masonry(level)
    lip = content.edge(MATERIAL[material], content.EDGE_LIP)
    seen = set()
    for ty in range(level.height):
        for run in masonry.runs(ty):
            piece, _ = masonry.piece(run, ty)
            if not masonry._solid_row(ty - 1)[run.x]:
                assert (piece[0] == lip).all()
                seen |= {(run.x + k, ty) for k in range(run.n)}
    assert {(x, y) for x, y, _ in lips(level)} <= seen


def test_lip_on_the_screen_at_the_centre_of_the_tower() -> None:
    level = rooms.spiral()
    stage = TowerStage(level, Masonry(level), palette("stairs"))
    for tx, ty, kind in lips(level)[::7]:
        if level.tile(tx, ty) == GLASS and level.tile(tx, ty - 1):
            continue
        x, y = tx * 16 + 8, ty * 16
        stage.gather(x, y - 200)
        sx, sy, facing = stage.spot(x, y, x, y - 200)
        assert (round(float(sx)), round(float(sy))) == (WIDTH // 2, 200) and facing == 1
        middle = WIDTH // 2 - stage.left
        lip = content.edge(MATERIAL[kind], content.EDGE_LIP)
        assert (stage.contents[200, middle - 7 : middle + 7] == lip).all()
        assert not (stage.contents[199, middle - 7 : middle + 7] == lip).any()


def test_sides_that_can_be_gripped_have_an_arris() -> None:
    level = rooms.level(20, 12, [(8, 3, 2, 6, STONE)], False)
    stage = FlatStage(level, Masonry(level), palette("stairs"))
    stage.gather(0, 0)
    stage.draw(pygame.Surface((WIDTH, HEIGHT), 0, 32), 1000.0, 0.0)
    arris = {
        content.edge(content.STONE, k)
        for k in (content.EDGE_ARRIS, content.EDGE_ARRIS_SOFT, content.EDGE_LIP)
    }
    for column in (8 * 16, 10 * 16 - 1):
        assert set(stage.contents[3 * 16 : 8 * 16, column].tolist()) <= arris
    assert not (set(stage.contents[3 * 16 : 8 * 16, 8 * 16 - 1].tolist()) & arris)


def test_spikes_fill_their_tile_and_no_more() -> None:
    level = rooms.level(20, 10, [(0, 8, 20, 2, STONE), (6, 7, 4, 1, SPIKE)], False)
    stage = FlatStage(level, Masonry(level), palette("stairs"))
    stage.gather(0, 0)
    stage.draw(pygame.Surface((WIDTH, HEIGHT), 0, 32), 1000.0, 0.0)
    fang = (stage.contents >= content.SPIKE) & (stage.contents < content.SPIKE + content.SPIKE_COUNT)
    rows, columns = np.nonzero(fang)
    assert rows.min() >= 7 * 16 and rows.max() < 8 * 16
    assert columns.min() >= 6 * 16 and columns.max() < 10 * 16
    assert fang[7 * 16 + 15, 6 * 16 : 10 * 16].mean() > 0.7


def test_gone_ash_is_not_drawn_and_comes_back() -> None:
    level = rooms.flat()
    masonry = Masonry(level)
    stage = FlatStage(level, masonry, palette("stairs"))
    tx, ty, n = level.ash[0]

    def lip() -> bool:
        stage.gather(0, 0)
        return bool(stage.contents[ty * 16, tx * 16 + 4] == content.edge(content.ASH, content.EDGE_LIP))

    assert lip()
    assert masonry.set_stage(0, GONE)
    stage.changed(ty, tx, n)
    assert not lip()
    assert masonry.set_stage(0, 0)
    stage.changed(ty, tx, n)
    assert lip()


@pytest.mark.parametrize("look", sorted(PALETTES))
def test_lips_stand_out_from_the_wall(look: str) -> None:
    """In greyscale, at the middle of the tower, in every palette."""
    level = rooms.spiral()
    stage = TowerStage(level, Masonry(level), palette(look))
    table = stage.colours
    rgb = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], -1).astype(float)
    light = rgb @ LUMA
    lip = [light[content.edge(m, content.EDGE_LIP)] for m in range(len(content.MATERIALS))]
    wall = light[content.WALL : content.WALL + content.WALL_COUNT].reshape(-1, 8)[:, :3]
    assert min(lip) >= 135
    assert np.median(wall) <= 90
    assert min(lip) - np.percentile(wall, 75) > 50


def test_no_jump_at_the_seam() -> None:
    """The picture with the camera at the seam is the same from either side of it."""
    level = rooms.spiral()
    stage = TowerStage(level, Masonry(level), palette("stairs"))
    pictures = []
    for cx in (0, level.wrap, -level.wrap, 3 * level.wrap):
        stage.gather(cx, 300)
        pictures.append(stage.contents.copy())
    assert all(np.array_equal(pictures[0], p) for p in pictures[1:])
    stage.gather(-1, 300)
    middle = slice(stage.half - 60, stage.half + 60)
    moved = np.roll(stage.contents, -1, 1)[:, middle]
    assert (moved == pictures[0][:, middle]).mean() > 0.9


def test_walking_over_the_seam_moves_the_picture_by_single_pixels() -> None:
    level = rooms.spiral()
    world = World((level,))
    world.climber.x = level.wrap - 20
    view = View(world)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    last = None
    for _ in range(30):
        view.listen(step(world, 2), world)
        view.tick(world)
        view.draw(screen, world, None, 1.0)
        here = view.camera.x
        if last is not None:
            assert abs(here - last) < 8
        last = here
        feet = view.spot(world.climber.x + 8, world.climber.y + 22)
        assert abs(float(feet[0]) - WIDTH / 2) < 2


def test_tall_map_keeps_a_window() -> None:
    """500 tiles high: memory and work follow the screen, not the map."""
    level = rooms.spiral(96, 500)
    stage = TowerStage(level, Masonry(level), palette("stairs"))
    stage.gather(100, 7000)
    first = stage.strip.composed
    assert first < 60 * PARTS
    for k in range(20):
        stage.gather(100, 7000 - 8 * k)
    assert stage.strip.composed - first <= 20 * PARTS
    assert sum(b.nbytes for b in stage.strip.buffers) < 25e6


@pytest.mark.parametrize("wide", [96, 100, 157])
def test_what_is_made_ahead_in_parts_is_what_is_made_at_once(wide: int) -> None:
    """Wherever the camera goes, and comes back to before a band is whole: all is as if it had been cut to."""
    level = rooms.spiral(wide, 200)
    stage, fresh = (TowerStage(level, Masonry(level), palette("stairs")) for _ in range(2))
    fresh.strip._sinews = stage.strip._sinews  # threads hang where they hung: they are found once
    dice, x, row = random.Random(4), 100, 2000
    for n in range(240):  # a little up or down, and now and then somewhere else
        row = (
            row + dice.randrange(-12, 13) if dice.random() < 0.7 else row + dice.choice((-380, -90, 90, 380))
        )
        row = max(0, min(row, 200 * TILE - HEIGHT))
        x += dice.randrange(-9, 10) if dice.random() < 0.9 else dice.choice((-700, 300))
        stage.gather(x, row)
        if n % 3 == 0:
            fresh.strip.forget()
            fresh.gather(x, row)
            assert (stage.contents == fresh.contents).all(), n
    for _ in range(90):
        stage.gather(x, row)
    made: list[int] = []
    make = stage.strip._ahead._make
    stage.strip._ahead._make = lambda band, parts: (made.append(len(parts)), make(band, parts))[1]
    for n in range(0, 12 * TILE, 6):
        before = len(made)
        stage.gather(100, row - n)
        assert sum(made[before:]) <= 3, (
            "as quick as one falls, never more than half a band is made in a frame"
        )
    assert sum(made) >= 8 * 6


@pytest.mark.parametrize("look", ["stairs", "thick-air", "summit", "cold-tide"])
def test_lips_stay_bright_in_the_finished_frame(look: str) -> None:
    """After light, fog and bloom: a lip near the middle is at least 135 of 255, and stands out from what is over it."""
    level = rooms.spiral()
    world = World((level,))
    view = View(world, look)
    view.meter_on = False
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    for _ in range(40):
        view.listen(step(world, 0), world)
        view.tick(world)
    view.draw(screen, world, None, 1.0)
    light = pygame.surfarray.array3d(screen).swapaxes(0, 1) @ LUMA
    checked = 0
    for tx, ty, _ in lips(level):
        x, y, facing = view.spot(tx * 16 + 8, ty * 16)
        if facing > 0.9 and 60 < y < 290:
            row = light[round(float(y)), int(x) - 3 : int(x) + 4]
            over = light[round(float(y)) - 3, int(x) - 3 : int(x) + 4]
            assert np.median(row) >= 135
            assert np.median(row) - np.median(over) > 30
            checked += 1
    assert checked >= 4


def test_threads_hang_between_ledges_and_are_never_stood_on() -> None:
    """They are found from the tiles near the camera only, and never lie on the front shell."""
    from game.view.sinews import Sinews

    level = rooms.level(40, 20, [(4, 14, 4, 1, BONE), (10, 11, 4, 1, ASH), (16, 8, 4, 1, BONE)], True)
    sinews = Sinews(Masonry(level))
    found = {band: pixels for band in range(20) if (pixels := sinews.band(band)) is not None}
    assert found and min(found) >= 8 and max(found) <= 16
    for band, (_, y, _) in found.items():
        assert set((y // 16).tolist()) == {band}


@pytest.mark.parametrize("spiral", [True, False])
def test_very_wide_ground(spiral: bool) -> None:
    """A stranger's map may be one long floor."""
    level = rooms.level(
        300, 30, [(0, 27, 300, 3, STONE), (0, 20, 290, 1, BONE)], spiral, start=(100, 27 * 16)
    )
    world = World((level,))
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view = View(world)
    view.draw(screen, world, None, 1.0)
    lip = content.edge(content.STONE, content.EDGE_LIP)
    assert (view.stage.contents == lip).any()


@pytest.mark.parametrize("stage", [1, 2, 3, GONE])
@pytest.mark.parametrize("name", ["1-mosaic", "2-stairs", "gallery/ash-and-glass", "gallery/loop-round"])
def test_what_crumbles_is_drawn_again_as_if_all_were(name: str, stage: int) -> None:
    """Only what lies near it is composed anew, and nothing else would be another: on an unrolled tower too."""
    level = read(shipped("levels", f"{name}.tmx")).level
    masonry = Masonry(level)
    for k in range(0, len(level.ash), max(1, len(level.ash) // 6)):
        tx, ty, n = level.ash[k]
        at = tx * TILE - 320, ty * TILE - 180
        partly = FlatStage(level, masonry, palette("stairs"))
        partly.gather(*at)
        assert masonry.set_stage(k, stage)
        partly.changed(ty, tx, n)
        whole = FlatStage(level, masonry, palette("stairs"))
        for one in (partly, whole):
            one.gather(*at)
        assert (partly.contents == whole.contents).all(), (k, stage)
        masonry.set_stage(k, 0)


@pytest.mark.parametrize("name", ["2-stairs", "5-thick-air", "gallery/loop-round"])
def test_on_a_round_tower_too(name: str) -> None:
    """The bands of a strip that are held, after some of their columns were composed anew, are as if all had been."""
    level = read(shipped("levels", f"{name}.tmx")).level
    masonry = Masonry(level)
    beside_the_seam = [k for k, (x, _, n) in enumerate(level.ash) if x < 12 or x + n > level.width - 12]
    some = [*range(0, len(level.ash), max(1, len(level.ash) // 6)), *beside_the_seam[:3]]
    assert some
    for k in some:
        tx, ty, n = level.ash[k]
        partly = TowerStage(level, masonry, palette("stairs")).strip
        here = tx * TILE, ty * TILE - 180
        partly.follow(*here)
        made = partly.composed
        assert masonry.set_stage(k, GONE)
        partly.renew(ty, tx, n)
        assert partly.composed == made
        whole = Strip(level, masonry, partly.seen)
        whole._sinews = partly._sinews  # threads hang where they hung: they are found once
        whole.follow(*here)
        wide = partly.seen.left + partly.seen.right
        for mine, other in zip(partly.buffers, whole.buffers, strict=True):
            mine, other = (
                one[strip.start(*here) :][: strip.seen.rows * strip.stride].reshape(-1, strip.stride)[
                    :, :wide
                ]
                for one, strip in ((mine, partly), (other, whole))
            )
            assert (mine == other).all(), k
        masonry.set_stage(k, 0)


@pytest.mark.parametrize("name", ["1-mosaic", "4-returning", "gallery/loop-round"])
def test_a_flat_map_made_ahead_in_parts_is_what_is_made_at_once(name: str) -> None:
    """However the camera goes; and when it goes as it does in a climb, little of it is made in any one frame."""
    found = read(shipped("levels", f"{name}.tmx"))
    level, walls = found.level, walls_behind(found.scenery, found.level, False)
    stage, fresh = (FlatStage(level, Masonry(level), palette("mosaic"), walls) for _ in range(2))
    dice, row, most = random.Random(4), 600, level.height * TILE - HEIGHT
    for n in range(120):
        row += dice.randrange(-12, 13) if dice.random() < 0.7 else dice.choice((-380, -90, 90, 380))
        row = max(0, min(row, most))
        x = dice.randrange(level.width * TILE - WIDTH)
        stage.gather(x, row)
        if n % 4 == 0:
            fresh.forget()
            fresh.gather(x, row)
            assert (stage.contents == fresh.contents).all(), n
        first, last = stage.open
        assert stage.contents[:first].all() and stage.contents[last:].all(), n
    row, x = most // 2, 0
    for _ in range(200):
        stage.gather(x, row)
    made: list[int] = []
    make = stage._ahead._make
    stage._ahead._make = lambda band, parts: (made.append(len(parts)), make(band, parts))[1]
    for dx, dy in ((0, -8), (4, 0), (3, 6), (-5, 0)):  # as quick as one falls and runs
        for _ in range(30):
            x, row = min(max(0, x + dx), level.width * TILE - WIDTH), row + dy
            before = len(made)
            stage.gather(x, row)
            assert sum(made[before:]) <= 4, "one frame is as heavy as the next"
    assert made


@pytest.mark.parametrize("name", ["1-mosaic", "5-thick-air"])
def test_a_piece_that_is_kept_is_as_one_cut_anew(name: str) -> None:
    """After ash has crumbled or come back too."""
    level = read(shipped("levels", f"{name}.tmx")).level
    masonry = Masonry(level)
    dice = random.Random(2)
    for k, (_, ty, _) in enumerate(level.ash):
        if k % (len(level.ash) // 8) == 0:
            for stage in (1, GONE, dice.randrange(4)):
                masonry.set_stage(k, stage)
                fresh = Masonry(level)
                for slab, was in masonry.stages.items():
                    fresh.set_stage(slab, was)
                for row in (ty - 1, ty, ty + 1):
                    for run in masonry.runs(row):
                        for mine, other in zip(masonry.piece(run, row), fresh.piece(run, row), strict=True):
                            assert (mine is None) == (other is None)
                            assert mine is None or (mine == other).all(), (k, stage, run)
