"""The end of the climb as seen: the door, what is taken out of the picture, what is left."""

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.sim.endings import SACRIFICE
from game.sim.level import COLOUR, FIGURE, METER, TAKEN, DoorSpec, Rect, TakingSpec
from game.sim.vision import CLIMBING
from game.sim.world import World, step
from game.view.baked import arrays
from game.view.door import OnyxDoor
from game.view.frame import HEIGHT, WIDTH, View

GONE = 100  # ticks: more than a thing takes to go


def world() -> World:
    foot = 21 * 16
    return World(
        (
            rooms.level(
                60, 24, [(0, 21, 60, 3, 1)], False,
                start=(200, foot), exit=Rect(400, foot - 48, 48, 48),
                doors=(DoorSpec(Rect(260, foot - 80, 48, 80), (200, foot)),),
                takings=tuple(TakingSpec(600, foot - 160 - 16 * n, n) for n in range(len(TAKEN))),
            ),
        )
    )  # fmt: skip


def shown(*taken: int, ticks: int = GONE, meter: bool = True) -> tuple[View, np.ndarray]:
    """The picture when these are gone."""
    w = world()
    view = View(w)
    view.meter_on = meter
    if taken:
        w.vision.stage = CLIMBING
        w.vision.taken = sum(1 << what for what in taken)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    for _ in range(ticks):
        step(w, 0)
        view.tick(w)
    view.draw(screen, w, None, 1.0)
    return view, pygame.surfarray.array3d(screen).astype(int)


def colours(picture: np.ndarray) -> float:
    return float(np.abs(picture - picture.mean(2, keepdims=True)).max())


def test_without_colour_the_picture_is_grey_but_for_the_eyes():
    _, before = shown()
    _, after = shown(COLOUR, METER)
    assert colours(before) > 60
    near = np.hypot(*(np.mgrid[0:WIDTH, 0:HEIGHT] - np.array((200, 316))[:, None, None]))
    assert colours(after[near > 60][None]) <= 2


def test_a_thing_goes_slowly():
    _, half = shown(COLOUR, METER, ticks=45)
    _, whole = shown(COLOUR, METER)
    _, before = shown()
    assert colours(before) > colours(half) > colours(whole)


@pytest.mark.parametrize("meter", [True, False])
def test_the_meter_goes_or_where_there_is_none_the_scarf(meter):
    corner = (slice(4, 60), slice(4, 30))
    _, before = shown(meter=meter)
    view, after = shown(METER, meter=meter)
    assert view.climber.figure.scarfless == (not meter)
    changed = np.abs(after[corner] - before[corner]).max() > 60
    assert changed == meter


def test_without_the_figure_the_eyes_are_what_is_left():
    _, whole = shown(COLOUR, METER)
    view, gone = shown(COLOUR, METER, FIGURE)
    w = world()
    body = (slice(w.climber.x - 12, w.climber.x + 28), slice(w.climber.y - 20, w.climber.y + 22))
    there, left = whole[body], gone[body]
    assert np.abs(there - left).max() > 60, "the figure is gone"
    assert left.max() > 150, "and the eyes shine"
    assert view.last.figure <= 0


def test_the_faces_move_and_come_round():
    frames = arrays("door")["normals"].astype(int)
    steps = [np.abs(frames[k] - frames[k - 1]).mean() for k in range(len(frames))]
    assert min(steps) > 0
    assert steps[0] < 3 * np.median(steps), "the last leads to the first"


def test_the_door_opens_from_below_and_is_lit_by_what_is_near():
    door = OnyxDoor(Rect(60, 10, 48, 170))
    screen = pygame.Surface((200, 200), 0, 32)

    def picture(**how) -> np.ndarray:
        screen.fill((40, 40, 40))
        door.draw(screen, 0, lambda x, y: (x, y, 1.0), **how)
        return pygame.surfarray.array3d(screen).astype(int).sum(2)

    shut, lit, half = picture(), picture(fire=(84, 150, 1.0)), picture(open=0.5)
    assert lit[60:110, 120:170].mean() > 1.5 * shut[60:110, 120:170].mean()
    assert lit[60:110, 20:50].mean() < 1.2 * shut[60:110, 20:50].mean()
    assert half[84, 150] > shut[84, 150] + 200
    assert half[60:110, 40:80].mean() < 250


def test_after_the_sacrifice_the_door_opens_the_child_goes_in_and_it_is_night():
    w = world()
    view = View(w)
    view.meter_on = False
    w.vision.stage, w.ending = CLIMBING, SACRIFICE
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    light = []
    for n in range(700):
        view.tick(w)
        if n % 100 == 99:
            view.draw(screen, w, None, 1.0)
            light.append(pygame.surfarray.array3d(screen).mean())
    assert view.last.open == 1.0
    assert light[-1] < 2, "night"
    assert max(light) > 100, "after the light"


def test_foreheads_touch_and_there_is_only_the_face_whose_moons_wane() -> None:
    from game.view.close import MOONS, CloseUp

    lit = []
    for life in (0.1, 0.5, 1.0):
        target = pygame.Surface((640, 360), 0, 32)
        target.fill((200, 0, 0))
        CloseUp().draw(target, 60, life, 1.0)
        light = pygame.surfarray.array3d(target).mean(2)
        assert not (pygame.surfarray.array3d(target)[..., 0] == 200).all(1).any()
        lit.append(sum(int((light[x - 30 : x + 30, y - 30 : y + 30] > 190).sum()) for x, y in MOONS))
    assert lit[0] < lit[1] < lit[2]
