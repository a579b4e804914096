"""Captions and rumble come from what is heard: as near, as far, and once a tick."""

import pytest

from game.audio.cues import Cue
from game.audio.ear import Heard
from game.audio.place import MIDDLE, Place
from game.scenes.feeling import feel, rumble_of
from game.scenes.notes import Notes
from game.sim import events

FAR = Place(0.5, 0.25, False)
BEAT = Heard(Cue("heart_0", "heart", rumble=(0.2, 0.0, 90)), MIDDLE, 0)
BLOW = Heard(Cue("wall_arrive", caption="stone stands", rumble=(0.4, 0.8, 60)), FAR, 1)


class Pad:
    def __init__(self):
        self.felt = []

    def rumble(self, low, high, milliseconds):
        self.felt.append((low, high, milliseconds))


@pytest.fixture
def pad(shell):
    shell.devices.rumble = (pad := Pad()).rumble
    return pad


def test_a_tick_shakes_the_pad_once_as_strongly_as_its_strongest(shell, pad):
    feel(shell, [BEAT, BLOW], Notes())
    assert pad.felt == [(0.2, 0.2, 90)]
    assert rumble_of([]) is None


def test_what_is_far_is_felt_less(shell, pad):
    feel(shell, [BLOW], Notes())
    assert pad.felt == [(0.1, 0.2, 60)]


def test_either_can_be_switched_off(shell, pad):
    notes = Notes()
    shell.settings.rumble = False
    feel(shell, [BLOW], notes)
    assert pad.felt == []
    assert [line.text for line in notes.captions] == ["stone stands \u203a"]
    shell.settings.captions = False
    notes = Notes()
    feel(shell, [BLOW], notes)
    assert notes.captions == []


def test_news_of_the_device_are_said_once(shell, pad):
    notes = Notes()
    shell.sound.news = "There is sound again."
    feel(shell, [], notes)
    feel(shell, [], notes)
    assert [line.text for line in notes.said] == ["There is sound again."]


def test_the_beat_is_felt_in_its_tick(shell, pad):
    from game.files import shipped
    from game.scenes.start import Start

    climb = Start(shipped("levels", "gallery", "heart.tmx")).climb(shell)
    felt_on = []
    for _ in range(300):
        pad.felt.clear()
        climb.tick(0)
        beats = any(isinstance(event, events.Beat) for event in climb.world.events)
        if beats:
            assert pad.felt
            felt_on.append(climb.world.tick)
    assert len(felt_on) >= 3


@pytest.mark.parametrize(("name", "heeded"), [("no_whispers", "hushed"), ("breath_captions", "breaths")])
def test_what_is_turned_on_a_page_is_heeded_at_once(shell, name, heeded):
    setattr(shell.settings, name, True)
    shell.changed(name)
    assert getattr(shell.sound.ear, heeded)
