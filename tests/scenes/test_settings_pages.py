"""The settings: every line turns, is kept, and is heard or seen at once; controls are bound by pressing them."""

from dataclasses import fields

import pygame
import pytest

from game.input.bindings import ACTIONS, Bindings, bound, conflicts
from game.profile import places, progress
from game.profile import settings as kept
from game.profile.settings import LIMITS, Settings
from game.scenes.comfort_page import ComfortPage
from game.scenes.controls_page import ControlsPage, called
from game.scenes.help_page import HelpPage
from game.scenes.page import Page
from game.scenes.profile_page import ProfilePage
from game.scenes.settings_pages import (
    LanguagePage,
    SettingsMenu,
    WordsPage,
    picture_page,
    sound_page,
    words_page,
)
from game.scenes.start import Start
from game.scenes.title import Title

PAGES = {
    "sound": sound_page, "picture": picture_page, "comfort": ComfortPage, "words": words_page,
}  # fmt: skip


def press(shell, name: str, down: bool = True) -> list[str]:
    kind = pygame.KEYDOWN if down else pygame.KEYUP
    return shell.devices.feed(pygame.event.Event(kind, scancode=getattr(pygame, f"KSCAN_{name}"), mod=0))


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_every_line_turns_both_ways_and_says_what_it_is(shell, surface, make):
    page = make(shell)
    shell.stack.push(page)
    said = set()
    for row in page.rows:
        before = getattr(shell.settings, row.name)
        page.pressed("left")
        assert getattr(shell.settings, row.name) != before or before == LIMITS.get(row.name, (None,))[0]
        page.pressed("right")
        assert getattr(shell.settings, row.name) == before or isinstance(before, int)
        shell.settings.text_size = 100
        page.draw(surface, 1.0)
        assert row.says
        said.add(row.says)
        page.pressed("down")
    assert len(said) == len(page.rows)
    assert {row.name for row in page.rows} <= {field.name for field in fields(Settings)}


def test_a_number_stops_at_its_limits(shell):
    page = sound_page(shell)
    for _ in range(30):
        page.pressed("left")
    assert shell.settings.master == 0
    for _ in range(30):
        page.pressed("right")
    assert shell.settings.master == 100


def test_what_was_chosen_is_kept_and_can_be_taken_back(shell, home):
    shell.may_write = True
    page = ComfortPage(shell)
    shell.stack.push(page)
    page.pressed("right")
    page.pressed("menu")
    assert not shell.stack
    assert kept.load().reduce_flashing is True
    page = ComfortPage(shell)
    page.menu.at = len(page.rows)
    page.menu.choose()
    assert shell.settings.reduce_flashing is False


def test_volumes_are_heard_as_they_are_turned(shell, monkeypatch):
    heard = []
    monkeypatch.setattr(type(shell.sound), "volumes", lambda _self, settings: heard.append(settings.heart))
    page = sound_page(shell)
    page.pressed("down")
    page.pressed("left")
    assert heard == [90]


def test_full_screen_is_asked_for_at_once(shell):
    asked = []
    shell.full_screen = lambda: asked.append(1)
    page = picture_page(shell)
    page.pressed("right")
    assert asked == [1]
    assert shell.settings.full_screen


def test_the_menu_leads_to_every_page_and_back(shell, surface):
    menu = SettingsMenu(shell)
    shell.stack.push(menu)
    seen = []
    for n in range(len(menu.menu.choices) - 1):
        menu.menu.at = n
        menu.pressed("jump")
        top = shell.stack.top
        assert top is not menu
        top.draw(surface, 1.0)
        seen.append(type(top))
        top.pressed("menu")
        assert shell.stack.top is menu
    assert seen == [ComfortPage, WordsPage, Page, ControlsPage, Page, LanguagePage, ProfilePage, HelpPage]
    menu.pressed("kneel")
    assert not shell.stack


# ---- controls


def test_a_press_binds_and_the_game_hears_it(shell, surface):
    page = ControlsPage(shell)
    shell.stack.push(page)
    page.menu.at = page.actions.index("jump")
    page.pressed("jump")
    page.draw(surface, 1.0)
    assert page.waiting == "jump"
    press(shell, "Q")
    page.pressed("anything")  # while it waits, presses mean nothing else
    page.tick(0)
    assert not page.waiting
    press(shell, "Q", False)
    assert press(shell, "Q") == ["jump"]
    assert shell.settings.bindings["jump"][0] == "key Q"
    page.draw(surface, 1.0)


def test_escape_and_patience_leave_it_as_it_was(shell):
    page = ControlsPage(shell)
    for how in ("ESCAPE", ""):
        page._wait("jump")
        if how:
            press(shell, how)
            page.tick(0)
        else:
            for _ in range(page.left):
                page.tick(0)
        assert not page.waiting
        assert shell.settings.bindings == {}


def test_the_first_becomes_the_second_and_nothing_is_on_two_of_ones_own():
    own = bound({}, "jump", "key Q")
    assert own == {"jump": ("key Q", "key C")}
    own = bound(own, "hold", "key Q")
    assert own["hold"][0] == "key Q"
    assert "key Q" not in own["jump"]
    assert Bindings(own).action_of["key Q"] == "hold"


def test_keys_and_pads_are_bound_apart():
    own = bound(bound({}, "jump", "key Q"), "jump", "pad b")
    sources = Bindings(own).sources_of["jump"]
    assert sources[:2] == ("pad b", "pad a")
    assert "key Q" in sources


def test_what_is_on_two_at_once_is_named():
    assert conflicts(Bindings()) == []
    clash = conflicts(Bindings(bound({}, "kneel", "key C")))
    assert clash == [("key C", "kneel", "jump")]


def test_every_action_has_its_name_on_the_screen():
    assert len({called(action) for action in ACTIONS}) == len(ACTIONS)


def test_all_of_it_can_be_put_back(shell):
    shell.settings.bindings = bound({}, "jump", "key Q")
    page = ControlsPage(shell)
    page.menu.at = len(page.menu.choices) - 2
    page.menu.choose()
    assert shell.settings.bindings == {}
    assert press(shell, "C") == ["jump"]


def seen_with(page, name, surface):
    """The page's picture with this setting's line lit, over something that is not one colour."""
    surface.fill((90, 60, 40))
    surface.fill((200, 160, 90), (0, 100, 640, 7))
    page.menu.at = [row.name for row in page.rows].index(name)
    page.draw(surface, 1.0)
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize(
    ("name", "on", "off"), [("timer", "full", "off"), ("timer", "small", "off"), ("signs", True, False)]
)
def test_what_is_not_behind_the_page_is_shown_on_it(shell, surface, name, on, off):
    page = ComfortPage(shell)
    shell.stack.scenes = [Title.__new__(Title), page]
    corners = []
    for value in (off, on):
        setattr(shell.settings, name, value)
        seen = pygame.image.frombytes(seen_with(page, name, surface), (640, 360), "RGB")
        corners.append(pygame.image.tobytes(seen.subsurface((480, 0, 160, 30)), "RGB"))
    assert corners[0] != corners[1]


def test_shaking_is_felt_where_it_is_turned(shell, surface):
    page = ComfortPage(shell)
    shell.stack.scenes = [Title.__new__(Title), page]
    still = seen_with(page, "shake", surface)
    page.pressed("left")
    shaken = page.jolt
    assert shaken > 0
    shell.settings.shake = 100
    moved = seen_with(page, "shake", surface)
    for _ in range(60):
        page.tick(0)
    settled = seen_with(page, "shake", surface)
    assert moved != settled
    assert still[: 640 * 3 * 90] == settled[: 640 * 3 * 90]


def test_a_profile_that_is_read_in_is_seen_on_the_title(shell, home, monkeypatch):
    shell.settings.started = True
    kept.save(shell.settings)
    start = Start()
    shell.stack.push(start.title(shell))
    shell.stack.top.builder.join()
    before = [choice.called for choice in shell.stack.top.menu.choices]
    shell.stack.push(ProfilePage(shell))
    places.replays().mkdir(parents=True, exist_ok=True)
    (places.replays() / "a.climb").write_text("climb 1")
    reached = progress.load()
    reached.goes_on(0, progress.Going("a.climb", "2-stairs", 3, 4000, "standard"))
    progress.save(reached)
    monkeypatch.setattr("game.profile.bundle.take", lambda _file: None)
    shell.stack.top._import(home / "x.profile")
    shell.stack.pop()
    after = [choice.called for choice in shell.stack.top.menu.choices]
    shell.stack.top.builder.join()
    assert "Go on" not in before
    assert "Go on" in after


def test_how_much_is_painted_is_what_the_machine_can_unless_the_player_says(shell):
    heard = []
    page = picture_page(shell)
    page.hear = heard.extend
    shell.stack.push(page)
    assert (shell.settings.tier, shell.tier) == ("auto", "full")
    shell.measured(False)
    assert (shell.tier, heard) == ("full", [])
    shell.measured(True)
    assert shell.tier == "light"
    assert len(heard) == 1
    shell.settings.tier = "full"
    shell.measured(True)
    assert (shell.tier, len(heard)) == ("full", 1)


def test_the_line_says_what_it_came_to_by_itself(shell):
    shell.measured(True)
    row = next(row for row in picture_page(shell).rows if row.name == "tier")
    assert row.values["auto"].endswith(row.values["light"])
