"""A picture of every sound: its waveform and its spectrum over time, beside what it is meant to be.

    python tools/sound_sheet.py [NAME ...] [--out FOLDER] [--json]

Without names, all of `assets/sound`, one variation of each, in sheets of 24; with names, every variation of those
that begin so. Under each stand what was measured: length, peak, loudness, the share of its strongest third of an
octave, how much of it is one constant level, how loud it begins and ends. What looks wrong is named and makes the
exit code 1: a bare sine, a constant level, an end that is cut.
"""

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.waiting import Left
from tools.assets.sound import everything, meaning, read
from tools.assets.sound_kit import RATE, loudness, peak

ROOT = Path(__file__).resolve().parents[1]
WIDE, TALL, ACROSS, DOWN = 300, 168, 4, 6  # px of a picture, pictures of a sheet
PLOT = 96
LOW, HIGH = 30.0, 18000.0  # Hz, on a log scale
BARE = 0.93  # share of the strongest third of an octave beyond which it is a bare tone
EDGE = -38.0  # dB under its peak that a sound's first and last millisecond may have
STEADY = 0.004  # mean over peak


@dataclass(frozen=True, slots=True)
class Seen:
    """What was measured of a file; `wrong` names what is not as a sound should be."""

    file: str
    seconds: float
    peak: float  # dBFS
    lufs: float
    strongest: float  # share of the power in the strongest third of an octave
    at: float  # Hz, where that is
    wrong: tuple[str, ...]


def look(file: str, x: np.ndarray) -> Seen:
    """Measure one sound, (n, channels)."""
    mono = x.mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    hertz = np.fft.rfftfreq(len(mono), 1 / RATE)
    middles = 25.0 * 2 ** (np.arange(30) / 3)
    thirds = np.array(
        [power[(hertz >= f / 2 ** (1 / 6)) & (hertz < f * 2 ** (1 / 6))].sum() for f in middles]
    )
    best = int(thirds.argmax())
    share = float(thirds[best] / max(power.sum(), 1e-12))
    wrong = []
    if share > BARE:
        wrong.append("bare tone")
    if abs(mono.mean()) > STEADY * np.abs(mono).max():
        wrong.append("constant level")
    if not file.startswith("bed_"):
        most = np.abs(x).max()
        end = 20 * np.log10(max(np.abs(x[-RATE // 1000 :]).max() / most, 1e-9))
        if end > EDGE:
            wrong.append("cut end")
    return Seen(file, len(x) / RATE, peak(x), loudness(x), share, float(middles[best]), tuple(wrong))


def colours() -> np.ndarray:
    """Night to lavender to flame, 256 steps."""
    stops = (
        (0, (8, 6, 18)),
        (90, (58, 40, 116)),
        (165, (168, 116, 196)),
        (220, (250, 176, 104)),
        (255, (255, 246, 222)),
    )
    at = np.arange(256)
    return np.stack(
        [np.interp(at, [s for s, _ in stops], [c[n] for _, c in stops]) for n in range(3)], 1
    ).astype(np.uint8)


def spectrum(x: np.ndarray, width: int, height: int) -> Image.Image:
    """Time to the right, pitch upward, 72 dB of loudness as colour."""
    mono = x.mean(axis=1)
    size = 4096 if len(mono) > 4 * RATE else 2048 if len(mono) > RATE // 2 else 1024
    padded = np.concatenate([np.zeros(size // 2), mono, np.zeros(size)])
    hop = max(1, len(mono) // width)
    frames = np.stack([padded[n * hop : n * hop + size] for n in range(width)])
    level = np.abs(np.fft.rfft(frames * np.hanning(size), axis=1))
    rows = LOW * (HIGH / LOW) ** (1 - np.arange(height) / (height - 1))
    bins = np.fft.rfftfreq(size, 1 / RATE)
    picture = np.stack([np.interp(rows, bins, frame) for frame in level], 1)
    picture = 20 * np.log10(picture / max(picture.max(), 1e-9) + 1e-9)
    return Image.fromarray(colours()[np.clip((picture + 72) / 72 * 255, 0, 255).astype(np.uint8)])


def wave(x: np.ndarray, width: int, height: int) -> Image.Image:
    """The loudest of each moment, both sides of a line."""
    out = Image.new("RGB", (width, height), (8, 6, 18))
    draw = ImageDraw.Draw(out)
    hop = max(1, len(x) // width)
    top = max(np.abs(x).max(), 1e-9)
    for n in range(width):
        part = x[n * hop : (n + 1) * hop]
        if len(part):
            high, low = part.max() / top, part.min() / top
            draw.line([(n, (1 - high) * height / 2), (n, (1 - low) * height / 2)], (196, 170, 230))
    return out


def card(seen: Seen, x: np.ndarray, said: str) -> Image.Image:
    """One sound's picture."""
    out = Image.new("RGB", (WIDE, TALL), (16, 12, 28))
    out.paste(spectrum(x, WIDE - 8, PLOT), (4, 18))
    out.paste(wave(x, WIDE - 8, 20), (4, 20 + PLOT))
    draw = ImageDraw.Draw(out)
    small = ImageFont.load_default(11)
    draw.text((4, 2), seen.file, (255, 236, 200), ImageFont.load_default(13))
    facts = (
        f"{seen.seconds:.1f} s {seen.peak:.0f} dB {seen.lufs:.0f} LU {seen.strongest:.0%} {seen.at:.0f} Hz"
    )
    draw.text((WIDE - 4 - draw.textlength(facts, small), 4), facts, (150, 140, 176), small)
    words, line, y = said.split(), "", PLOT + 41
    for word in [*words, ""]:
        if not word or draw.textlength(f"{line} {word}", small) > WIDE - 8:
            draw.text((4, y), line, (200, 190, 220), small)
            line, y = word, y + 12
        else:
            line = f"{line} {word}".strip()
    if seen.wrong:
        draw.text((6, 20), ", ".join(seen.wrong), (255, 90, 80), ImageFont.load_default(13))
    return out


def main() -> int:
    """Draw, print, and return 1 when something looks wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only sounds that begin so, every variation")
    parser.add_argument(
        "--from", dest="folder", type=Path, default=ROOT / "assets" / "sound", help="where they lie"
    )
    parser.add_argument("--out", type=Path, help="where to write the sheets (default: none are written)")
    parser.add_argument("--json", action="store_true", help="one JSON object a sound and nothing else")
    args = parser.parse_args()
    files = list(everything())
    if args.names:
        files = [file for file in files if file.startswith(tuple(args.names))]
    else:
        files = [file for file in files if not file[-1].isdigit() or file.endswith("_0")]
    if not files:
        print("no sound begins so", file=sys.stderr)
        return 2
    cards, wrong, left = [], 0, Left(args.json)
    for n, file in enumerate(files):
        left(n / len(files), f"{n}/{len(files)}")
        x = read(args.folder / f"{file}.ogg")
        seen = look(file, x)
        wrong += bool(seen.wrong)
        if args.json:
            print(json.dumps(asdict(seen) | {"meaning": meaning(file)}))
        elif seen.wrong:
            print(f"{file}: {', '.join(seen.wrong)} ({seen.strongest:.0%} at {seen.at:.0f} Hz)")
        if args.out:
            cards.append(card(seen, x, meaning(file)))
    if args.out:
        args.out.mkdir(parents=True, exist_ok=True)
        for number, first in enumerate(range(0, len(cards), ACROSS * DOWN)):
            some = cards[first : first + ACROSS * DOWN]
            sheet = Image.new("RGB", (ACROSS * WIDE, -(-len(some) // ACROSS) * TALL), (4, 3, 8))
            for n, one in enumerate(some):
                sheet.paste(one, (n % ACROSS * WIDE, n // ACROSS * TALL))
            few = sheet.quantize(96, dither=Image.Dither.NONE)
            few.save(args.out / f"sounds-{number + 1}.png", optimize=True)
    if not args.json:
        print(f"\r{len(files)} sounds looked at, {wrong} look wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
