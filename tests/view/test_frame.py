"""The whole frame: it draws, it repeats itself, it leaves the world alone, it does not flash."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.files import shipped
from game.maps.read import read
from game.replay import open_world, read_tape
from game.sim.buttons import HOLD, JUMP, LEFT, RIGHT, UP
from game.sim.digest import digest
from game.sim.level import ANKLE, PROCESSION, WALL, ArchSpec, FieldSpec, HandSpec, Level, MemorySpec, Rect
from game.sim.world import World, step
from game.view.frame import HEIGHT, WIDTH, View
from game.view.palette import PALETTES
from game.view.tiers import FULL, LIGHT, Tier

LUMA = np.array([0.21, 0.72, 0.07])
SCRIPT = (
    (30, 70, RIGHT),
    (60, 66, JUMP),
    (90, 130, LEFT),
    (120, 128, JUMP | LEFT),
    (150, 190, RIGHT | HOLD | UP),
)


def buttons(tick: int) -> int:
    """A few moves."""
    return sum({bits: 1 for a, b, bits in SCRIPT if a <= tick < b}) if tick % 240 < 200 else 0


def frames(level: Level, ticks: int, look: str = "stairs", every: int = 1, options: tuple[str, ...] = ()):
    """Play and yield (world, view, picture as h x w x 3) each `every` ticks."""
    world = World((level,))
    view = View(world, look)
    for name in options:
        setattr(view, name, True)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    for tick in range(ticks):
        events = step(world, buttons(tick))
        view.listen(events, world)
        view.tick(world)
        if tick % every == every - 1:
            view.draw(screen, world, None, 1.0)
            yield world, view, pygame.surfarray.array3d(screen).swapaxes(0, 1)


@pytest.mark.parametrize("make", [rooms.spiral, rooms.flat])
def test_draws_and_shows_something(make) -> None:
    for _, _, picture in frames(make(), 200, every=40, options=("debug_on",)):
        light = picture @ LUMA
        assert 4 < light.mean() < 90
        assert light.std() > 8


@pytest.mark.parametrize("width", [40, 61, 128, 160])
def test_any_circumference(width: int) -> None:
    last = list(frames(rooms.spiral(width), 6, every=3))[-1][2]
    assert (last @ LUMA).std() > 8


@pytest.mark.parametrize("look", sorted(PALETTES))
def test_every_palette(look: str) -> None:
    assert list(frames(rooms.flat(), 3, look, every=3))


def test_same_climb_same_picture() -> None:
    a, b = (list(frames(rooms.spiral(), 90, every=30)) for _ in (0, 1))
    for (_, _, p), (_, _, q) in zip(a, b):
        assert np.array_equal(p, q)


@pytest.mark.parametrize("make", [rooms.spiral, rooms.flat])
def test_view_never_changes_the_world(make) -> None:
    seen = World((make(),))
    for watched, _, _ in frames(make(), 240, every=3, options=("debug_on",)):
        while seen.tick < watched.tick:
            step(seen, buttons(seen.tick))
        assert digest(seen) == digest(watched)


def test_no_flash_over_beats() -> None:
    """Standing still through three beats: the mean hardly moves, and few pixels change much in a tick."""
    world = World((rooms.spiral(),))
    view = View(world)
    view.meter_on = False
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    before = None
    worst_mean = worst_share = 0.0
    for tick in range(190):
        view.listen(step(world, 0), world)
        view.tick(world)
        view.draw(screen, world, None, 1.0)
        light = pygame.surfarray.array3d(screen).swapaxes(0, 1) @ LUMA
        if before is not None and tick > 5:
            worst_mean = max(worst_mean, abs(light.mean() - before.mean()))
            worst_share = max(worst_share, float((np.abs(light - before) > 25).mean()))
        before = light
    assert worst_mean < 255 * 0.006
    assert worst_share < 0.015


def test_calm_light_pulses_less() -> None:
    def swing(options: tuple[str, ...]) -> float:
        means = [p[:, :60].mean() for w, _, p in frames(rooms.spiral(), 200, every=2, options=options)]
        return float(np.ptp(means))

    assert swing(("calm_light",)) <= swing(()) + 0.05


def test_death_and_return_draw() -> None:
    world = World((rooms.spiral(),))
    view = View(world)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    seen = 0
    for tick in range(160):
        if tick == 40:
            world.die("spikes")
            view.listen(world.events, world)
        view.listen(step(world, 0), world)
        view.tick(world)
        view.draw(screen, world, None, 1.0)
        seen += bool(world.dying)
    assert seen >= 20
    assert world.deaths == 1 and not world.dying and view.gathering is None


def test_arches_memories_fields_and_wall_hands_draw() -> None:
    level = rooms.spiral()
    foot = level.height - 3
    full = replace(
        level,
        hands=(HandSpec(8 * 16, (foot - 2) * 16, WALL, -1), HandSpec(12 * 16, foot * 16)),
        fields=(FieldSpec(Rect(8 * 16, (foot - 8) * 16, 128, 128)),),
        arches=(ArchSpec(9 * 16, foot * 16, 1), ArchSpec(60 * 16, foot * 16, 0)),
        memories=(MemorySpec(12 * 16, (foot - 4) * 16, 3),),
    )
    bare, rich = (
        list(frames(x, 150, every=75))[-1][2].astype(int) for x in (replace(level, hands=full.hands), full)
    )
    assert (np.abs(bare - rich).max(2) > 20).sum() > 400


def test_a_procession_stands_on_its_floor_whichever_way_it_set_out() -> None:
    """Its side is only its way: the picture is the one of a floor's hand."""
    level = rooms.flat()
    x, y = level.start[0] + 40, level.start[1]
    pictures = []
    for kind, side in ((PROCESSION, 1), (ANKLE, 0)):
        world = World((replace(level, hands=(HandSpec(x, y, kind, side),)),))
        view = View(world)
        view.tick(world)
        world.hands[0].state, world.hands[0].t = 3, 0
        view.hands.views[0].look, view.hands.views[0].open = 1, 1.0
        screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        view.hands.draw(screen, world, view.spot, before=False)
        pictures.append(pygame.surfarray.array3d(screen))
    assert pictures[0].any()
    assert (pictures[0] == pictures[1]).all()


@pytest.mark.parametrize("tier", [FULL, LIGHT], ids=lambda tier: tier.name)
@pytest.mark.parametrize("name", ["1-mosaic", "3-living-walls", "4-returning"])
def test_only_what_stone_hides_is_left_unpainted(name: str, tier: Tier) -> None:
    """Nothing of an older picture is left where there is air; and on a map with a floor much is hidden."""
    found = read(shipped("levels", f"{name}.tmx"))
    tape = read_tape(shipped("levels", "proofs", f"{name}.climb"))
    world = open_world(tape, [found.level])
    view, screen = View(world, found.scenery), pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.ease.tier = tier
    never, left, hidden = (255, 0, 255), [], []

    def look(stage: str) -> None:
        if stage == "stone":
            pixels = pygame.surfarray.array2d(screen)
            left.append(int((pixels == screen.map_rgb(never)).sum()))

    view._mark = look
    for tick, bits in enumerate(tape.inputs[:2400]):
        view.listen(step(world, bits), world)
        view.tick(world)
        if tick % 60 < 3:
            if tick % 60 == 0:
                for _, picture in view.backdrop._sides:
                    if picture:
                        picture.fill(never)
                view.backdrop._frame = 0
            screen.fill(never)
            view.draw(screen, world, None, 1.0)
            hidden.append(view.stage.open[1] - view.stage.open[0])
    assert not any(left)
    assert min(hidden) <= HEIGHT * 2 / 3
