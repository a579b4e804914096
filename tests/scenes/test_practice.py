"""Practice as a scene: every key does what its line says, and nothing of it is ever a climb or a record."""

import pygame
import pytest

from game.files import shipped
from game.replay import read_tape
from game.scenes.falls import Falls
from game.scenes.pause import Pause
from game.scenes.practice import Practice, keys_of_practice
from game.scenes.start import Start
from game.sim import digest
from game.sim.buttons import JUMP, RIGHT
from game.speedrun import learned, records
from game.view import heat

STAIRS = shipped("levels", "2-stairs.tmx")

pytestmark = pytest.mark.usefixtures("home")

TAPE = read_tape(shipped("levels", "proofs", "2-stairs.climb"))


@pytest.fixture
def practice(shell):
    shell.may_write = True
    scene = Start(STAIRS).practice(shell)
    shell.stack.push(scene)
    return scene


def steps(scene, ticks, buttons=RIGHT):
    for _ in range(ticks):
        scene.tick(buttons)


@pytest.fixture
def ctrl(monkeypatch):
    held = [0]
    monkeypatch.setattr(pygame.key, "get_mods", lambda: held[0])
    return held


def test_a_slot_takes_the_state_back(practice, ctrl, surface):
    steps(practice, 50)
    ctrl[0] = pygame.KMOD_LCTRL
    practice.key(pygame.KSCAN_5)
    kept = digest(practice.drill.world)
    ctrl[0] = 0
    steps(practice, 80)
    practice.key(pygame.KSCAN_5)
    assert digest(practice.drill.world) == kept
    practice.key(pygame.KSCAN_6)
    assert digest(practice.drill.world) == kept
    practice.draw(surface, 1.0)


def test_slots_are_there_again_when_one_comes_back(shell, practice, ctrl):
    ctrl[0] = pygame.KMOD_RCTRL
    practice.key(pygame.KSCAN_1)
    shell.stack.replace(Start(STAIRS).practice(shell))
    assert shell.stack.top.drill.slots[0] is not None


def test_lamps_up_and_down(practice, surface):
    for _ in range(3):
        practice.key(pygame.KSCAN_PAGEUP)
    assert practice.drill.world.lamp == 2
    practice.key(pygame.KSCAN_PAGEDOWN)
    assert practice.drill.world.lamp == 1
    steps(practice, 3)
    practice.draw(surface, 1.0)


def test_a_second_back_is_sixty_ticks(practice):
    steps(practice, 30)
    then = digest(practice.drill.world)
    steps(practice, 60, RIGHT | JUMP)
    practice.key(pygame.KSCAN_F9)
    assert digest(practice.drill.world) == then


def test_time_stands_still_and_goes_tick_by_tick(practice):
    steps(practice, 10)
    practice.key(pygame.KSCAN_F10)
    steps(practice, 10)
    assert practice.drill.world.tick == 10
    practice.key(pygame.KSCAN_PERIOD)
    assert practice.drill.world.tick == 11
    practice.key(pygame.KSCAN_COMMA)
    practice.key(pygame.KSCAN_COMMA)
    assert practice.drill.world.tick == 9
    practice.key(pygame.KSCAN_F10)
    steps(practice, 1)
    assert practice.drill.world.tick == 10


def test_the_free_camera_moves_and_the_world_waits(shell, practice, surface):
    steps(practice, 5)
    before = practice.view.camera.y
    practice.key(pygame.KSCAN_F8)
    shell.devices.latch.press("up", "test")
    steps(practice, 30, 0)
    assert practice.drill.world.tick == 5
    assert practice.view.camera.y < before - 50
    practice.draw(surface, 0.5)
    practice.key(pygame.KSCAN_F8)
    steps(practice, 1)
    assert practice.drill.world.tick == 6


def test_a_passage_is_looped_and_its_best_is_kept(shell, practice, surface):
    practice.key(pygame.KSCAN_F5)
    for buttons in TAPE.inputs:
        practice.tick(buttons)
        if practice.drill.last is not None:
            break
    assert practice.drill.passage == practice.drill.world.passage == 0
    practice.draw(surface, 1.0)
    shell.stack.clear()
    level = practice.drill.world.level
    assert learned.load().best(level, level.passages[0].name) == practice.drill.last


def test_deaths_are_on_the_maps_picture(shell, practice, surface):
    level = practice.drill.world.level
    empty = heat.picture(level, {}, 360)
    practice.drill.world.die("void")
    practice.drill.tick(0)
    practice.learned.fell(level, 100, 400)
    practice.key(pygame.KSCAN_F7)
    falls = shell.stack.top
    assert isinstance(falls, Falls)
    assert falls.total >= 1
    x, y = heat.place(level, (100, 400), 360)
    assert sum(falls.picture.get_at((x, y))[:3]) > sum(empty.get_at((x, y))[:3])
    falls.tick(0)
    falls.draw(surface, 1.0)
    falls.key(pygame.KSCAN_F7)
    assert shell.stack.top is practice


def test_heat_goes_on_over_the_seam():
    level = Start(STAIRS).map.level
    warm = heat.warmth(level, {(0, 20): 3})
    assert warm[41, 1] == 1
    assert warm[41, -1] > 0.1
    assert warm[41, warm.shape[1] // 2] == 0


def test_a_map_too_large_has_no_picture(monkeypatch, shell, surface):
    monkeypatch.setattr(heat, "TILES", 10)
    falls = Falls(shell, Start(STAIRS).map.level, learned.Lessons("x"), (0, 0))
    falls.tick(0)
    falls.draw(surface, 1.0)
    assert falls.picture is None


def test_the_keys_are_shown_and_each_key_shown_exists(practice, surface):
    practice.key(pygame.KSCAN_F4)
    practice.draw(surface, 1.0)
    named = {word for key, _ in keys_of_practice() for word in key.replace(",", " ").split()}
    assert {f"F{n}" for n in range(4, 11)} <= named


def test_practice_to_the_very_end_leaves_no_tape_and_no_record(shell, practice, home):
    for buttons in TAPE.inputs:
        practice.tick(buttons)
    practice.pressed("menu")
    assert isinstance(shell.stack.top, Pause)
    shell.stack.clear()
    assert records.load().books == []
    assert not (home / "records.json").exists()
    assert not (home / "replays").exists()
    assert practice.drill.last is not None


def test_from_a_climb_one_goes_on_as_practice_and_the_climb_is_kept_as_it_was(shell, home):
    shell.may_write = True
    climb = Start(STAIRS).climb(shell)
    shell.stack.push(climb)
    for buttons in TAPE.inputs[:200]:
        climb.tick(buttons)
    there = digest(climb.world)
    climb.pressed("menu")
    menu = shell.stack.top.menu
    menu.at = next(n for n, choice in enumerate(menu.choices) if "Practice" in choice.called)
    menu.choose()
    practice = shell.stack.top
    assert isinstance(practice, Practice)
    assert digest(practice.drill.world) == there
    (tape,) = (home / "replays").glob("*.climb")
    assert read_tape(tape).ticks == 200
    steps(practice, 5)
    assert read_tape(tape).ticks == 200


def test_a_fall_in_a_climb_is_on_the_map_too(shell):
    shell.may_write = True
    climb = Start(STAIRS).climb(shell)
    shell.stack.push(climb)
    climb.tick(0)
    c = climb.world.climber
    c.y -= 60
    c.footing, c.ground = c.y - 100_000, 0  # a long fall
    climb.tick(0)
    assert climb.world.deaths == 1
    shell.stack.clear()
    assert sum(learned.load().of(Start(STAIRS).map.level).falls.values()) == 1


def test_with_let_go_held_a_pad_has_all_of_it(shell, practice, surface):
    steps(practice, 40)
    kept = digest(practice.drill.world)
    shell.devices.latch.press("let go", "pad")
    steps(practice, 1, RIGHT)
    for action in ("right", "right", "hold"):
        practice.pressed(action)
    assert practice.drill.slots[2] is not None
    practice.draw(surface, 1.0)
    lamp = practice.drill.world.lamp
    practice.pressed("up")
    assert practice.drill.world.lamp == lamp + 1
    practice.pressed("jump")
    steps(practice, 1, RIGHT | JUMP)
    practice.pressed("brand")
    shell.devices.latch.release("let go", "pad")
    assert digest(practice.drill.world) != kept
    x = practice.drill.world.climber.x
    steps(practice, 10)
    assert practice.drill.world.climber.x > x


def test_slower_and_faster_stretch_the_clock_and_not_the_ticks(practice, surface):
    for expected in (0.75, 0.5, 0.25, 0.25):
        practice.key(pygame.KSCAN_MINUS)
        assert practice.pace == expected
    steps(practice, 5)
    practice.draw(surface, 1.0)
    assert practice.drill.world.tick == 5
    for _ in range(6):
        practice.key(pygame.KSCAN_EQUALS)
    assert practice.pace == 1
