"""The kept climbs, heard: what matters in them is in words, what comes often never sounds twice alike."""

from collections import Counter

import pytest

from game.audio.cues import TOLD
from game.audio.ear import Ear
from game.files import shipped
from game.maps.read import read
from game.replay import open_world, play, read_tape

LEVELS = shipped("levels")
TAPES = sorted([*LEVELS.glob("proofs/[!t]*.climb"), *LEVELS.glob("gallery/proofs/*.climb")])  # each map alone
OFTEN = 12  # times in one climb; lamps, which are ten on the stairs, are not meant
VARIED = 5
LONGEST = 4200  # ticks of a climb that are heard
# the heart's beats and breaths are told by the picture, the pad and, for whoever wants it, a caption of their own
HEART = ("heart_", "breath_")


def map_of(tape_file):
    """The map beside a folder of proofs; an ending's climb is named door.let-go."""
    return tape_file.parent.parent / f"{tape_file.name.split('.')[0]}.tmx"


@pytest.fixture(scope="module", params=TAPES, ids=lambda tape: tape.stem)
def heard(request):
    """Everything that is heard in one climb."""
    tape = read_tape(request.param)
    world = open_world(tape, [read(map_of(request.param)).level])
    ear = Ear()
    found = []
    for tick, _, said in play(tape, world):
        found += ear.hear(world, said)
        if tick > LONGEST:
            break
    return found


def test_there_are_climbs_to_hear():
    assert len(TAPES) >= 20


def test_whatever_matters_is_in_words_too(heard):
    assert heard
    dumb = {
        one.cue.sound
        for one in heard
        if one.cue.priority >= TOLD and not one.cue.caption and not one.cue.sound.startswith(HEART)
    }
    assert dumb == set()


def test_what_comes_often_has_variations(heard):
    stems = {file.stem for file in shipped("assets", "sound").glob("*.ogg")}
    often = {
        name for name, times in Counter(one.cue.sound for one in heard).items() if times >= OFTEN and name
    }
    few = {name for name in often if not {f"{name}_{n}" for n in range(VARIED)} <= stems}
    assert few == set()


def test_captions_can_be_read(heard):
    said = Counter(one.caption.text for one in heard if one.caption)
    assert all(len(text) <= 40 for text in said)
