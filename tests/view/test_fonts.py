"""Type is opened once, and works on after somebody has shut pygame's fonts down."""

import pygame

from game.profile.settings import Settings
from game.scenes import words
from game.scenes.words import font, rendered
from game.view import fonts
from game.view.fonts import face, signs


def test_a_font_is_opened_once():
    assert font(20) is font(20)
    assert font(20) is not font(21)


def test_after_fonts_were_shut_down_they_are_opened_anew():
    before = font(22)
    other = face("Galmuri9-Regular.ttf", 10, 14)
    pygame.font.quit()
    pygame.font.init()
    after = font(22)
    assert after is not before
    assert after.render("a", True, (255, 255, 255)).get_width() > 2
    assert face("Galmuri9-Regular.ttf", 10, 14) is not other
    assert rendered("never written before", 22, (1, 2, 3)).get_width() > 40


def test_where_a_file_is_missing_pygame_s_own_serves():
    assert face("NoSuchFont*.ttf", 18, 18).render("a", True, (9, 9, 9)).get_width() > 2


def test_what_was_opened_for_another_size_is_let_go_of():
    words.use(Settings(text_size=100))
    for size in range(10, 30):
        font(size)
    before = len(fonts._open)
    words.use(Settings(text_size=180))
    assert len(fonts._open) < before - 15
    words.use(Settings())


def test_the_signs_of_a_font_are_those_that_it_draws():
    known = signs("KleeOne-Japanese.ttf")
    assert {ord("あ"), ord("a"), ord("灯")} <= known
    assert ord("Ж") not in known
    assert signs("NoSuchFont.ttf") == frozenset()
