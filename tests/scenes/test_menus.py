"""Every menu in every language at 100 and 200 % text: nothing is cut, nothing lies on anything else."""

import gettext

import pygame
import pytest

from game import text
from game.profile.progress import Progress
from game.scenes import words
from game.scenes.comfort_page import ComfortPage
from game.scenes.first_start import FirstStart
from game.scenes.help_page import HelpPage
from game.scenes.menu import AGAIN, HELD, Choice, Menu
from game.scenes.menu_page import MenuPage
from game.scenes.new_climb_page import NewClimbPage
from game.scenes.reached_pages import Gallery
from game.scenes.reading_page import ReadingPage
from game.scenes.settings_pages import LanguagePage, SettingsMenu, words_page
from game.scenes.start import Start
from game.scenes.title import Title
from game.sim.buttons import JUMP
from game.text import tr
from tools import menus

LONGER = str.maketrans("aeiouycnsAEIOUYCNS", "áéîöüýçñšÁÉÎÖÜÝÇÑŠ")


class Pseudo(gettext.NullTranslations):
    """Every word a third longer, and with signs that English does not have."""

    def gettext(self, message: str) -> str:
        return f"[{message.translate(LONGER)}{' ~' * (len(message) // 7)}]"


@pytest.fixture(autouse=True)
def in_english(home):
    """Leave words as they were."""
    yield
    text.speak("en")
    words.LOOK.percent, words.LOOK.readable = 100, False


@pytest.mark.parametrize("name", menus.SCENES)
@pytest.mark.parametrize("percent", menus.PERCENTS)
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_nothing_is_cut_and_nothing_overlaps(language, percent, name):
    shell = menus.shell_for(language, percent)
    seen = list(menus.pictures(shell, name))
    assert seen
    assert [wrong for picture in seen for wrong in picture.wrong()] == []
    assert all(picture.lines for picture in seen)


@pytest.mark.parametrize("name", menus.SCENES)
@pytest.mark.parametrize("readable", [False, True])
def test_words_a_third_longer_still_fit(monkeypatch, name, readable):
    shell = menus.shell_for("en", 200)
    words.LOOK.readable = readable
    monkeypatch.setattr(text, "_words", Pseudo())
    seen = list(menus.pictures(shell, name))
    assert [wrong for picture in seen for wrong in picture.wrong()] == []
    said = {line for picture in seen for line, _ in picture.lines}
    assert any("[" in line for line in said) or name == "language"


def test_the_look_at_menus_finds_what_is_wrong(shell):
    class Bad(MenuPage):
        def draw(self, surface, alpha):
            words.write(surface, "far out", (635, 20))
            words.write(surface, "one thing", (300, 100))
            words.write(surface, "another", (300, 104))
            words.write(surface, "𓀀", (300, 200))

    found = menus.drawn(Bad(shell)).wrong()
    assert len(found) == 3
    assert "cut" in found[0]
    assert "lies on" in found[1]
    assert "no type has" in found[2]


# ---- how menus are moved through


def a_menu(shell, count=12, **how):
    chosen, turned = [], []
    choices = [
        Choice(f"choice {n}", lambda n=n: chosen.append(n), turned.append, f"says {n}", **how)
        for n in range(count)
    ]
    menu = Menu(choices, shell)
    menu.draw(pygame.Surface((640, 360)), pygame.Rect(20, 40, 600, 120))
    return menu, chosen, turned


def test_a_column_that_is_too_long_scrolls_to_what_is_lit(shell, surface):
    menu, _, _ = a_menu(shell)
    for at in range(12):
        menu.go(at)
        menu.draw(surface, pygame.Rect(20, 40, 600, 120))
        shown = [n for n, _ in menu.boxes]
        assert at in shown
        assert len(shown) < 12
        assert all(box.y >= 40 and box.bottom <= 160 for _, box in menu.boxes)


def test_the_mouse_lights_chooses_and_turns(shell):
    menu, chosen, turned = a_menu(shell)
    at, box = menu.boxes[2]
    menu.pointed(*box.center)
    assert menu.at == at
    assert menu.clicked(*box.center, 1)
    assert menu.clicked(*box.center, 3)
    assert (chosen, turned) == ([at], [-1])
    assert not menu.clicked(5, 5, 1)
    menu.wheel(-1)
    assert menu.at == at + 1
    for _ in range(30):
        menu.wheel(1)
    assert menu.at == 0


def test_a_pages_back_button_of_the_mouse_goes_back(shell, surface):
    shell.stack.push(SettingsMenu(shell))
    shell.stack.push(ComfortPage(shell))
    shell.stack.top.draw(surface, 1.0)
    shell.stack.top.mouse(2, 2, 8)
    assert isinstance(shell.stack.top, SettingsMenu)
    back = shell.stack.top.menu.choices[-1]
    shell.stack.top.draw(surface, 1.0)
    shell.stack.top.menu.go(len(shell.stack.top.menu.choices) - 1)
    shell.stack.top.draw(surface, 1.0)
    box = dict(shell.stack.top.menu.boxes)[len(shell.stack.top.menu.choices) - 1]
    assert back.called == "Back"
    shell.stack.top.mouse(*box.center, 1)
    assert not shell.stack


def test_what_destroys_wants_to_be_held_by_button_key_or_mouse(shell):
    for how in ("buttons", "key", "mouse"):
        menu, chosen, _ = a_menu(shell, destroys=True)
        assert "Hold" in menu.lit.means
        menu.choose()
        kind = {"key": pygame.KEYDOWN, "mouse": pygame.MOUSEBUTTONDOWN}.get(how)
        if kind:
            shell.devices.feed(pygame.event.Event(kind, scancode=pygame.KSCAN_RETURN, button=1))
        for _ in range(HELD - 1):
            menu.tick(JUMP if how == "buttons" else 0)
        assert chosen == []
        assert menu.share > 0.9
        menu.tick(JUMP if how == "buttons" else 0)
        assert chosen == [0]
        shell.devices.release_all()


def test_who_cannot_hold_presses_twice(shell):
    shell.settings.hold_toggle = True
    menu, chosen, _ = a_menu(shell, destroys=True)
    menu.choose()
    assert chosen == []
    menu.choose()
    assert chosen == [0]
    menu.choose()
    for _ in range(AGAIN):
        menu.tick(0)
    menu.choose()
    assert chosen == [0]  # it was too late to be the second


def test_arrows_and_home_move_even_when_they_are_bound_to_nothing(shell):
    shell.settings.preset = "left"
    shell.devices.take(shell.settings)
    menu, _, _ = a_menu(shell)
    menu.key(pygame.KSCAN_DOWN)
    assert menu.at == 1
    menu.key(pygame.KSCAN_END)
    assert menu.at == 11
    shell.settings.preset = "both"
    shell.devices.take(shell.settings)
    assert not menu.key(pygame.KSCAN_DOWN)  # it is bound: it comes as an action


# ---- the first start, and care


def test_the_first_start_asks_and_two_presses_are_enough(writing):
    writing.settings.started = False
    title = Start().title(writing)
    writing.stack.push(title)
    page = writing.stack.top
    assert isinstance(page, FirstStart)
    offered = " ".join(choice.called for choice in page.menu.choices)
    for word in ("Begin", "Language", "Captions", "Calm light", "Hold"):
        assert word in offered
    page.pressed("jump")
    note = writing.stack.top
    assert isinstance(note, ReadingPage)
    said = " ".join(note.paragraphs())
    for word in ("dying child", "giving oneself up", "put down", "stop at any time", "find help"):
        assert word in said
    note.pressed("jump")
    assert writing.stack.top is title
    writing.stack.clear()
    again = Start().title(writing)
    writing.stack.push(again)
    assert writing.stack.top is again
    writing.stack.clear()


def test_the_first_start_changes_language_at_once(shell):
    page = FirstStart(shell)
    shell.stack.push(page)
    page.menu.go(1)
    page.pressed("right")
    assert text.language() == "de"
    assert shell.settings.language == "de"


def test_stopping_is_offered_anywhere_and_said_to_be_all_right(shell, surface):
    stopped = []
    page = HelpPage(shell, lambda: stopped.append(1))
    shell.stack.push(page)
    assert page.menu.lit.called == "Stop for today"
    assert "all right" in page.menu.lit.means
    page.pressed("jump")
    assert stopped == [1]
    loud = shell.settings.whispers
    page.menu.go(2)
    page.pressed("jump")
    assert shell.settings.no_whispers
    page.pressed("jump")
    assert not shell.settings.no_whispers
    assert shell.settings.whispers == loud
    shell.settings.whispers = 0  # turned down elsewhere: not heard either, and on again means heard
    page.pressed("jump")
    assert shell.settings.whispers > 0
    page.menu.go(1)
    page.pressed("jump")
    shell.stack.top.draw(surface, 1.0)
    assert any("findahelpline.com" in words for words in shell.stack.top.paragraphs())


def test_a_climbs_pause_leads_to_care(shell):
    climb = Start().climb(shell)
    shell.stack.push(climb)
    climb.pressed("menu")
    menu = shell.stack.top.menu
    menu.go(next(n for n, choice in enumerate(menu.choices) if choice.called == "If it is too much"))
    menu.choose()
    assert isinstance(shell.stack.top, HelpPage)
    shell.stack.clear()


# ---- what is turned is seen


def test_a_change_of_language_is_seen_on_every_page_below(shell):
    shell.stack.push(SettingsMenu(shell))
    shell.stack.push(LanguagePage(shell))
    shell.stack.top.menu.go(list(text.LANGUAGES).index("de"))
    shell.stack.top.pressed("jump")
    assert shell.settings.language == "de"
    shell.stack.pop()
    assert any("Deutsch" in choice.called for choice in shell.stack.top.menu.choices)


def test_what_changes_the_picture_is_seen_behind_the_page(shell, surface):
    title = Start().title(shell)
    shell.stack.push(title)
    title.builder.join()
    for _ in range(60):
        title.tick(0)
    page = ComfortPage(shell)
    shell.stack.push(page)
    rows = [row.name for row in page.rows]
    page.menu.go(rows.index("contrast"))
    before, after = pygame.Surface((640, 360), 0, 32), pygame.Surface((640, 360), 0, 32)
    for target in (before, after):
        shell.stack.draw(target, 1.0)
        page.pressed("right")
    dark = [
        pygame.transform.average_color(picture, pygame.Rect(0, 60, 200, 200))[:3]
        for picture in (before, after)
    ]
    assert sum(dark[1]) < sum(dark[0]) * 0.8
    world = title.world.tick
    for _ in range(5):
        shell.stack.tick(0)
    assert title.world.tick == world + 5  # it lives on below
    shell.stack.clear()


def test_words_grow_as_their_size_is_turned(shell, surface):
    page = words_page(shell)
    shell.stack.push(page)
    small = menus.drawn(page).lines[1][1].height
    for _ in range(10):
        page.pressed("right")
    assert shell.settings.text_size == 200
    assert menus.drawn(page).lines[1][1].height > small * 1.6


def test_a_page_takes_back_only_its_own_lines(shell):
    shell.settings.heart, shell.settings.contrast = 10, True
    page = ComfortPage(shell)
    shell.stack.push(page)
    page.menu.go(len(page.menu.choices) - 2)
    page.pressed("jump")
    assert (shell.settings.contrast, shell.settings.heart) == (False, 10)


def test_the_gallery_shows_what_was_found(shell, surface):
    shell.stack.push(Gallery(shell, [2, 10]))
    gallery = shell.stack.top
    gallery.draw(surface, 1.0)
    assert gallery.at == 2
    gallery.pressed("down")
    assert gallery.at == 10
    gallery.pressed("right")
    assert gallery.line == tr("Not found yet.")
    gallery.pressed("jump")
    assert shell.stack.top is gallery
    _, box = gallery.boxes[1]
    gallery.mouse(*box.center, 1)
    assert shell.stack.top is not gallery
    shell.stack.pop()
    gallery.pressed("menu")
    assert not shell.stack


def test_a_new_climb_has_rules_a_seed_and_a_place(shell):
    begun = []
    page = NewClimbPage(shell, Progress(endings=["let go"]), begun.append)
    shell.stack.push(page)
    at = {choice.called.partition(":")[0]: n for n, choice in enumerate(page.menu.choices)}
    page.menu.go(at["Rules"])
    page.pressed("right")
    page.menu.go(at["Seed"])
    page.pressed("right")
    page.menu.go(at["Memory"])
    page.pressed("right")
    page.menu.go(at["Begin"])
    page.pressed("jump")
    assert shell.settings.rules == "gentle"
    assert (begun[0].seed, begun[0].memory, begun[0].place) == (2, True, 0)


def test_the_title_leads_everywhere_by_keys_alone(writing, surface):
    title = Start().title(writing)
    writing.stack.push(title)
    title.builder.join()
    seen = []
    for n, choice in enumerate(title.menu.choices[:-1]):
        title.menu.go(n)
        title.key(pygame.KSCAN_RETURN)
        writing.stack.draw(surface, 1.0)
        seen.append(choice.called)
        assert writing.stack.top is not title
        writing.stack.top.pressed("menu")
        assert writing.stack.top is title
    assert seen == ["New climb", "What was reached", "Settings", "Credits"]
    assert isinstance(title, Title)
    writing.stack.clear()


def test_of_pages_on_pages_only_the_topmost_is_read(shell, surface, monkeypatch):
    put, read = words.put, []
    monkeypatch.setattr(words, "put", lambda *given: (read.append(given[3]), put(*given)))
    for page in (SettingsMenu(shell), ComfortPage(shell)):
        shell.stack.push(page)
    shell.stack.draw(surface, 1.0)
    assert "Comfort" in read
    assert "Settings" not in read
    assert len(read) == len(set(read))
