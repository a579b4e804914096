"""Beds and their layers: each place's own, what fear, cold and hands add, what the sacrifice takes, who steps back."""

from dataclasses import replace
from itertools import pairwise

import pytest

from game.audio.ducks import DOWN, DUCKS, UP, Ducking
from game.audio.ear import Ear
from game.audio.layers import BEDS, DEFAULT, LAYERS, RAMP, bed_of, known, only_heart, sound_of, toward, wanted
from game.files import shipped
from game.maps.classes import MAP_MEMBERS
from game.maps.read import read
from game.profile.settings import BUSES
from game.replay import open_world, play, read_tape
from game.sim import events, tuning
from game.sim.level import LAYERS as TAKEN_LAYERS
from game.sim.vision import CLIMBING
from game.sim.waking import AWAKE
from game.sim.world import World

TICK = 1 / 60
DOOR = shipped("levels", "gallery", "proofs", "door.climb")


def test_every_bed_has_its_three_layers_and_the_three_that_lie_over_any():
    stems = {file.stem for file in shipped("assets", "sound").glob("bed_*.ogg")}
    assert stems == {sound_of(layer, bed) for layer in LAYERS for bed in BEDS}
    assert len(stems) == 3 * len(BEDS) + 3
    assert {layer.bus for layer in LAYERS.values()} <= set(BUSES)


@pytest.mark.parametrize(
    ("bed", "place", "found"),
    [("summit", "2-stairs", "summit"), ("", "3-living-walls", "living-walls"), ("no such", "1-mosaic", "mosaic"),
     ("no such", "nor this", DEFAULT), ("", "", DEFAULT)],
)  # fmt: skip
def test_a_map_gets_the_bed_it_asks_for_or_that_of_its_name_and_never_none(bed, place, found):
    assert known(bed, place) == found


def test_designers_are_told_of_every_bed_a_map_can_ask_for():
    told = next(member.says for member in MAP_MEMBERS if member.name == "bed")
    assert [name for name in BEDS if f"`{name}`" in told] == list(BEDS[:8])


def test_voices_swell_only_with_hands_awake_and_fear_and_cold_are_silent_in_a_calm(world):
    quiet = wanted(world)
    assert set(quiet) == set(LAYERS)
    assert quiet["hands"] == quiet["fear"] == quiet["cold"] == 0
    world.hands[0].state = 1
    world.child.fear = world.child.cold = tuning.FULL
    loud = wanted(world)
    assert loud["hands"] > 0
    assert loud["fear"] == pytest.approx(1)
    assert loud["cold"] > 0.5
    assert loud["song"] < quiet["song"]


def test_a_stopped_heart_leaves_no_music(world):
    world.heart.stopped = 100
    assert [name for name, gain in wanted(world).items() if gain and LAYERS[name].bus == "music"] == []


def test_vision_and_waking_have_beds_of_their_own(world):
    assert bed_of(world, "summit") == "summit"
    world.vision.stage = CLIMBING
    assert bed_of(world, "summit") == "vision"
    level = replace(world.level, awake=True)
    room = World((level,), seed=1)
    assert bed_of(room, "awake") == ("awake" if room.asleep == AWAKE else "waking")
    room.asleep = AWAKE + 1
    assert bed_of(room, "awake") == "waking"


@pytest.mark.skipif(not DOOR.exists(), reason="the last climb is not recorded yet")
def test_the_sacrifice_takes_the_layers_one_after_another_until_only_an_even_heart_is_left():
    tape = read_tape(DOOR)
    world = open_world(tape, [read(DOOR.parent.parent / "door.tmx").level])
    ear = Ear()
    full = playing = sum(gain > 0 for gain in wanted(world).values())
    beats = []
    for tick, _, said in play(tape, world):
        heard = ear.hear(world, said)
        if world.vision.stage != CLIMBING or world.ending:
            continue
        now = sum(gain > 0 for gain in wanted(world).values())
        if any(isinstance(event, events.Taken) for event in said):
            assert now <= playing
            playing = now
        if world.vision.took(TAKEN_LAYERS):
            assert now <= 1
        if only_heart(world):
            assert now == 0
            assert {one.cue.bus for one in heard} <= {"heart", "music"}
            # the last taking itself is heard; after it the heart alone
            if not any(isinstance(event, events.Taken) for event in said):
                assert {one.cue.sound for one in heard} <= {"heart_even"}
            beats += [tick for one in heard if one.cue.sound == "heart_even"]
    assert full >= 3
    assert playing == 0
    assert len(beats) >= tuning.CHOICE_BEATS
    gaps = {second - first for first, second in pairwise(beats)}
    assert max(gaps) - min(gaps) <= tuning.BEAT_DRIFT


def test_a_bed_needs_a_second_at_least_from_silence_to_full():
    gain, ticks = 0.0, 0
    while gain < 1:
        gain, ticks = toward(gain, 1, TICK), ticks + 1
    assert ticks >= 60
    assert abs(ticks / 60 - RAMP) < 0.1
    assert toward(0.5, 0.5, TICK) == 0.5


def test_a_bus_steps_back_quickly_and_comes_again_slowly():
    ducking = Ducking()
    assert ducking.of("ambience") == 1
    lamp = DUCKS[events.LampLit]
    ducking.tick([events.LampLit(0, 0, 0)], TICK)
    down = [ducking.of("ambience")]
    for _ in range(lamp.ticks):
        ducking.tick([], TICK)
        down.append(ducking.of("ambience"))
    assert min(down) == lamp.to
    assert down.index(lamp.to) <= DOWN / TICK
    assert ducking.of("music") == 1  # not asked to
    up = 0
    while ducking.of("ambience") < 1:
        ducking.tick([], TICK)
        up += 1
    assert abs(up * TICK - UP * (1 - lamp.to)) < 0.1
    assert ducking.share == {}


def test_of_two_who_ask_the_lower_counts_and_the_heart_never_steps_back():
    ducking = Ducking()
    for _ in range(30):
        ducking.tick([events.Died(0, 0, 0), events.Grasped(0, 0, 0)], TICK)
    assert ducking.of("music") == DUCKS[events.Died].to
    assert all("heart" not in duck.buses for duck in DUCKS.values())
