"""Is the light safe? Draws the worst ten seconds of each map at full settings and has them judged by IRIS.

    python tools/safe_light.py                  find the places, draw them, judge them
    python tools/safe_light.py --only 7-summit  one map (`flutter`: a forced one under the last of the sky)
    python tools/safe_light.py --json           one JSON object a clip

The worst place is found by measuring: over the map's kept climb, the ten seconds with the largest sum of changes in
luminance. IRIS is Electronic Arts' tool, here in its Python port (`pip install -e '.[light]'`, MIT). Exit code 1 where
a clip does not pass, 2 where the tool is not there.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame
from numpy.typing import NDArray

from game.files import shipped
from game.maps.read import read
from game.maps.tower import chapters
from game.replay import open_world, read_tape, stand_at
from game.sim import events, tuning
from game.sim.heart import FLUTTER
from game.sim.world import World, step
from game.view.frame import HEIGHT, WIDTH, View
from game.view.simulate import luminance
from game.waiting import Left

Frame = NDArray[np.uint8]  # h x w x 3, blue first, as IRIS takes them
CLIP = 600  # ticks of a clip
MEASURED = 3  # ticks between two frames that are measured; what falls in between is in the next difference
GRAIN = (64, 36)  # px in which change is measured
JUDGED = (320, 180)  # px in which it is judged: IRIS asks for shares of the picture
FLUTTERS = "flutter"
FORCED = "7-summit"  # where the flutter is forced


@dataclass(frozen=True, slots=True)
class Verdict:
    """`change`: luminance 0..1, the mean of the picture's cells, summed over the clip; `warned`, `failed`: frames."""

    clip: str
    first: int
    change: float
    result: str
    luminance_transitions: int
    red_transitions: int
    warned: int
    failed: int


def drawn(name: str, first: int = 0, count: int | None = None, every: int = 1) -> Iterator[pygame.Surface]:
    """Frames of a map's kept climb at full settings, from a tick on. The same surface is drawn on each time."""
    found = read(shipped("levels", f"{name}.tmx"))
    tape = read_tape(shipped("levels", f"{name}.tmx").parent / "proofs" / f"{name}.climb")
    world, surface = open_world(tape, [found.level]), pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view: View | None = None
    last = len(tape.inputs) if count is None else min(len(tape.inputs), first + count)
    for tick, buttons in enumerate(tape.inputs[:last]):
        said = step(world, buttons)
        if tick < first - tuning.BEAT_MAX:  # the last beat before it still travels through the sky
            continue
        view = view or View(world, found.scenery)
        view.listen(said, world)
        view.tick(world)
        if tick >= first and tick % every == 0:
            view.draw(surface, world, None, 1.0)
            yield surface


def fluttering(count: int = CLIP) -> Iterator[pygame.Surface]:
    """Frames of the summit's last lamp while the sky unravels: beats as close as may be, weak ones all the way between.

    The rules allow one flutter in 20 s and never one at this pace: this is worse than any climb.
    """
    found = read(shipped("levels", f"{FORCED}.tmx"))
    world, surface = World((found.level,)), pygame.Surface((WIDTH, HEIGHT), 0, 32)
    stand_at(world, len(found.level.lamps) - 1)
    view = View(world, found.scenery)
    for tick in range(tuning.BEAT_FIRST + count):
        world.sky.left, world.sky.falling = 0, tuning.UNRAVEL // 2
        said = step(world, 0)
        if any(isinstance(event, events.Beat) for event in said):
            heart = world.heart
            heart.left = heart.period = tuning.BEAT_MIN
            heart.kind, heart.weak, heart.weak_in = (
                FLUTTER,
                tuning.FLUTTERS,
                tuning.BEAT_MIN // tuning.FLUTTERS,
            )
        view.listen(said, world)
        view.tick(world)
        if tick >= tuning.BEAT_FIRST:
            view.draw(surface, world, None, 1.0)
            yield surface


def changes(frames: Iterable[pygame.Surface]) -> list[float]:
    """How much the luminance of each frame differs from that of the one before, the mean of its cells, 0..1."""
    found, before = [], None
    for surface in frames:
        small = pygame.surfarray.array3d(pygame.transform.smoothscale(surface, GRAIN))
        now = luminance(small / 255)
        found.append(0.0 if before is None else float(np.abs(now - before).mean()))
        before = now
    return found


def worst(name: str) -> tuple[int, float]:
    """The first tick of the map's worst clip, and the sum of changes in it."""
    found = changes(drawn(name, every=MEASURED))
    many = CLIP // MEASURED
    sums = np.convolve(found, np.ones(min(many, len(found))), "valid")
    at = int(np.argmax(sums))
    return at * MEASURED, float(sums[at])


def bgr(surface: pygame.Surface) -> Frame:
    """A frame as IRIS takes it, JUDGED px."""
    pixels = pygame.surfarray.array3d(pygame.transform.smoothscale(surface, JUDGED))
    return np.ascontiguousarray(pixels.swapaxes(0, 1)[..., ::-1])


def judge(clip: str, first: int, change: float, frames: Iterable[Frame]) -> Verdict:
    """Have IRIS look at the frames of a clip. Raises ImportError where it is not installed."""
    from iris_pse_detection import Configuration
    from iris_pse_detection.flash_detection import FlashDetection

    detection = FlashDetection(tuning.FRAMES, JUDGED[::-1], Configuration())
    results, lum, red = [], 0, 0
    with contextlib.redirect_stdout(io.StringIO()):
        for n, frame in enumerate(frames):
            detection.set_current_frame(frame)
            said = detection.analyse_frame(n)
            results.append(max(int(said.luminance_frame_result), int(said.red_frame_result)))
            lum, red = max(lum, said.luminance_transitions), max(red, said.red_transitions)
    failed = sum(result > 1 for result in results)
    warned = sum(result == 1 for result in results)
    result = "fail" if failed else "pass with warning" if warned else "pass"
    return Verdict(clip, first, round(change, 4), result, lum, red, warned, failed)


def of_map(name: str) -> Verdict:
    """Find and judge a map's worst clip."""
    first, change = worst(name)
    return judge(name, first, change, map(bgr, drawn(name, first, CLIP)))


def of_flutter() -> Verdict:
    """Judge the forced flutter."""
    return judge(FLUTTERS, 0, sum(changes(fluttering())), map(bgr, fluttering()))


def there() -> bool:
    """Is IRIS installed?"""
    return importlib.util.find_spec("iris_pse_detection") is not None


def main() -> int:
    """Measure, judge, say; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=(*chapters(), FLUTTERS))
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")
    args = parser.parse_args()
    if not there():
        print("iris-pse-detection is not installed: pip install -e '.[light]'", file=sys.stderr)
        return 2
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    clips: dict[str, Callable[[], Verdict]] = {FLUTTERS: of_flutter}
    clips |= {name: lambda name=name: of_map(name) for name in chapters()}
    chosen = [name for name in clips if not args.only or name in args.only]
    left, bad = Left(args.json), 0
    for n, name in enumerate(chosen):
        left(n / len(chosen), f"{n} of {len(chosen)} clips")
        verdict = clips[name]()
        bad += verdict.result != "pass"
        if args.json:
            print(json.dumps(asdict(verdict)), flush=True)
        else:
            print(
                f"\r{name:16} tick {verdict.first:5}  change {verdict.change:7.3f}  {verdict.result:18} "
                f"transitions in a second: light {verdict.luminance_transitions}, red {verdict.red_transitions}",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
