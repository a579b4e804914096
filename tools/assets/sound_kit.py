"""How sounds are made here: tones, noises, bodies, voices, a hall, loops; and files that come out the same.

A sound is a float array of samples at RATE, mono (n,) or stereo (n, 2). Every random choice comes from a
generator seeded by the sound's own name, so that adding one sound changes no other.
"""

import io
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from scipy import signal

RATE = 44100
Samples = NDArray[np.float64]
Dice = np.random.Generator
Maker = Callable[[Dice, int], Samples]  # of a variation, by its number
TAU = 2 * np.pi


def dice(name: str) -> Dice:
    """The generator of a sound, by its name."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def seconds(length: float) -> Samples:
    """The times of the samples of so many seconds."""
    return np.arange(int(length * RATE)) / RATE


def band(x: Samples, low: float, high: float, order: int = 2) -> Samples:
    """What lies between two frequencies, Hz."""
    return signal.sosfilt(signal.butter(order, [low, high], "bandpass", fs=RATE, output="sos"), x, axis=0)


def below(x: Samples, hertz: float, order: int = 2) -> Samples:
    """What lies below a frequency."""
    return signal.sosfilt(signal.butter(order, hertz, "lowpass", fs=RATE, output="sos"), x, axis=0)


def above(x: Samples, hertz: float, order: int = 2) -> Samples:
    """What lies above a frequency."""
    return signal.sosfilt(signal.butter(order, hertz, "highpass", fs=RATE, output="sos"), x, axis=0)


def ease(x: Samples, start: float = 0.002, end: float = 0.02) -> Samples:
    """Fade the first and last moments (s), so that nothing clicks."""
    x = x.copy()
    for n, at in ((int(start * RATE), slice(None)), (int(end * RATE), slice(None, None, -1))):
        n = min(n, len(x))
        if n:
            ramp = np.sin(np.linspace(0, np.pi / 2, n, endpoint=False)) ** 2
            x[at][:n] *= ramp[:, None] if x.ndim == 2 else ramp
    return x


def level(x: Samples, peak_db: float) -> Samples:
    """Scale so that the loudest sample is at `peak_db` dBFS."""
    return x / max(float(np.abs(x).max()), 1e-9) * 10 ** (peak_db / 20)


def mix(*parts: tuple[float, Samples]) -> Samples:
    """Lay sounds over each other, each from its second on; stereo if any of them is."""
    wide = any(x.ndim == 2 for _, x in parts)
    n = max(int(at * RATE) + len(x) for at, x in parts)
    out = np.zeros((n, 2) if wide else n)
    for at, x in parts:
        first = int(at * RATE)
        out[first : first + len(x)] += x[:, None] if wide and x.ndim == 1 else x
    return out


def glide(hertz: Samples, phase: float = 0.0) -> Samples:
    """A sine whose pitch, Hz, is another at each sample."""
    return np.sin(TAU * np.cumsum(hertz) / RATE + phase)


def noise(r: Dice, length: float, fall: float = 0.0) -> Samples:
    """White noise; with `fall` it dies by 1/e in so many seconds."""
    x = r.standard_normal(int(length * RATE))
    return x * np.exp(-seconds(length)[: len(x)] / fall) if fall else x


def struck(r: Dice, length: float, modes: tuple[tuple[float, float, float], ...]) -> Samples:
    """A body that was struck: (Hz, loudness, s until it fell to 1/e) for each way it rings."""
    t = seconds(length)
    out = np.zeros(len(t))
    for hertz, loud, fall in modes:
        out += loud * np.sin(TAU * hertz * t + r.uniform(0, 0.6)) * np.exp(-t / fall)
    return out


def thump(r: Dice, high: float, low: float, length: float, skin: float = 0.4) -> Samples:
    """A blow on a membrane whose pitch falls from `high` to `low` Hz; `skin`: how loud the touch is."""
    t = seconds(length)
    phase = TAU * np.cumsum(low + (high - low) * np.exp(-t / 0.022)) / RATE
    body = np.sin(phase) * np.exp(-t / (length * 0.22)) + 0.35 * np.sin(2 * phase) * np.exp(
        -t / (length * 0.12)
    )
    touch = below(r.standard_normal(len(t)), 190) * np.exp(-t / 0.03) * 3 * skin
    return ease(np.tanh(1.8 * (body + touch)) * np.minimum(1, t / 0.003), 0.0, length * 0.4)


def grains(r: Dice, length: float, count: int, low: float, high: float, fall: float) -> Samples:
    """A crumbling: `count` small cracks, most of them early, each a band of noise."""
    out = np.zeros(int(length * RATE))
    for _ in range(count):
        n = int(r.uniform(0.002, 0.012) * RATE)
        at = int(min(r.exponential(fall), length * 0.9) * RATE)
        crack = r.standard_normal(n) * np.exp(-np.arange(n) / (n * 0.25)) * r.uniform(0.2, 1) ** 2
        out[at : at + n] += crack[: len(out) - at]
    return band(out, low, high)


def bell(r: Dice, hertz: float, length: float) -> Samples:
    """A bell of no known metal: partials that no string has, each beating by itself."""
    t = seconds(length)
    out = np.zeros(len(t))
    partials = (
        (0.5, 0.55, 1.3), (1, 1, 1), (1.183, 0.6, 0.8), (1.506, 0.42, 0.7), (2, 0.7, 0.55),
        (2.514, 0.3, 0.42), (3.01, 0.24, 0.33), (4.166, 0.2, 0.24), (5.43, 0.12, 0.16),
    )  # fmt: skip
    for n, (times, loud, fall) in enumerate(partials):
        beating = 1 + 0.1 * np.sin(TAU * (0.7 + n * 0.31) * t)
        pitch = hertz * times * (1 + r.normal(0, 0.0006))
        out += loud * np.sin(TAU * pitch * t) * np.exp(-t / (length * 0.22 * fall)) * beating
    return out * np.minimum(1, t / 0.012)


# the vowels of nobody: three formants, Hz
VOWELS = {
    "a": (700, 1220, 2600), "e": (530, 1840, 2480), "o": (500, 900, 2400),
    "u": (380, 900, 2300), "i": (330, 2100, 2900), "l": (360, 1300, 2700),
}  # fmt: skip
HISSES = {"s": (4200, 8500), "h": (900, 3200), "t": (2600, 7000), "f": (1800, 6500), "k": (1200, 2600)}


def breath_of(r: Dice, sound: str, next_sound: str, length: float) -> Samples:
    """One sound of a whispered word: noise through formants that glide to the next sound's."""
    x = r.standard_normal(int(length * RATE))
    swell = np.sin(np.linspace(0, np.pi, len(x))) ** 0.55
    if sound in HISSES:
        return band(x, *HISSES[sound]) * swell * 0.8
    out = np.zeros(len(x))
    here, there = VOWELS[sound], VOWELS.get(next_sound, VOWELS[sound])
    block = 256
    for n, width in enumerate((90, 130, 190)):
        state = np.zeros(2)
        radius = np.exp(-np.pi * width / RATE)
        for first in range(0, len(x), block):
            hertz = here[n] + (there[n] - here[n]) * first / len(x)
            poles = [1, -2 * radius * np.cos(TAU * hertz / RATE), radius * radius]
            part, state = signal.lfilter([1 - radius], poles, x[first : first + block], zi=state)
            out[first : first + block] += part * (1, 0.75, 0.5)[n]
    return above(out, 250) * swell


def whisper(r: Dice, word: str, slow: float = 1.0) -> Samples:
    """A whispered word of no language, for example "hala suo"; a blank is a pause."""
    parts: list[tuple[float, Samples]] = []
    at = 0.0
    for n, sound in enumerate(word):
        if sound == " ":
            at += 0.09 * slow
            continue
        length = (0.075 if sound in HISSES or sound == "l" else 0.19) * slow * r.uniform(0.85, 1.2)
        parts.append((at, breath_of(r, sound, word[n + 1 : n + 2], length)))
        at += length - 0.02
    return mix(*parts)


@cache
def hall(length: float, fall: float, bright: float) -> Samples:
    """The echo of a place: bands of noise that die each in its time, and a few first returns."""
    r = dice(f"hall {length} {fall} {bright}")
    t = seconds(length)
    out = np.zeros((len(t), 2))
    for low, high, share in ((60, 250, 1.15), (250, 1000, 1.0), (1000, 3500, 0.72), (3500, bright, 0.42)):
        tail = band(r.standard_normal((len(t), 2)), low, high)
        out += tail * np.exp(-6.9 * t / (fall * share))[:, None]
    out *= np.minimum(1, t / 0.03)[:, None] / np.abs(out).max()
    for n in range(14):
        out[int((0.008 + 0.07 * r.random() ** 1.3) * RATE), n % 2] += r.uniform(0.15, 0.5) * (1 - n / 16)
    return out / np.sqrt((out**2).sum(0)).max()


def in_hall(
    x: Samples, wet: float = 0.35, length: float = 3.2, fall: float = 2.6, bright: float = 5200
) -> Samples:
    """Put a sound into a place; the echo is let ring out."""
    wide = x if x.ndim == 2 else np.repeat(x[:, None], 2, axis=1)
    out = signal.fftconvolve(wide, hall(length, fall, bright), axes=0) * wet
    out[: len(wide)] += wide * (1 - wet)
    return out


def close_room(x: Samples, wet: float = 0.14) -> Samples:
    """A hint of stone around a small sound; stays mono so that it can be placed."""
    echo = hall(0.35, 0.28, 6000)[:, 0]
    out = signal.fftconvolve(x, echo) * wet
    out[: len(x)] += x * (1 - wet)
    return out


def trimmed(x: Samples, floor_db: float = -48.0) -> Samples:
    """Cut the end where nothing is heard any more, and fade what is left into it."""
    loud = np.abs(x).max(axis=1) if x.ndim == 2 else np.abs(x)
    heard = np.flatnonzero(loud > loud.max() * 10 ** (floor_db / 20))
    end = min(len(x), int(heard[-1]) + RATE // 50)
    return ease(x[:end], 0.0, min(0.25, 0.15 * end / RATE))


# ---- measuring and writing


def peak(x: Samples) -> float:
    """The loudest sample, dBFS."""
    return 20 * float(np.log10(max(float(np.abs(x).max()), 1e-9)))


def weighted(x: Samples) -> Samples:
    """As ears weigh it (K-weighting of ITU-R BS.1770, its filters made for RATE)."""
    # The standard gives coefficients at 48 kHz; these are the same analogue filters at our rate.
    shelf, pass_ = (
        _shelf(1681.974450955533, 3.999843853973347, 0.7071752369554196),
        _pass(38.13547087602444, 0.5003270373238773),
    )
    out: Samples = signal.lfilter(*pass_, signal.lfilter(*shelf, x, axis=0), axis=0)
    return out


def _shelf(hertz: float, gain_db: float, q: float) -> tuple[list[float], list[float]]:
    k = np.tan(np.pi * hertz / RATE)
    high = 10 ** (gain_db / 20)
    band_ = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    b = [(high + band_ * k / q + k * k) / a0, 2 * (k * k - high) / a0, (high - band_ * k / q + k * k) / a0]
    return b, [1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


def _pass(hertz: float, q: float) -> tuple[list[float], list[float]]:
    k = np.tan(np.pi * hertz / RATE)
    a0 = 1 + k / q + k * k
    return [1.0, -2.0, 1.0], [1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


def loudness(x: Samples) -> float:
    """Loudness after ITU-R BS.1770 without its gate, LUFS."""
    wide = x if x.ndim == 2 else x[:, None]
    return -0.691 + 10 * float(np.log10(max(float((weighted(wide) ** 2).mean(0).sum()), 1e-12)))


def write(path: Path, x: Samples) -> None:
    """Write Ogg Vorbis, the same bytes each time on the same libraries."""
    wide = x.astype(np.float32).reshape(len(x), -1)
    memory = io.BytesIO()
    with soundfile.SoundFile(memory, "w", RATE, wide.shape[1], format="OGG", subtype="VORBIS") as file:
        for first in range(0, len(wide), 1 << 14):  # large blocks overflow the encoder's stack
            file.write(wide[first : first + (1 << 14)])
    path.write_bytes(_same_serial(memory.getvalue()))


@cache
def _crc_table() -> tuple[int, ...]:
    table = []
    for n in range(256):
        value = n << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


def _same_serial(data: bytes) -> bytes:
    """An Ogg stream names itself by a random number: write 1 instead, and each page's checksum anew."""
    out, at, table = bytearray(data), 0, _crc_table()
    while at < len(out):
        lacing = out[at + 26]
        size = 27 + lacing + sum(out[at + 27 : at + 27 + lacing])
        out[at + 14 : at + 18] = (1).to_bytes(4, "little")
        out[at + 22 : at + 26] = bytes(4)
        crc = 0
        for byte in out[at : at + size]:
            crc = (crc << 8 & 0xFFFFFFFF) ^ table[crc >> 24 ^ byte]
        out[at + 22 : at + 26] = crc.to_bytes(4, "little")
        at += size
    return bytes(out)
