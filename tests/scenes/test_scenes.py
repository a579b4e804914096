"""Stack, menu, captions and the end screen, without a window."""

import pygame
import pytest

from game.audio.cues import Caption
from game.scenes.ending import WAIT, Ending
from game.scenes.menu import Choice, Menu
from game.scenes.notes import MOST, STAY, Notes
from game.scenes.pause import Pause
from game.scenes.scene import Scene, Stack
from game.text import clock


class Probe(Scene):
    def __init__(self, covers=True):
        self.covers = covers
        self.drawn = self.left = 0

    def draw(self, surface, alpha):
        self.drawn += 1

    def leave(self):
        self.left += 1


class Broken(Probe):
    def leave(self):
        super().leave()
        raise RuntimeError("cannot")


def test_only_what_is_seen_is_drawn(surface):
    stack, hidden, below, above = Stack(), Probe(), Probe(), Probe(covers=False)
    for scene in (hidden, below, above):
        stack.push(scene)
    stack.draw(surface, 0.5)
    assert (hidden.drawn, below.drawn, above.drawn) == (0, 1, 1)


def test_every_scene_may_keep_its_things_even_when_one_fails():
    stack, first, broken = Stack(), Probe(), Broken()
    stack.push(first)
    stack.push(broken)
    with pytest.raises(RuntimeError):
        stack.clear()
    assert first.left == broken.left == 1
    assert not stack


def test_a_menu_wraps_round_and_jump_or_enter_choose(shell, surface):
    chosen = []
    menu = Menu([Choice(word, lambda word=word: chosen.append(word)) for word in "abc"], shell)
    menu.pressed("up")
    menu.pressed("jump")
    menu.pressed("down")
    menu.key(pygame.KSCAN_RETURN)
    assert chosen == ["c", "a"]
    assert not menu.pressed("brand")
    menu.draw(surface, pygame.Rect(20, 100, 600, 200))


def test_choices_with_values_are_turned_and_a_row_is_walked_sideways(shell, surface):
    turned, chosen = [], []
    column = Menu([Choice(lambda: f"{len(turned)}", lambda: chosen.append(1), turned.append)], shell)
    column.pressed("right")
    column.pressed("left")
    column.pressed("jump")
    assert (turned, chosen, column.choices[0].called) == ([1, -1], [1], "2")
    row = Menu([Choice("a", lambda: None), Choice("b", lambda: None)], shell, row=True)
    row.pressed("right")
    assert row.at == 1
    row.draw_row(surface, 300)
    assert not Menu([Choice("a", lambda: None)], shell).pressed("left")


@pytest.mark.parametrize(
    ("ticks", "text"),
    [(0, "0:00.00"), (1, "0:00.01"), (59, "0:00.98"), (3600, "1:00.00"), (36123, "10:02.05")],
)
def test_the_clock_is_minutes_seconds_hundredths(ticks, text):
    assert clock(ticks) == text


def test_the_end_screen_waits_for_a_meant_press(surface):
    gone = []
    ending = Ending(3600, 2, lambda: gone.append(1))
    ending.pressed("jump")
    assert not gone
    for _ in range(WAIT):
        ending.tick(0)
    ending.draw(surface, 1.0)
    assert pygame.mask.from_threshold(surface, (236, 228, 246), (40, 40, 40)).count() > 100
    ending.pressed("jump")
    assert gone


def test_the_pause_goes_on_by_its_key_and_can_go_to_the_lamp(shell):
    did = []
    for _ in range(2):
        shell.stack.push(Pause(shell, lambda: did.append("lamp"), lambda: did.append("quit")))
    shell.stack.top.pressed("menu")
    assert len(shell.stack.scenes) == 1
    shell.stack.top.pressed("down")
    shell.stack.top.pressed("jump")
    assert did == ["lamp"]
    assert not shell.stack


def test_the_important_captions_stay_and_all_go_in_time(surface):
    notes = Notes()
    for n in range(MOST + 2):
        notes.caption(Caption(f"sound {n}", 0, n))
    assert [line.text for line in notes.captions] == [f"sound {n}" for n in range(2, MOST + 2)]
    notes.caption(Caption("sound 3", 0, 3))
    assert len(notes.captions) == MOST
    notes.say("no sound")
    notes.draw(surface)
    for _ in range(STAY):
        notes.tick()
    assert not notes.captions
    assert notes.said
