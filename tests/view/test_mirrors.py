"""Panes of shards: who is seen in them, what they teach and remember, and what they cost."""

import time

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.files import shipped
from game.maps.read import read
from game.sim import World, digest, snapshot, step
from game.sim.buttons import JUMP, RIGHT
from game.sim.level import Rect
from game.view.frame import View
from game.view.lesson import MOVED, SHOWN, WAIT
from game.view.selves import FACES, FRAMES, moods, self_picture

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
        for shard in (shard for shard in pane.shards if shard.tall):
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
    assert seen > 12


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
        return sum(len(shard.pictures) for pane in view.mirrors.panes for shard in pane.shards)

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
    from game.view.mirrors import Mirrors, Pane

    world = World((rooms.spiral(),))
    mirrors = Mirrors(None, world.level)
    mirrors.panes = [Pane(Rect(0, 0, 160, 112), "weeping", False, 3)]
    pictures = []
    for wide in (160, 150):
        target = pygame.Surface((200, 140), 0, 32)
        spot = lambda x, y, wide=wide: (x * wide / 160, y, 1.0)  # noqa: E731
        mirrors.draw(target, world, spot, lambda sky: sky.fill((30, 20, 60)), None, None)
        pictures.append(pygame.transform.scale(target.subsurface((0, 0, wide, 112)), (40, 28)))
    whole, narrow = (pygame.surfarray.array3d(picture).astype(int) for picture in pictures)
    bare = mirrors.panes[0].glass
    assert bare is not None
    glass = pygame.surfarray.array3d(pygame.transform.scale(bare, (40, 28))).astype(int)
    others = np.abs(whole - glass).max(2) > 40
    assert others.sum() > 12
    assert (np.abs(narrow - glass).max(2) > 40)[others].mean() > 0.5
