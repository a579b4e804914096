"""A climb as a scene: pause, back to the lamp, a map saved meanwhile, the end; and a tape in the window."""

import shutil

import pygame
import pytest

from game.files import shipped
from game.maps.read import read
from game.replay.verify import verify
from game.scenes import watching
from game.scenes.ending import SHORT, Ending
from game.scenes.pause import Pause
from game.scenes.playback import Playback
from game.scenes.reel import NORMAL, Reel
from game.scenes.start import Start
from game.scenes.title import Title, Ways
from game.scenes.watching import EVERY, Watcher
from game.sim.buttons import RIGHT
from game.trouble import Trouble

GALLERY = shipped("levels", "gallery")
MAP = GALLERY / "first-steps.tmx"


@pytest.fixture
def climb(shell):
    scene = Start(MAP).climb(shell)
    shell.stack.push(scene)
    return scene


def test_the_menu_key_and_a_lost_keyboard_pause_and_the_world_stands_still(shell, climb, surface):
    climb.tick(RIGHT)
    climb.pressed("menu")
    assert isinstance(shell.stack.top, Pause)
    for _ in range(5):
        shell.stack.top.tick(RIGHT)
    assert climb.world.tick == 1
    shell.stack.draw(surface, 0.5)
    shell.stack.top.pressed("menu")
    assert shell.stack.top is climb
    climb.blurred()
    assert isinstance(shell.stack.top, Pause)


def test_from_the_lamp_is_on_the_tape_and_the_tape_holds(shell, climb, tmp_path):
    start = climb.world.climber.x
    for _ in range(40):
        climb.tick(RIGHT)
    assert climb.world.climber.x > start
    climb.pressed("menu")
    shell.stack.top.pressed("down")
    shell.stack.top.pressed("jump")
    assert shell.stack.top is climb
    assert climb.world.climber.x == start
    for _ in range(40):
        climb.tick(0)
    tape = tmp_path / "x.climb"
    climb.keeper.recorder.save(tape)
    assert "!resume" in tape.read_text()
    assert verify(tape).ok


def test_the_end_comes_up_after_the_last_picture_and_leads_on(shell, climb, surface):
    climb.tick(0)
    climb.world.ending = 1
    for _ in range(SHORT):
        climb.tick(0)
    assert isinstance(shell.stack.top, Ending)
    for _ in range(60):
        shell.stack.top.tick(0)
    shell.stack.draw(surface, 1.0)
    shell.stack.top.pressed("jump")
    assert not shell.stack


@pytest.fixture
def copy(tmp_path):
    """The gallery's map with its tiles, to be edited."""
    for folder in ("gallery", "tiles", "templates"):
        shutil.copytree(shipped("levels", folder), tmp_path / folder)
    for file in shipped("levels").glob("*.tiled-project"):
        shutil.copy(file, tmp_path)
    return tmp_path / "gallery" / MAP.name


def test_a_saved_map_is_read_again_and_the_climber_stays(shell, copy, surface):
    climb = Start(copy, watch=True).climb(shell)
    for _ in range(40):
        climb.tick(RIGHT)
    before, x = climb.world, climb.world.climber.x
    text = copy.read_text()
    copy.write_text(text.replace("<map ", "<map  "))  # saved, though nothing the rules see is new
    for _ in range(EVERY + 1):
        climb.tick(0)
    assert climb.world is not before
    assert abs(climb.world.climber.x - x) < 16
    copy.write_text(text[: len(text) // 2])
    world = climb.world
    for _ in range(2 * EVERY + 1):
        climb.tick(0)
    assert climb.world is world
    assert any(copy.name in line.text for line in climb.notes.said)
    climb.draw(surface, 1.0)


def test_a_file_seen_half_written_or_gone_for_a_moment_is_not_spoken_of(shell, copy):
    climb = Start(copy, watch=True).climb(shell)
    text = copy.read_text()
    world = climb.world
    for broken in (text[: len(text) // 3], "", None):
        copy.unlink() if broken is None else copy.write_text(broken)
        for _ in range(EVERY):
            climb.tick(0)
        assert climb.world is world
        copy.write_text(text.replace("<map ", "<map  "))
        for _ in range(2 * EVERY):
            climb.tick(0)
        assert climb.world is not world
        world = climb.world
    assert not any(copy.name in line.text for line in climb.notes.said)


def test_what_is_saved_while_it_is_read_is_seen_at_the_next_look(copy, monkeypatch):
    watcher = Watcher(read(copy))
    text = copy.read_text()

    def saved_again(path):
        found = read(path)
        copy.write_text(text.replace("<map ", "<map   "))
        return found

    monkeypatch.setattr(watching, "read", saved_again)
    copy.write_text(text.replace("<map ", "<map  "))
    looks = [watcher.changed() for _ in range(3 * EVERY)]
    monkeypatch.undo()
    assert sum(look is not None for look in looks) >= 2


def test_the_map_may_shrink_under_the_climber_and_the_lamp_stays_its(shell, copy):
    """Where the climber was is no longer there: it stands at its lamp, or at the start."""
    climb = Start(copy, lamp=0, watch=True).climb(shell)
    lamp = climb.world.level.lamps[0]
    for _ in range(30):
        climb.tick(RIGHT)
    copy.write_text(copy.read_text().replace("<map ", "<map  "))
    for _ in range(EVERY + 1):
        climb.tick(0)
    assert climb.world.lamp == 0
    assert climb.world.level.lamps[0] == lamp
    climb.world.climber.y += 10_000  # as if the map had been that much taller
    copy.write_text(copy.read_text().replace("<map ", "<map  "))
    climb.watcher.wait = 1
    climb.tick(0)
    assert climb.world.climber.y < climb.world.level.height * 16


def test_a_climb_may_begin_at_a_lamp_that_is_there(shell):
    start = Start(MAP, lamp=0)
    lamp = start.map.level.lamps[0]
    world = start.world()
    assert abs(world.climber.x + 8 - lamp.x) <= 1
    with pytest.raises(Trouble, match="no such lamp"):
        Start(MAP, lamp=99)


def test_the_title_leads_to_the_climb(shell, surface):
    title = Title(shell, Start(MAP).map.level, Ways(lambda: shell.stack.pop()))
    shell.stack.push(title)
    title.draw(surface, 1.0)
    title.builder.join()
    for _ in range(5):
        title.tick(0)
    title.draw(surface, 1.0)
    assert title.world.tick == 5
    title.key(pygame.KSCAN_RETURN)
    assert not shell.stack


def test_a_title_that_cannot_be_built_says_so(shell, monkeypatch):
    def fails(*_):
        raise ValueError("no tower")

    monkeypatch.setattr("game.scenes.title.View", fails)
    title = Title(shell, Start(MAP).map.level, Ways(lambda: None))
    title.builder.join()
    with pytest.raises(ValueError, match="no tower"):
        title.tick(0)


@pytest.fixture
def reel(shell, climb):
    for n in range(200):
        climb.tick(RIGHT if n % 60 < 30 else 0)
    scene = Reel(shell, Playback(climb.keeper.recorder.tape(), [climb.world.level]), {}, [])
    shell.stack.replace(scene)
    return scene


def test_a_tape_is_watched_by_keys(shell, reel, surface):
    for _ in range(10):
        reel.tick(0)
    assert reel.playback.at == 10
    reel.key(pygame.KSCAN_SPACE)
    reel.tick(0)
    assert reel.playback.at == 10
    reel.key(pygame.KSCAN_PERIOD)
    assert reel.playback.at == 11
    reel.key(pygame.KSCAN_COMMA)
    reel.key(pygame.KSCAN_COMMA)
    assert reel.playback.at == 9
    reel.key(pygame.KSCAN_SPACE)
    reel.key(pygame.KSCAN_DOWN)
    reel.key(pygame.KSCAN_DOWN)
    for _ in range(8):
        reel.tick(0)
    assert reel.playback.at == 11
    for _ in range(3):
        reel.key(pygame.KSCAN_UP)
    assert reel.speed == NORMAL + 1
    reel.tick(0)
    assert reel.playback.at == 13
    reel.key(pygame.KSCAN_END)
    assert reel.playback.done
    reel.key(pygame.KSCAN_HOME)
    assert reel.playback.at == 0
    reel.key(pygame.KSCAN_RIGHT)
    assert reel.playback.at == 200
    reel.draw(surface, 0.5)
    reel.key(pygame.KSCAN_ESCAPE)
    assert not shell.stack
