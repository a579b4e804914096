"""Buttons are drawn as the controller in hand has them, and said as one says them."""

import pygame
import pytest

from game.input.bindings import ACTIONS, JOYSTICK, KEYBOARD, PAD
from game.view.glyphs import FAMILIES, PRINTED, SHAPES, family, glyph, named

SOURCES = [source for table in (KEYBOARD, PAD, JOYSTICK) for action in ACTIONS for source in table[action]]


@pytest.mark.parametrize(
    ("name", "its"),
    [
        ("Xbox Series Controller", "xbox"),
        ("PS4 Controller", "playstation"),
        ("Sony Interactive Entertainment DualSense Wireless Controller", "playstation"),
        ("Nintendo Switch Pro Controller", "nintendo"),
        ("Joy-Con (L)", "nintendo"),
        ("Somebody's Arcade Stick", "xbox"),
        ("", "xbox"),
    ],
)
def test_the_family_is_known_by_what_a_controller_calls_itself(name, its):
    assert family(name) == its


@pytest.mark.parametrize("kind", FAMILIES)
def test_every_source_has_a_picture_and_a_name_of_its_own(kind):
    pictures = {}
    for source in SOURCES:
        picture = glyph(source, kind, 18)
        assert picture.get_height() == 18
        assert 14 <= picture.get_width() <= 90, source
        assert pygame.mask.from_surface(picture).count() > 60
        pictures[source] = (named(source, kind), pygame.image.tobytes(picture, "RGBA"))
    pads = [pictures[source] for source in SOURCES if source.startswith("pad")]
    assert (
        len({name for name, _ in pads})
        == len({drawn for _, drawn in pads})
        == len({s for s in SOURCES if s.startswith("pad")})
    )


def test_nintendo_prints_a_where_sdl_says_b():
    assert named("pad a", "nintendo") == "B"
    assert named("pad a", "xbox") == "A"
    assert named("pad a", "playstation") == "Cross"
    assert {PRINTED["playstation"][button] for button in "abxy"} == set(SHAPES)


def test_keys_are_named_as_they_are_printed():
    assert [named(f"key {name}") for name in ("A", "SPACE", "ESCAPE", "LEFT")] == [
        "A",
        "Space",
        "Esc",
        "Left",
    ]
    assert named("stick left") == "LS left"
    assert named("joy 0") == "1"
