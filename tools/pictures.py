"""The pictures of every map and every scene, at 1280 x 720: `python tools/pictures.py [-o FOLDER] [--only WORD...]`.

Each is one frame of the real game, played to that tick by the kept climbs: the same climbs give the same
pictures, byte for byte. A moment is so many ticks after its tape enters a passage (or after the first event of a
kind), so that it stays where it is when a map is proven anew. `--list` prints the table; `--sheet FILE` lays all of
them on one page.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from PIL import Image

from game.maps.scenery import Scenery
from game.profile.places import HOME_VARIABLE
from game.replay.format import read_tape
from game.scenes.ending import Ending
from game.scenes.scene import Scene
from game.scenes.start import Start
from game.scenes.threshold import FADE, RISE, Threshold
from game.scenes.title import Title, Ways
from game.sim import World, step
from game.sim.endings import LET_GO, SACRIFICE, TURNED_AWAY
from game.sim.events import Event
from game.sim.tuning import UNIT, UNRAVEL
from game.trouble import Trouble
from game.view.frame import HEIGHT, WIDTH, View
from game.view.shot_world import opened
from game.waiting import Left
from tools.menus import SCENES, grown, nothing, shell_for

ROOT = Path(__file__).resolve().parents[1]
PROOFS = ROOT / "levels" / "proofs"
LEAD = 90  # ticks in which the view watches before the picture is taken
SMALL = (320, 180)
Sky = float  # share of the sky's allowance that is left, for the stages of its fall


@dataclass(frozen=True, slots=True)
class Moment:
    """`after`: ticks after the tape comes to `at`, a passage's name or an event's. `left`: of the sky, if it is to be
    nearer to its fall than this climb had it; 0: it falls. `ending`: the words that lie over it. `stands`: ticks that
    the climber then stands still, as a player may whom nothing hurries. `cold`: 0..1 of the most, at which the child
    is when the view begins to watch: a climb that knows the way is never afraid for long."""

    name: str
    tape: str
    at: str
    after: int
    left: Sky = 1.0
    ending: int = 0
    stands: int = 0
    cold: float = 0.0

    @property
    def alone(self) -> bool:
        """Whoever stood still, or was cold, is somewhere else after it than the tape was."""
        return self.stands > 0 or self.cold > 0


MOMENTS = (
    Moment("1-mosaic-a", "1-mosaic", "two-moons", 85),
    Moment("1-mosaic-b", "1-mosaic", "the-one-who-steps-first", 150),
    Moment("1-mosaic-c", "1-mosaic", "laughing-stair", 300),
    Moment("1-mosaic-d", "1-mosaic", "the-foot", 290),
    Moment("2-stairs-a", "2-stairs", "first-turn", 70),
    Moment("2-stairs-b", "2-stairs", "the-breath", 40),
    Moment("2-stairs-d", "2-stairs", "first-ankle", 60),
    Moment("3-living-walls-a", "3-living-walls", "seam-light", 462),
    Moment("3-living-walls-b", "3-living-walls", "lent", 388),
    Moment("3-living-walls-c", "3-living-walls", "the-press", 92),
    Moment("3-living-walls-d", "3-living-walls", "ride", 452),
    Moment("4-returning-a", "4-returning", "again", 96),
    Moment("4-returning-b", "4-returning", "one-thing-is-wrong", 260),
    Moment("4-returning-c", "4-returning", "the-other-goes-on", 130),
    Moment("4-returning-d", "4-returning", "nothing-works", 289),
    Moment("5-thick-air-a", "5-thick-air", "against-the-stream", 162),
    Moment("5-thick-air-b", "5-thick-air", "hold-on", 371),
    Moment("5-thick-air-c", "5-thick-air", "by-ear", 144),
    Moment("5-thick-air-d", "5-thick-air", "on-the-beat", 676),
    Moment("5-thick-air-e", "5-thick-air", "the-great-hand", 588),
    Moment("6-cold-tide-a", "6-cold-tide", "heavy-on-ash", 30, cold=1.0),
    Moment("6-cold-tide-c", "6-cold-tide", "fire-in-the-hand", 408, cold=1.0),
    Moment("6-cold-tide-d", "6-cold-tide", "pendulum", 188, cold=1.0),
    Moment("7-summit-a", "7-summit", "falling-sky", 160),
    Moment("7-summit-b", "7-summit", "all-who-fell", 190),
    Moment("7-summit-c", "7-summit", "bleeding-light", 240),
    Moment("8-awake-a", "8-awake", "", 26),
    Moment("8-awake-b", "8-awake", "", 92, stands=190),
    Moment("8-awake-c", "8-awake", "", 131, stands=400),
    Moment("door", "7-summit", "the-door", 150),
    Moment("forehead", "7-summit", "VisionBegan", -6),
    Moment("child", "7-summit", "VisionBegan", 60),
    Moment("vision", "7-summit", "VisionBegan", 122),
    Moment("erasing", "7-summit", "Taken", 100),
    Moment("last-wall", "7-summit", "the-choice", 90),
    Moment("door-opens", "7-summit", "Ended", 210),
    Moment("sky-2-wakes", "2-stairs", "the-breath", 50, 0.3),
    Moment("sky-3-thickens", "6-cold-tide", "breath", 120, 0.7),
    Moment("sky-4-cracks", "6-cold-tide", "flatline", 90, 0.35),
    Moment("sky-5-falls", "7-summit", "the-door", 150, 0.0),
    Moment("ending-sacrifice", "tower.sacrifice", "Ended", 520, ending=SACRIFICE),
    Moment("ending-turned-away", "tower.turned-away", "Ended", 100, ending=TURNED_AWAY),
    Moment("ending-let-go", "2-stairs", "the-breath", 60, ending=LET_GO),
)  # fmt: skip
PAUSED = Moment("pause", "2-stairs", "the-breath", 50)
CARDS = ("first-start", "content", "memory", "gallery", "pause", "new-climb", "settings")


def moments(tape: str, wanted: list[Moment]) -> Iterator[tuple[Moment, World, View]]:
    """Play a tape once; each wanted moment as it comes, in the order of the ticks."""
    path = PROOFS / f"{tape}.climb"
    places = dict(_entered(path))
    due = sorted(
        ((places[m.at] if m.at in places else _happens(path, m.at)) + m.after, n, m)
        for n, m in enumerate(wanted)
    )
    world, ticks, looks = opened(None, path, None)
    view: View | None = None
    lead = LEAD + max(m.stands for m in wanted)  # what changes while one stands has begun before
    for tick, _, moment in due:
        while world.tick < tick and (said := next(ticks, None)) is not None:
            watched = view is not None
            view = _watch(view, world, said, looks, tick - lead)
            if view and not watched and moment.cold:
                world.child.cold = world.child.fear = int(moment.cold * 1000 * UNIT)
        view = view or View(world, looks[world.level.name])
        for _ in range(tick - world.tick):  # it has ended: its last picture lives on
            view.tick(world)
        for _ in range(moment.stands):
            view.listen(step(world, 0), world)
            view.tick(world)
        yield moment, world, view


def _watch(
    view: View | None, world: World, said: list[Event], looks: dict[str, Scenery], begins: int
) -> View | None:
    """The view from the tick on at which it begins to watch a moment, None before it."""
    if world.tick < begins:
        return None
    if view is None or view.level is not world.level:
        view = View(world, looks[world.level.name])
    view.listen(said, world)
    view.tick(world)
    return view


def _entered(path: Path) -> Iterator[tuple[str, int]]:
    """Each passage's name and the tick at which the tape enters it."""
    for tick, labels in read_tape(path).labels.items():
        for label in labels:
            yield label.removeprefix("passage "), tick


def _happens(path: Path, event: str) -> int:
    """The tick of the first event of that name; 0 for none asked."""
    if not event:
        return 0
    world, ticks, _ = opened(None, path, None)
    for said in ticks:
        if any(type(e).__name__ == event for e in said):
            return world.tick
    raise Trouble(f"{path}: nothing is called {event} in it")


def frame(view: View, world: World) -> pygame.Surface:
    """The picture of now, at the game's own size."""
    out = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    for _ in range(3):  # the sky refreshes its sides by turns
        view.draw(out, world, None, 1.0)
    return out


def climbed(only: Callable[[str], bool]) -> Iterator[tuple[str, pygame.Surface]]:
    """The pictures out of the climbs."""
    wanted = [m for m in MOMENTS if only(m.name)]
    alone = [[m] for m in wanted if m.alone]
    together = [
        [m for m in wanted if m.tape == tape and not m.alone]
        for tape in dict.fromkeys(m.tape for m in wanted)
    ]
    for asked in filter(None, (*together, *alone)):
        for moment, world, view in moments(asked[0].tape, asked):
            left = world.sky.left
            world.sky.falling = 0 if moment.left else UNRAVEL // 2
            world.sky.left = min(left, int(world.sky.last * moment.left)) if moment.left < 1 else left
            picture = frame(view, world)
            world.sky.left, world.sky.falling = left, 0
            if moment.ending:
                grown(Ending(world.tick, world.deaths, nothing, moment.ending)).draw(picture, 1.0)
            yield moment.name, picture


def cards(only: Callable[[str], bool]) -> Iterator[tuple[str, pygame.Surface]]:
    """Title, threshold and what lies over a climb."""
    made: dict[str, Callable[[], Scene]] = {"title": _title, "threshold": _threshold}
    for name in CARDS:
        made[name] = lambda name=name: _over(name)  # type: ignore[misc]
    for name, make in made.items():
        if only(name):
            picture = pygame.Surface((WIDTH, HEIGHT), 0, 32)
            scene = make()
            below = getattr(scene, "_below", None)
            if below is not None:
                picture.blit(below, (0, 0))
            scene.draw(picture, 1.0)
            yield name, picture


def _over(name: str) -> Scene:
    shell = shell_for("en", 100)
    if name != "pause" and name != "memory":
        title = _title()
        shell.stack.push(title)
        title.shell = shell  # a page lies on the living title
    scene = SCENES[name](shell)
    shell.stack.push(scene)
    stacked = _Stacked(shell)
    if name == "pause":  # the climb that waits
        _, world, view = next(moments(PAUSED.tape, [PAUSED]))
        stacked.below = frame(view, world)
    return stacked


class _Stacked(Scene):
    """What a shell shows: the topmost and what it lets shine through."""

    def __init__(self, shell: object) -> None:
        self.shell = shell
        self.below: pygame.Surface | None = None

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        if self.below:
            surface.blit(self.below, (0, 0))
        self.shell.stack.draw(surface, alpha)  # type: ignore[attr-defined]


def _title() -> Title:
    shell = shell_for("en", 100)
    shell.settings.started = True
    begun = Start()
    scene = Title(shell, begun.map.level, Ways(nothing, nothing, nothing), begun.map.scenery)
    shell.stack.push(scene)
    scene.builder.join()
    for _ in range(150):
        scene.tick(0)
    return scene


def _threshold() -> Threshold:
    scene = Threshold("Thick air", lambda: None, nothing, (0.5, 0.66))
    scene.age = RISE + FADE
    return scene


def save(picture: pygame.Surface, file: Path) -> int:
    """Twice as large, as small a file as it can be; returns its bytes."""
    big = pygame.transform.scale_by(picture, 2)
    image = Image.frombytes("RGB", big.get_size(), pygame.image.tobytes(big, "RGB"))
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True, compress_level=9)
    file.write_bytes(kept.getvalue())
    return len(kept.getvalue())


def page(pictures: list[tuple[str, pygame.Surface]]) -> pygame.Surface:
    """All on one page, five in a row."""
    wide, high = SMALL
    out = pygame.Surface((5 * (wide + 4), -(-len(pictures) // 5) * (high + 4)))
    for n, (_, picture) in enumerate(pictures):
        at = n % 5 * (wide + 4), n // 5 * (high + 4)
        out.blit(pygame.transform.smoothscale(picture, SMALL), at)
    return out


def main() -> int:
    """Take them; a line for each on a terminal, one in the end."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "docs" / "pictures" / "look")
    parser.add_argument("--only", nargs="*", default=(), metavar="WORD", help="names that have it in them")
    parser.add_argument("--list", action="store_true", help="say what there is, and where it is taken")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="all of them on one page, too")
    args = parser.parse_args()
    if args.list:
        for m in MOMENTS:
            print(f"{m.name:20} {m.tape:18} {m.at or 'its beginning'} + {m.after}")
        print("\n".join(("title", "threshold", *CARDS)))
        return 0

    def only(name: str) -> bool:
        return not args.only or any(word in name for word in args.only)

    pygame.display.init()
    pygame.display.set_mode((WIDTH, HEIGHT))
    args.out.mkdir(parents=True, exist_ok=True)
    taken, size = [], 0
    total = len([n for n in (*(m.name for m in MOMENTS), "title", "threshold", *CARDS) if only(n)])
    left = Left()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        try:
            for name, picture in (found for made in (climbed, cards) for found in made(only)):
                taken.append((name, picture))
                size += save(picture, args.out / f"{name}.png")
                left(len(taken) / total, f"{len(taken)}/{total} {name}")
        except Trouble as trouble:
            print(trouble, file=sys.stderr)
            return 1
    if args.sheet:
        pygame.image.save(page(taken), args.sheet)
    print(f"{args.out}: {len(taken)} pictures, {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
