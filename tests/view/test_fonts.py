"""Type is opened once, and works on after somebody has shut pygame's fonts down."""

import pygame

from game.scenes.words import font, rendered
from game.view.fonts import face


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
