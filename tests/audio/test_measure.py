"""The measures that sound is held to, on sounds of which the answer is known."""

import numpy as np
import pytest

from game.files import shipped

pytest.importorskip("scipy")
soundfile = pytest.importorskip("soundfile")

from tools.assets.sound import LAYERS, build, everything, meaning, read  # noqa: E402
from tools.assets.sound_kit import RATE  # noqa: E402
from tools.assets.sound_measure import begins, clipped, loudness_gated, spectrum_of, true_peak  # noqa: E402

BEDS = sorted(shipped("assets", "sound").glob("bed_*.ogg"))


def sine(hertz, seconds=3.0, loud=1.0):
    return loud * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)


def test_loudness_is_that_of_the_standard():
    """EBU Tech 3341: a sine of 1 kHz at -23 dBFS on both sides is -23 LUFS; on one side 3 less."""
    x = sine(1000, 20, 10 ** (-23 / 20))
    assert loudness_gated(np.stack([x, x], 1)) == pytest.approx(-23.0, abs=0.1)
    assert loudness_gated(np.stack([x, 0 * x], 1)) == pytest.approx(-26.0, abs=0.1)


def test_silence_does_not_make_it_less_loud_and_is_nothing_alone():
    x = sine(1000, 10, 0.1)
    both = np.stack([x, x], 1)
    assert loudness_gated(np.concatenate([both, 0 * both])) == pytest.approx(loudness_gated(both), abs=0.1)
    assert loudness_gated(0 * both) == -np.inf


def test_a_peak_between_samples_is_seen():
    x = np.sin(np.pi / 4 + np.pi / 2 * np.arange(4096)) * 0.9  # its tops are between the samples
    assert 20 * np.log10(np.abs(x).max()) < -3.8
    assert true_peak(x) == pytest.approx(20 * np.log10(0.9), abs=0.3)


def test_samples_at_full_scale_are_counted():
    assert clipped(np.array([[0, 32767], [-32768, 100]], np.int16)) == 2


@pytest.mark.parametrize("at", [5000, 5511, 7000])
def test_a_sound_is_found_to_the_sample_under_a_louder_bed(at):
    r = np.random.default_rng(1)
    bed = np.cumsum(r.standard_normal(4 * RATE))
    bed = 0.2 * (bed - np.linspace(bed[0], bed[-1], len(bed))) / np.abs(bed).max() + 0.2 * sine(55, 4)
    sound = sine(70, 0.3) * np.exp(-np.arange(int(0.3 * RATE)) / 3000) * 0.15
    sound[:300] += 0.05 * r.standard_normal(300)
    common = spectrum_of(bed)
    assert begins(bed, sound, 6000, 3000, common)[1] < 6  # it is not there
    bed[at : at + len(sound)] += sound
    found, clear = begins(bed, sound, 6000, 3000, common)
    assert abs(found - at) <= 2
    assert clear > 6


def test_beds_are_as_loud_as_each_other_layer_by_layer():
    for layer in LAYERS:
        found = [loudness_gated(read(file)) for file in BEDS if file.stem.endswith(layer)]
        assert max(found) - min(found) < 2.0, layer


def test_every_file_is_of_the_list_and_each_says_what_it_is_meant_to_be():
    stems = {file.stem for file in shipped("assets", "sound").glob("*.ogg")}
    assert stems == set(everything())
    assert all(len(meaning(file).split()) >= 3 for file in everything())
    assert sum(file.stat().st_size for file in shipped("assets", "sound").glob("*.ogg")) < 20_000_000


def test_the_same_sound_is_made_again_from_its_name(tmp_path, monkeypatch):
    some = {
        name: make
        for name, make in everything().items()
        if name in ("heart_0_0", "step_glass_3", "lamp", "bed_cold")
    }
    assert len(some) == 4
    monkeypatch.setattr("tools.assets.sound.everything", lambda: some)
    first, second = (build(tmp_path / str(n), lambda line: None) for n in range(2))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    for file in first:
        kept = soundfile.read(shipped("assets", "sound", file.name))[0]
        again = soundfile.read(file)[0]
        assert len(kept) == len(again)
        assert (
            np.abs(kept - again).max() < 0.01
        )  # another processor may round otherwise, never sound otherwise
