"""Is the sound as it should be? The real mix, recorded through SDL's disk driver, measured.

    python tools/sound_check.py [--beats N] [--climb TAPE ...] [--volume PERCENT] [--slow N] [--keep FOLDER] [--json]

Climbs are played back as a player would hear them, in real time, tick by tick with the device's own clock, until N
beats were struck; then each bed lies alone. Printed, each with its limit: clipped samples, true peak, how far each
bed's loudness is from the next, clicks at the seams of loops, how far the beats in the recording are from their
ticks once what all have in common is taken away, what the mixer costs a tick, how much decoded sound it keeps.
Exit code 1 when one is beyond its limit.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import soundfile

from game.audio.device import BUFFER
from game.files import shipped
from game.profile.settings import BUSES, Settings
from tools.assets.sound import read
from tools.assets.sound_kit import RATE
from tools.assets.sound_measure import begins, clipped, loudness_gated, spectrum_of, true_peak
from tools.seam import seam_click

ROOT = Path(__file__).resolve().parents[1]
PEAK, LU, CLICK = -1.0, 2.0, 1.5  # dBTP; between one bed and the next; seam over usual
TICK_MS, MEMORY = 0.1, 60.0  # ms a tick; MiB
BEATS = (
    "heart_0",
    "heart_1",
    "heart_2",
    "heart_3",
    "heart_early",
    "heart_late",
    "heart_pair",
    "heart_flutter",
    "heart_even",
)
REACH = 3500  # samples about where a beat is looked for
CLEAR = 6.0  # a beat that stands out less from what is around it was drowned, and is not counted
# in the order of the climb: next to each other is what is heard after each other
ORDER = (
    "title", "mosaic", "stairs", "living-walls", "returning", "thick-air", "cold-tide", "summit", "vision",
    "waking", "awake",
)  # fmt: skip
CLIMBS = ("proofs/2-stairs", "gallery/proofs/loop-kneel", "gallery/proofs/gaze", "gallery/proofs/loop-without-turning",
          "gallery/proofs/door", "gallery/proofs/great-hand", "gallery/proofs/loop-turn",
          "gallery/proofs/loop-round", "gallery/proofs/heart")  # fmt: skip


# ---- recording: in a process of its own, since the driver is chosen once


class DeviceClock:
    """The samples that the device has taken, read from its file and smooth between two looks."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.points: list[tuple[float, int]] = []
        self.seen = -1

    def now(self) -> float:
        """Samples so far."""
        moment, size = time.perf_counter(), self.file.stat().st_size // 4
        if size != self.seen:
            self.seen = size
            self.points = [*self.points[-60:], (moment, size)]
        if len(self.points) < 8:
            return float(size)
        t, n = np.array(self.points).T
        rate, start = np.polyfit(t - t[-1], n, 1)
        return float(start + rate * (moment - t[-1]))


def record(argv: list[str]) -> int:
    """`--record-climbs RAW NOTES VOLUME BEATS TAPE ...`: play climbs into the driver; note ticks and what each cost."""
    from game.audio.ear import Heard
    from game.audio.mixer import Mixer, variation
    from game.replay import open_world, play, read_tape
    from game.replay.find import find_maps

    raw, notes, volume, wanted, *tapes = argv
    alone()
    mixer = Mixer(settings_at(int(volume)))
    mixer.samples.wanted.set()
    mixer.samples.ready.wait(60)
    climbs = []
    for file in map(Path, tapes):  # all of them first: reading a map takes as long as many ticks
        tape = read_tape(file)
        maps = find_maps(tape, file).maps
        climbs.append((tape, maps[0], open_world(tape, [map_.level for map_ in maps])))
    clock = DeviceClock(Path(raw))
    while len(clock.points) < 60:
        clock.now()
        time.sleep(0.002)
    first = clock.now() + RATE / 2
    beats: list[tuple[float, str]] = []
    costs: list[float] = []
    late: list[float] = []
    ticks, show = 0, sys.stderr.isatty()
    for tape, map_, world in climbs:
        mixer.look(map_.scenery, map_.level.name)
        for _, _, said in play(tape, world):
            due = first + ticks * RATE / 60
            while (left := due - clock.now()) > 0:
                time.sleep(min(0.003, left / RATE))
            late.append(clock.now() - due)
            before = dict(mixer.turn)
            began = time.thread_time()
            heard: list[Heard] = mixer.tick(world, said)
            costs.append((time.thread_time() - began) * 1000)
            for name in (one.cue.sound for one in heard if one.cue.sound.startswith(BEATS)):
                if mixer.turn.get(name) != before.get(name):  # there was a voice for it
                    n = variation(mixer.turn[name], len(mixer.samples.near[name]))
                    beats.append((due, f"{name}_{n}"))
            ticks += 1
            if show and not ticks % 60:
                print(f"\r{len(beats)}/{wanted} beats ", end="", file=sys.stderr)
        if len(beats) >= int(wanted) * 1.15:  # some of them will be drowned
            break
    time.sleep(0.8)
    kept = mixer.samples.bytes() / 2**20
    mixer.close()
    Path(notes).write_text(json.dumps({"beats": beats, "costs": costs, "memory": kept, "late": late}))
    return 0


def alone() -> None:
    """Who plays has a machine of their own: ask for its processors first, as far as that is allowed."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    except (AttributeError, OSError):
        pass


def record_bed(argv: list[str]) -> int:
    """`--record-bed RAW BED SECONDS`: one bed alone, as in a calm climb."""
    from game.audio.layers import LAYERS
    from game.audio.mixer import Mixer
    from game.maps.read import read
    from game.sim import World

    raw, bed, seconds = argv
    mixer = Mixer(Settings())
    mixer.look(bed)
    world = World((read(shipped("levels", "2-stairs.tmx")).level,))
    world.heart.beats = 8
    mixer.tick(world, [])
    end = time.monotonic() + 60
    while len(mixer.samples.beds) < len(LAYERS) and time.monotonic() < end:
        mixer.rest()
        time.sleep(0.002)
    mixer.lies = mixer.bed = bed
    for _ in range(200):
        mixer.ticked = False
        mixer.rest()
    start = Path(raw).stat().st_size
    while Path(raw).stat().st_size - start < float(seconds) * RATE * 4:
        time.sleep(0.01)
    mixer.close()
    print(start // 4 + 8 * BUFFER)
    return 0


def settings_at(percent: int) -> Settings:
    """The settings as shipped, or with every volume at so many percent."""
    return Settings(**dict.fromkeys(BUSES, percent)) if percent else Settings()


def through_disk(raw: Path, *words: str, delay: str = "") -> str:
    """Run this tool's recording part on the disk driver; returns what it printed."""
    env = os.environ | {
        "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(raw), "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    } | ({"SDL_DISKAUDIODELAY": delay} if delay else {})  # fmt: skip
    done = subprocess.run(
        [sys.executable, __file__, *words], env=env, cwd=ROOT, check=False, stdout=subprocess.PIPE,
        stderr=None if sys.stderr.isatty() else subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"the recording failed: {done.stderr or ''}")
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def samples_of(raw: Path) -> np.ndarray:
    """What the device was given, int16 (n, 2)."""
    return np.fromfile(raw, np.int16)[: raw.stat().st_size // 4 * 2].reshape(-1, 2)


# ---- what is measured


def offsets(mix: np.ndarray, beats: list[tuple[float, str]]) -> tuple[np.ndarray, int]:
    """How many samples each beat is from its tick, what all have in common taken away; and how many were drowned."""
    mono = mix.mean(axis=1) / 32768
    common = spectrum_of(mono)
    known: dict[str, np.ndarray] = {}
    found = []
    for due, name in beats:
        if name not in known:
            known[name] = soundfile.read(ROOT / "assets" / "sound" / f"{name}.ogg", always_2d=True)[0].mean(
                axis=1
            )
        at, clear = begins(mono, known[name], int(due) + BUFFER, REACH, common)
        if clear >= CLEAR:
            found.append(at - due)
    off = np.array(found)
    return off - np.median(off), len(beats) - len(found)


def main() -> int:
    """Record, measure, print; 1 when something is beyond its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--beats", type=int, default=200, help="record until so many (default: 200)")
    parser.add_argument("--climb", type=Path, nargs="+", help="tapes to play (default: golden climbs)")
    parser.add_argument(
        "--volume", type=int, default=0, help="every volume at so many percent (default: as shipped)"
    )
    parser.add_argument(
        "--slow", type=int, default=1, help="so many times slower than play, for a busy machine"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the recordings here, as WAV")
    parser.add_argument(
        "--beds", type=float, default=50.0, metavar="S", help="seconds of each bed (default: 50)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")
    args = parser.parse_args()
    tapes = args.climb or [shipped("levels", *f"{name}.climb".split("/")) for name in CLIMBS]
    wrong = 0

    def say(what: str, value: float, unit: str, limit: float, good: bool, more: str = "") -> None:
        nonlocal wrong
        wrong += not good
        if args.json:
            print(
                json.dumps(
                    {"name": what, "value": round(value, 3), "unit": unit, "limit": limit, "within": good}
                )
            )
        else:
            print(
                f"{what:44} {value:9.3f} {unit:8} limit {limit:<6g} {'within' if good else 'BEYOND'}  {more}",
                flush=True,
            )

    with tempfile.TemporaryDirectory() as folder:
        raw, notes = Path(folder) / "mix.raw", Path(folder) / "notes.json"
        delay = str(args.slow * BUFFER * 1000 // RATE)
        words = (str(raw), str(notes), str(args.volume), str(args.beats), *map(str, tapes))
        through_disk(raw, "--record-climbs", *words, delay=delay)
        mix, said = samples_of(raw), json.loads(notes.read_text())
        keep(args.keep, "mix", mix)
        off, drowned = offsets(mix, said["beats"])
        within, most = float((np.abs(off) <= BUFFER).mean() * 100), float(np.abs(off).max())
        scaled = mix / 32768
        say(
            "clipped samples",
            clipped(mix),
            "samples",
            0,
            not clipped(mix),
            f"{len(mix) / RATE:.0f} s of climbs",
        )
        peak = true_peak(scaled)
        say("true peak", peak, "dBTP", PEAK, peak < PEAK, f"the mix is {loudness_gated(scaled):.1f} LUFS")
        say(
            "beats found",
            len(off),
            "beats",
            args.beats,
            len(off) >= args.beats,
            f"{drowned} drowned",
        )
        say(
            "beats within one buffer of their tick",
            within,
            "%",
            95,
            within >= 95,
            f"half within {np.median(np.abs(off)) / RATE * 1000:.1f} ms",
        )
        slow = int((np.array(said["late"]) > BUFFER).sum())
        say(
            "the furthest beat",
            most,
            "samples",
            2 * BUFFER,
            most <= 2 * BUFFER,
            f"this machine itself was late for {slow} of {len(said['late'])} ticks",
        )
        costs = np.array(said["costs"])
        say(
            "mixer, mean of a tick",
            float(costs.mean()),
            "ms",
            TICK_MS,
            costs.mean() <= TICK_MS,
            f"99 of 100 under {np.percentile(costs, 99):.3f}",
        )
        say("decoded sound", said["memory"], "MiB", MEMORY, said["memory"] <= MEMORY)
        before = None
        for bed in ORDER if args.beds else ():
            out = Path(folder) / f"{bed}.raw"
            start = int(through_disk(out, "--record-bed", str(out), bed, str(args.beds), delay="1"))
            x = samples_of(out)[start:]
            keep(args.keep, bed, x)
            loud = loudness_gated(x / 32768)
            apart = 0.0 if before is None else abs(loud - before)
            say(
                f"bed {bed}, from the one before",
                apart,
                "LU",
                LU,
                apart <= LU,
                f"{loud:.1f} LUFS, {true_peak(x / 32768):.1f} dBTP",
            )
            before = loud
    for file in sorted(shipped("assets", "sound").glob("bed_*.ogg")):
        click = seam_click(read(file))
        if click > CLICK or not args.json:
            say(f"seam of {file.stem}", click, "of usual", CLICK, click <= CLICK)
    return 1 if wrong else 0


def keep(folder: Path | None, name: str, x: np.ndarray) -> None:
    """Leave a recording for whoever wants to hear it."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        soundfile.write(folder / f"{name}.wav", x, RATE, subtype="PCM_16")


if __name__ == "__main__":
    part = {"--record-climbs": record, "--record-bed": record_bed}.get(
        sys.argv[1] if len(sys.argv) > 1 else ""
    )
    sys.exit(part(sys.argv[2:]) if part else main())
