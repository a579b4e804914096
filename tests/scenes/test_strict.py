"""Strict: what would keep a climb out of the ranks is not offered, not applied, and refused on the command line."""

import shutil

import pygame
import pytest

from game.files import shipped
from game.profile import settings as kept
from game.scenes.pause import Pause
from game.scenes.practice import Practice
from game.scenes.runners_page import RunnersPage, means
from game.scenes.start import Start
from game.scenes.terms import terms
from game.trouble import Trouble

pytestmark = pytest.mark.usefixtures("home")


def pause_of(shell):
    climb = Start().climb(shell)
    shell.stack.push(climb)
    climb.tick(0)
    climb.pressed("menu")
    assert isinstance(shell.stack.top, Pause)
    return climb, [choice.called for choice in shell.stack.top.menu.choices]


def test_the_pause_offers_nothing_that_taints(shell, surface):
    _, offered = pause_of(shell)
    shell.stack.clear()
    shell.settings.strict = True
    climb, strict = pause_of(shell)
    assert set(offered) - set(strict) == {"From the lamp", "To the next lamp"}
    for _ in range(len(strict)):
        shell.stack.top.pressed("down")
    shell.stack.draw(surface, 1.0)
    assert climb.keeper.recorder.taint == ()


def test_assists_are_off_whatever_the_settings_say(shell):
    shell.settings.endless_grip, shell.settings.speed = True, 70
    assert terms(shell.settings).assists
    shell.settings.strict = True
    on = terms(shell.settings)
    assert (on.assists, on.speed) == ((), 100)
    climb = Start().climb(shell)
    assert climb.keeper.recorder.taint == ()
    assert climb.pace == 1
    assert any("Strict" in line.text for line in climb.notes.said)


def test_the_command_line_refuses_in_a_line(tmp_path):
    Start().be_strict()
    with pytest.raises(Trouble, match="--at"):
        Start(lamp=1).be_strict()
    gallery = shipped("levels", "gallery", "first-steps.tmx")
    Start(gallery).be_strict()


def test_a_strangers_map_is_refused(tmp_path):
    for folder in ("gallery", "tiles", "templates"):
        shutil.copytree(shipped("levels", folder), tmp_path / folder)
    for file in shipped("levels").glob("*.tiled-project"):
        shutil.copy(file, tmp_path)
    path = tmp_path / "gallery" / "first-steps.tmx"
    path.write_text(path.read_text().replace("first-steps", "mine"))
    other = path.with_name("mine.tmx")
    path.rename(other)
    with pytest.raises(Trouble, match="own maps"):
        Start(other).be_strict()


@pytest.fixture
def page(shell):
    shell.may_write = True
    scene = RunnersPage(shell, lambda: shell.stack.replace(Start().practice(shell)))
    shell.stack.push(scene)
    return scene


def test_the_page_turns_every_setting_and_keeps_it(shell, page, surface):
    for name in page.NAMES:
        page.draw(surface, 1.0)
        if name in ("timer", "ghost", "strict"):
            page.pressed("right")
        page.pressed("down")
    page.menu.at = len(page.NAMES)
    page.key(pygame.KSCAN_RETURN)
    loaded = kept.load()
    assert (loaded.timer, loaded.ghost, loaded.strict) == ("small", "best", True)


def test_turning_goes_both_ways(shell, page):
    page.pressed("left")
    assert shell.settings.timer == "full"
    page.pressed("right")
    assert shell.settings.timer == "off"


def test_every_line_has_its_sentence(page):
    assert all(means(name) for name in page.NAMES)


def test_the_page_leads_to_practice(shell, page):
    page.menu.at = page.NAMES.index("practice")
    page.pressed("jump")
    assert isinstance(shell.stack.top, Practice)


def test_livesplit_is_opened_when_it_is_chosen(shell, page):
    page.menu.at = page.NAMES.index("livesplit")
    page.pressed("right")
    shell.stack.pop()
    assert shell.live is not None
    shell.live.close()


def test_the_command_lines_strictness_is_not_kept(shell, home):
    shell.may_write = shell.only_strict = True
    climb, offered = pause_of(shell)
    assert "From the lamp" not in offered
    climb.key(pygame.KSCAN_F2)
    assert kept.load().timer == "small"
    assert not kept.load().strict
