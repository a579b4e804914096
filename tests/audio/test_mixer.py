"""The mixer on devices that are not there: it plays on, it costs nothing, and what it mixes is measured."""

import os
import subprocess
import sys

import pygame
import pytest

from game.audio.mixer import VOICES, Mixer, NoSound, _plain
from game.audio.sound import Sound, open_sound
from game.profile.settings import Settings
from game.sim.world import step

np = pytest.importorskip("numpy")


@pytest.fixture
def mixer(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    mixer = Mixer(Settings())
    mixer.wanted.set()
    mixer.loader.join(20)
    yield mixer
    mixer.close()


def test_all_sounds_are_loaded_and_variations_found_by_their_common_name(mixer):
    assert len(mixer.sounds["step_bone"]) == 5
    assert len(mixer.sounds["heart_2"]) == 1
    assert len(mixer.sounds["bed_wind"]) == 1


def test_no_file_is_too_loud_and_every_bed_closes(mixer):
    for name, variations in mixer.sounds.items():
        for sound in variations:
            samples = pygame.sndarray.array(sound).astype(float) / 32768
            assert np.abs(samples).max() <= 10 ** (-1 / 20), name
            if name.startswith("bed"):
                inside = np.abs(np.diff(samples, axis=0)).max()
                assert np.abs(samples[0] - samples[-1]).max() <= inside, name


def test_the_heart_is_loud_from_its_first_milliseconds(mixer):
    for n in range(4):
        samples = np.abs(pygame.sndarray.array(mixer.sounds[f"heart_{n}"][0])[:, 0].astype(float))
        assert np.argmax(samples > samples.max() * 0.3) < 44.1 * 12, n


def test_voices_run_out_and_the_least_important_is_silenced(mixer):
    for _ in range(VOICES * 2):
        mixer._voice("lamp", "music", 0.5, 0.0, 3)
    assert mixer._channel(3) == -1
    assert mixer._channel(9) >= 0
    mixer._voice("heart_0", "heart", 1.0, 0.0, 9)
    assert 9 in mixer.loudness


def test_a_climb_is_heard_and_beds_ramp_in(mixer, world):
    gains = []
    for _ in range(180):
        mixer.tick(world, step(world, 0))
        gains.append(mixer.bed_gain["drone"])
    assert gains[0] < 0.02
    assert gains[-1] > 0.7
    mixer.hold(True)
    mixer.hold(False)
    mixer.beds(False)
    mixer.volumes(Settings(master=0))
    mixer.tick(world, step(world, 0))


def test_without_a_device_it_is_silence_and_a_sentence(monkeypatch, capfd):
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    with pytest.raises(NoSound):
        Mixer(Settings())
    sound, why = open_sound(Settings())
    assert type(sound) is Sound
    assert why.startswith("no sound: ")
    assert why.endswith("plays on in silence")
    assert capfd.readouterr().err == ""


def test_muted_opens_no_device_and_says_nothing(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    sound, why = open_sound(Settings(), muted=True)
    assert type(sound) is Sound
    assert why == ""


def test_the_reason_is_said_without_the_librarys_name():
    assert (
        _plain("ALSA: Couldn't open audio device: No such file") == "Couldn't open audio device: No such file"
    )
    assert _plain("Audio target 'x' not available") == "Audio target 'x' not available"


RECORD = """
import sys, time
from game.audio.mixer import Mixer
from game.profile.settings import Settings
mixer = Mixer(Settings(master=100, heart=100))
mixer.wanted.set()
mixer.loader.join(20)
time.sleep(0.2)
mixer._voice("heart_0", "heart", 1.0, float(sys.argv[1]), 9)
time.sleep(0.6)
mixer.close()
"""


@pytest.mark.parametrize(("pan", "louder"), [("-1", 0), ("1", 1)])
def test_what_the_device_gets_is_on_the_right_side_and_not_too_loud(tmp_path, pan, louder):
    raw = tmp_path / "out.raw"
    env = os.environ | {
        "SDL_AUDIODRIVER": "disk",
        "SDL_DISKAUDIOFILE": str(raw),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", RECORD, pan], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    samples = np.fromfile(raw, np.int16).reshape(-1, 2).astype(float) / 32768
    loud = np.abs(samples).max(axis=0)
    assert loud[louder] > 0.2
    assert loud[1 - louder] < 0.02
    assert loud.max() < 10 ** (-1 / 20)
