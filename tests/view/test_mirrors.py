"""Panes of shards: who is seen in them, what they teach and remember, and what they cost."""

import time

import numpy as np
import pygame
import pytest
import view_rooms as rooms
from hypothesis import given, settings
from hypothesis import strategies as st

from game.files import shipped
from game.maps.read import read
from game.maps.scenery import Mark, MarkLayer
from game.replay import open_world, read_tape
from game.sim import World, digest, snapshot, step
from game.sim.buttons import JUMP, RIGHT
from game.sim.level import Rect
from game.sim.tuning import BOX_H
from game.view.camera import FEET, LEAPS, OVER_GLASS
from game.view.cutting import STRIP, TORN, cut
from game.view.frame import View
from game.view.lesson import MOVED, SHOWN, WAIT
from game.view.mirrors import Mirrors
from game.view.pane import KEY, Pane
from game.view.selves import FACES, FRAMES, moods, self_picture
from game.view.tiers import LIGHT

MAP = shipped("levels", "gallery", "mirror.tmx")


@pytest.fixture
def glass():
    """A world at the foot of the map of mirrors, and its view."""
    found = read(MAP)
    world = World((found.level,))
    return world, View(world, found.scenery)


def shown(view: View, world: World) -> np.ndarray:
    """The frame as it is now."""
    screen = pygame.Surface((640, 360), 0, 32)
    for _ in range(3):
        view.draw(screen, world, None, 1.0)
    return pygame.surfarray.array3d(screen).astype(int)


def play(world: World, view: View, ticks: int, buttons: int = 0) -> None:
    for _ in range(ticks):
        view.listen(step(world, buttons), world)
        view.tick(world)


def test_each_self_has_a_shape_of_its_own_and_moves():
    outlines = {face: pygame.mask.from_surface(self_picture(face, 0, 84)) for face in FACES}
    for face, mask in outlines.items():
        assert mask.count() > 300
        for other, its in outlines.items():
            if other != face:
                assert mask.overlap_area(its, (0, 0)) < 0.8 * max(mask.count(), its.count()), (face, other)
        pictures = {pygame.image.tobytes(self_picture(face, n, 84), "RGBA") for n in range(FRAMES)}
        assert len(pictures) > 3, "none is a still"


def test_nobody_reaches_out_of_a_shard(glass):
    world, view = glass
    shown(view, world)
    seen = 0
    for pane in view.mirrors.panes:
        for shard in pane.glass.shards if pane.glass else ():
            x, y = shard.corner
            for face in FACES:
                body = pygame.mask.from_surface(shard.picture(face, 0))
                whole = pygame.mask.from_surface(self_picture(face, 0, shard.tall))
                inside = pygame.mask.Mask(shard.inside.shape[::-1])
                for row, column in np.argwhere(shard.inside):
                    inside.set_at((int(column), int(row)))
                assert body.count() == inside.overlap_area(body, (x, y))
                assert body.count() > 0.8 * whole.count(), (face, shard.tall)
                seen += 1
    assert seen >= 8


def test_fear_screams_a_failing_life_weeps_and_calm_laughs():
    assert moods(0.9, 0.8)[0] == "screaming"
    assert moods(0.2, 0.1)[0] == "weeping"
    assert moods(0.9, 0.0)[0] == "laughing"
    assert {face for life in (0.1, 0.9) for fear in (0, 0.3, 0.9) for face in moods(life, fear)} == set(FACES)


def test_the_glass_changes_with_fear(glass):
    world, view = glass
    play(world, view, 90)
    calm = shown(view, world)
    world.child.fear = 900 * 256
    play(world, view, 90)
    world.child.fear = 900 * 256
    assert (np.abs(shown(view, world) - calm)[:350, 230:330].max(2) > 60).sum() > 200


def test_a_floor_hangs_the_climber_from_its_own_feet(glass):
    world, view = glass
    play(world, view, 30)
    pane = view.mirrors.panes[0]
    assert pane.floor and not view.mirrors.panes[3].floor
    with_figure = shown(view, world)
    view.nobody = True
    x, y, _ = view.spot(world.middle[0], pane.box.y)
    changed = np.abs(with_figure - shown(view, world))[int(x) - 14 : int(x) + 14, int(y) + 4 : int(y) + 34]
    assert (changed.max(2) > 20).sum() > 60


def test_the_reflection_shows_the_jump_again_and_again_to_one_who_stands(glass):
    world, view = glass
    play(world, view, 60, RIGHT)
    lesson = view.mirrors.panes[0].lesson
    assert lesson
    pressed = [m.fresh & JUMP for m in lesson.moments]
    assert any(pressed), "the tape jumps here"
    starts, was = 0, None
    for _ in range(4 * SHOWN):
        play(world, view, 1)
        starts += was is None and lesson.now is not None
        was = lesson.now
    assert starts >= 2


def test_it_is_a_beat_ahead_of_one_who_comes_along(glass):
    world, view = glass
    ahead = []
    for _ in range(70):
        play(world, view, 1, RIGHT)
        lesson = view.mirrors.panes[0].lesson
        if lesson.now:
            ahead.append(lesson.now.x - world.middle[0])
    assert max(ahead[20:]) > MOVED and np.mean(ahead[30:]) > 0


def test_after_eight_seconds_the_button_is_in_the_glass_and_can_be_switched_off(glass):
    world, view = glass
    play(world, view, 70, RIGHT)
    lesson = view.mirrors.panes[0].lesson
    play(world, view, WAIT - 20)
    assert not lesson.sign
    play(world, view, 60)
    assert lesson.sign == "jump"
    view.mirrors.name_of = {"jump": "C"}.__getitem__
    with_sign = shown(view, world)
    view.mirrors.signs = False
    assert np.abs(shown(view, world) - with_sign).max() > 60
    play(world, view, 60, RIGHT | JUMP)
    assert not lesson.sign, "it goes with the move"


def test_where_one_fell_somebody_weeps(glass):
    world, view = glass
    play(world, view, 30)
    before = shown(view, world)
    view.mirrors.falls = {(14, 17): 3}
    assert (np.abs(shown(view, world) - before).max(2) > 24).sum() > 80


def test_a_mirror_leaves_the_world_alone(glass):
    world, view = glass
    other = World(world.levels)
    for n in range(200):
        buttons = RIGHT if n % 60 < 30 else 0
        play(world, view, 1, buttons)
        step(other, buttons)
    assert digest(world) == digest(other)
    assert snapshot(world) == snapshot(other)


def test_a_frame_with_mirrors_costs_little_more(glass):
    world, view = glass
    screen = pygame.Surface((640, 360), 0, 32)
    play(world, view, 60)

    def best() -> float:
        times = []
        for _ in range(12):
            began = time.process_time()
            view.draw(screen, world, None, 1.0)
            times.append(time.process_time() - began)
        return min(times)

    best()
    with_panes = best()
    view.mirrors.panes = []
    assert with_panes - best() < 0.003


def test_in_memory_mode_the_panes_are_turned_and_nobody_teaches():
    found = read(MAP)
    world = World((found.level,), memory=True)
    view = View(world, found.scenery)
    wide = found.level.width * 16
    plain = View(World((found.level,)), found.scenery).mirrors.panes
    for pane, was in zip(view.mirrors.panes, plain, strict=True):
        assert pane.box.x == wide - was.box.right
        assert pane.lesson is None


def test_a_frame_paints_no_more_than_one_more_self(glass):
    world, view = glass
    shown(view, world)

    def painted() -> int:
        glasses = [pane.glass for pane in view.mirrors.panes if pane.glass]
        return sum(len(shard.pictures) for glass in glasses for shard in glass.shards)

    screen, most = pygame.Surface((640, 360), 0, 32), 0
    first = painted()
    for _ in range(120):
        play(world, view, 1)
        before = painted()
        view.draw(screen, world, None, 1.0)
        most = max(most, painted() - before)
    assert most == 1 and painted() > first + 8, "and in time they all move"


def test_who_is_in_a_pane_is_seen_in_one_that_is_turned_away_too() -> None:
    """On the tower every pane is a little narrower than it is."""
    world = World((rooms.spiral(),))
    mirrors = Mirrors(None, world.level)
    pane = Pane(Rect(0, 0, 160, 112), "weeping", False, 3)
    mirrors.panes = [pane]

    def drawn(wide: int) -> np.ndarray:
        target = pygame.Surface((200, 140), 0, 32)
        target.fill((30, 20, 60))
        mirrors.draw(target, world, lambda x, y: (x * wide / 160, y, 1.0), None, None)
        small = pygame.transform.scale(target.subsurface((0, 0, wide, 112)), (40, 28))
        return pygame.surfarray.array3d(small).astype(int)

    whole, narrow = drawn(160), drawn(150)
    assert pane.glass
    pane.glass.shards.clear()
    bare = drawn(160)
    others = np.abs(whole - bare).max(2) > 30
    assert others.sum() > 12
    assert (np.abs(narrow - bare).max(2) > 30)[others].mean() > 0.5


def test_a_level_shard_gives_back_what_stands_on_it_now(glass):
    world, view = glass
    shown(view, world)
    pane = view.mirrors.panes[0]
    assert pane.glass
    flat = pane.glass.rows == -1 - np.arange(pane.box.h)[:, None]
    clear = flat & (pygame.surfarray.array3d(pane.glass.gaps).swapaxes(0, 1) == KEY).all(2)
    assert clear.sum() > 500
    seen = pygame.Surface((640, 360), 0, 32)
    seen.fill((60, 60, 60))
    pygame.draw.rect(seen, (60, 200, 60), (0, 100, 640, 40))
    out = seen.copy()
    pane.glass.give_back(seen, (0, 150), out, (0, 150), 255)
    green = pygame.surfarray.array3d(out).swapaxes(0, 1)[150 : 150 + pane.box.h, : pane.box.w, 1].astype(int)
    row = np.broadcast_to(np.arange(pane.box.h)[:, None], green.shape)
    near, far = clear & (row < 9), clear & (row >= 12) & (row < 48)
    assert near.sum() and far.sum()
    assert green[far].mean() > green[near].mean() + 60


def test_no_tilted_shard_of_a_floor_looks_beyond_the_screen():
    for wide, high in ((608, 224), (288, 224), (128, 224), (112, 160), (192, 96)):
        pane = Pane(Rect(0, 0, wide, high), "still", True, wide)
        cut(pane)
        assert pane.glass
        seen = pane.glass.rows[: min(high, OVER_GLASS)]
        assert seen.max() <= 6 and seen.min() > -OVER_GLASS - 6, (wide, high)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 660), st.integers(1, 380), st.booleans(), st.integers(0, 9999))
def test_a_pane_of_any_size_can_be_cut_and_gives_back(wide, high, floor, mark):
    pane = Pane(Rect(0, 0, wide, high), "still", floor, mark)
    cut(pane)
    assert pane.glass
    seen = pygame.Surface((640, 360), 0, 32)
    seen.fill((90, 80, 120))
    pane.glass.give_back(seen, (-20, 170), seen, (-20, 170), 70)
    for shard in pane.glass.shards:
        assert 0 <= shard.x < wide and 0 < shard.y <= high and shard.inside.any()


@pytest.mark.parametrize("floor", [True, False])
@pytest.mark.parametrize("gone", [(0, 0), (-7, 3), (8, -8)])
def test_what_is_kept_of_a_pane_is_laid_once_more_wherever_it_has_gone(floor, gone):
    """Also what has come into the screen meanwhile; but after a leap it is found anew."""
    pane = Pane(Rect(0, 0, 200, 100), "still", floor, 5)
    cut(pane)
    glass = pane.glass
    assert glass
    bright, dark = (pygame.Surface((640, 360), 0, 32) for _ in range(2))
    pygame.surfarray.pixels3d(bright)[:] = np.random.default_rng(1).integers(60, 90, (640, 360, 3))

    def laid(seen: pygame.Surface, at: tuple[int, int], late: bool = False, keep: bool = True) -> np.ndarray:
        target = dark.copy()
        glass.give_back(seen, at, target, at, 255, keep, late)
        there = pygame.Rect(at, (200, 100)).clip(target.get_rect())
        return pygame.surfarray.array3d(target.subsurface(there))

    at = 220, 180
    then = at[0] + gone[0], at[1] + gone[1]
    assert (laid(bright, at) == laid(bright, at, keep=False)).all()
    assert (laid(bright, at) == laid(dark, then, late=True)).all()
    assert (laid(bright, at).max(2) > 0).mean() > 0.8
    assert (laid(dark, (at[0] - LEAPS, at[1]), late=True) == laid(dark, (at[0] - LEAPS, at[1]))).all()
    edge = 560, 180
    laid(bright, edge)
    there = laid(dark, (edge[0] - 8, edge[1]), late=True)
    assert there.shape[0] == 88 and (there.max(2) > 0).mean() > 0.8


def test_in_the_light_tier_panes_take_turns():
    """Each gives back what is there in every other frame, and not all of them in the same one."""
    found = read(shipped("levels", "1-mosaic.tmx"))
    tape = read_tape(shipped("levels", "proofs", "1-mosaic.climb"))
    world = open_world(tape, [found.level])
    for buttons in tape.inputs[:320]:
        step(world, buttons)
    view = View(world, found.scenery)
    view.ease.tier = LIGHT
    shown(view, world)
    screen, never = pygame.Surface((640, 360), 0, 32), (1, 2, 3)
    seen = [pane.glass for pane in view.mirrors.panes if pane.glass and pane.glass.out]
    assert len(seen) >= 2
    turns = []
    for _ in range(4):
        for glass in seen:
            glass.out.fill(never)
        view.draw(screen, world, None, 1.0)
        turns.append([pygame.transform.average_color(glass.out)[:3] != never for glass in seen])
    assert turns[0] == turns[2] == [not new for new in turns[1]] == [not new for new in turns[3]]
    assert any(turns[0]) and any(turns[1])


def test_beyond_the_torn_edge_of_a_hanging_pane_is_what_was_there():
    pane = Pane(Rect(0, 0, 160, 112), "still", False, 3)
    cut(pane)
    assert pane.glass
    seen = pygame.Surface((640, 360), 0, 32)
    seen.fill((90, 80, 120))
    out = seen.copy()
    pane.glass.give_back(seen, (40, 60), out, (40, 60), 255)
    colour = pygame.surfarray.array3d(out)[40:200, 60:172]
    same = (colour == (90, 80, 120)).all(2)
    assert not (colour == KEY).all(2).any()
    assert 200 < same.sum() < same.size / 4
    assert not same[TORN:-TORN, TORN:-TORN].any()


def test_a_mark_larger_than_a_screen_is_several_panes_without_a_gap():
    found = read(MAP)
    assert found.scenery
    layer = next(layer for layer in found.scenery.layers if isinstance(layer, MarkLayer))
    layer.marks[:] = [Mark("Mirror", "", 7, "rectangle", 32, 64, 3000, 900, members={"face": "weeping"})]
    mirrors = Mirrors(found.scenery, rooms.flat())
    boxes = [pane.box for pane in mirrors.panes]
    assert all(box.w <= 640 and box.h <= 360 for box in boxes)
    assert sum(box.w * box.h for box in boxes) == 3000 * 900
    assert (min(b.x for b in boxes), max(b.right for b in boxes)) == (32, 3032)
    assert len({pane.part for pane in mirrors.panes}) == len(boxes) == 15
    assert [pane for pane in mirrors.panes if mirrors._nearest(pane, 5000)] == [mirrors.panes[4]]


def test_a_pane_is_cut_in_slices_before_it_is_seen(glass):
    world, view = glass
    assert not any(pane.glass for pane in view.mirrors.panes)
    slices = 0
    while not all(pane.glass for pane in view.mirrors.panes[:2]) and slices < 200:
        view.tick(world)
        slices += 1
    wide = sum(pane.box.w for pane in view.mirrors.panes[:2])
    assert wide // STRIP <= slices < 200


def test_where_the_ground_is_a_mirror_the_camera_shows_more_of_it(glass):
    world, view = glass
    play(world, view, 60)
    feet = world.climber.y + BOX_H
    assert world.passage in view.mirrors.grounds
    assert round(feet - view.camera.y) == max(OVER_GLASS, feet - (world.level.height * 16 - 360))
    plain = View(World((rooms.flat(),)))
    assert not plain.mirrors.grounds and plain.camera.rest == FEET


def test_who_is_in_a_pane_is_painted_before_it_is_seen(glass):
    """One a tick, so that the frame in which it comes into view paints nobody for the first time."""
    world, view = glass
    before = [pane for pane in view.mirrors.panes if pane.glass]

    def painted() -> int:
        return sum(len(s.pictures) for p in view.mirrors.panes if p.glass for s in p.glass.shards)

    most = 0
    for _ in range(400):
        had = painted()
        play(world, view, 1)
        most = max(most, painted() - had)
    ready = [pane for pane in view.mirrors.panes if pane.ready]
    assert not before and ready and most == 1, "no frame was drawn"
    firsts = {id(s): set(s.pictures) for p in ready for s in p.glass.shards if s.tall}
    assert firsts and all(firsts.values())
    view.draw(pygame.Surface((640, 360), 0, 32), world, None, 1.0)
    new = [s for p in ready for s in p.glass.shards if s.tall and set(s.pictures) != firsts[id(s)]]
    assert len(new) <= 1


@pytest.mark.parametrize("name", ["1-mosaic", "4-returning"])
def test_panes_are_sought_all_at_once_and_none_that_is_seen_is_missed(name: str) -> None:
    """And each where it lies on the screen."""
    found = read(shipped("levels", f"{name}.tmx"))
    view = View(World((found.level,)), found.scenery)
    screen, mirrors = pygame.Surface((640, 360), 0, 32), view.mirrors
    most = 0
    for pane in mirrors.panes:
        view._shown = pane.box.x - 200, pane.box.y - 180
        near = {id(one): at for one, at in mirrors._seen(screen, view.spot)}
        for one in mirrors.panes:
            (x, y, _), (right, foot, _) = (
                view.spot(one.box.x, one.box.y),
                view.spot(one.box.right, one.box.bottom),
            )
            if x < 640 and right > 0 and y < 360 and foot > 0:
                assert near[id(one)] == (round(float(x)), round(float(y)), round(float(right - x)))
        most = max(most, len(near))
    assert 0 < most < len(mirrors.panes)
