"""Mutated maps and tapes, thousands of them: nothing may raise, hang, eat memory, or pass for honest.

    python tools/fuzz.py maps --count 20000 --seed 7
    python tools/fuzz.py replays --count 10000 --json
    python tools/fuzz.py bound --count 1000000

Everything follows from the seed. What fails is kept in the folder `--keep` names, with its number.
"""

import argparse
import base64
import json
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.files import shipped
from game.maps.read import check, read
from game.replay import Recorder
from game.replay.format import parse_tape
from game.replay.verify import verify
from game.sim import World, step

SECONDS = 10  # of one case; more is a hang

ODD = (
    b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967295", b"99999999999999999999", b"nan", b"inf", b"1e309",
    b"0.5", b"", b"true", b"../../x", b"/dev/zero", b"\xff", b"\0", b"&amp;", b"&x;", b"<map/>", b"\xe2\x80\xae",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What came of one run."""

    kind: str
    seed: int
    cases: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0
    peak_mib: int = 0


# ---- what is mutated besides the shipped maps


def rich_maps(gallery: Path) -> None:
    """Two small maps with all that the shipped ones lack: chunks, compression, groups, classes, walls."""
    floor = [0] * 80 + [1] * 80
    packed = base64.b64encode(zlib.compress(b"".join(cell.to_bytes(4, "little") for cell in floor))).decode()
    things = """
 <objectgroup id="8" name="things" draworder="index" offsetx="0.5">
  <object id="1" class="Start" x="24" y="64"><point/></object>
  <object id="2" type="Exit" x="240" y="16" width="32" height="48"/>
  <object id="3" type="Hand" gid="3" x="96" y="64" width="16" height="16" rotation="0"/>
  <object id="4" type="ShiftingWall" x="128" y="16" width="32" height="16">
   <properties><property name="path" type="object" value="5"/><property name="on" value="touch"/>
    <property name="travel" type="float" value="0.75"/><property name="every" type="int" value="2"/></properties>
  </object>
  <object id="5" x="3" y="4" rotation="90"><polyline points="0,0 16,0 16,-16.5"/></object>
  <object id="6" type="Caption" x="0" y="0" width="64" height="32"><text wrap="1" color="#ff0000">Up.</text></object>
  <object id="7" name="all" type="Passage" x="0" y="0" width="320" height="64">
   <properties><property name="lamp" type="bool" value="false"/><property name="bend" type="float" value="0.5"/>
   </properties></object>
  <object id="9" x="4" y="4" width="9" height="5"><ellipse/></object>
  <object id="10" x="4" y="4"><polygon points="0,0 4,4 0,4"/></object>
 </objectgroup>"""
    head = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE map SYSTEM "http://mapeditor.org/dtd/1.0/map.dtd">
<map version="1.10" class=""
 orientation="orthogonal" width="20" height="8" tilewidth="16" tileheight="16" infinite="{}">
 <properties>
  <property name="geometry" propertytype="Geometry" value="spiral"/>
  <property name="irregular" type="float" value="0.2"/>
  <property name="wind" type="class" propertytype="Wind"><properties><property name="a" type="int" value="3"/>
   </properties></property>
  <property name="list" type="list"><item type="int" value="3"/><item value="b"/></property>
 </properties>
 <tileset firstgid="1" source="../tiles/stone.tsx"/>
 <tileset firstgid="100" name="own" tilewidth="16" tileheight="16" tilecount="8" columns="8" margin="0" spacing="0">
  <tileoffset x="1" y="-1"/><image source="../tiles/stone.png" trans="ff00ff" width="128" height="16"/>
  <tile id="2" type="Lamp"><animation><frame tileid="3" duration="100"/></animation>
   <objectgroup><object id="1" x="0" y="0" width="4" height="4"/></objectgroup></tile>
 </tileset>
 <imagelayer id="2" name="back sky" parallaxx="0.5" repeatx="1"><image source="../tiles/stone.png"/></imagelayer>
 <group id="3" name="g" opacity="0.5" tintcolor="#80ff00ff" offsetx="2.5">"""
    data = '<data encoding="base64" compression="zlib">{}</data>'
    layer = f'<layer id="{{}}" name="{{}}" width="20" height="8">{data}</layer>'
    text = (
        head.format(0)
        + layer.format(4, "deco", packed)
        + "</group>"
        + layer.format(5, "solid", packed)
        + things
    )
    (gallery / "rich.tmx").write_text(text + "\n</map>\n", encoding="utf-8")
    chunk = (
        '<chunk x="{}" y="0" width="16" height="16">'
        + ",".join(["1"] + ["0"] * 63 + ["1"] * 32 + ["0"] * 160)
        + "</chunk>"
    )
    chunks = chunk.format(0) + "\n" + chunk.format(16)
    solid = (
        f'<layer id="5" name="solid" width="20" height="8"><data encoding="csv">\n{chunks}\n</data></layer>'
    )
    (gallery / "endless.tmx").write_text(
        head.format(1) + "</group>" + solid + things + "\n</map>\n", encoding="utf-8"
    )


# ---- mutations


def mutate(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """One to four changes: bits, bytes, cuts, splices, tokens, attributes, lines."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        data = rng.choice(MUTATIONS)(data, other, rng)
    return data


def _spot(data: bytes, rng: random.Random) -> int:
    return rng.randrange(len(data) + 1)


def flip(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """Single bits."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The end missing, or a piece."""
    a, b = sorted((_spot(data, rng), _spot(data, rng)))
    return data[:a] if rng.random() < 0.4 else data[:a] + data[min(b, a + rng.choice((1, 8, 200, 1 << 20))) :]


def splice(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """A piece of another file, or of itself, put in."""
    source = other if rng.random() < 0.5 else data
    a = _spot(source, rng)
    piece = source[a : a + rng.choice((4, 60, 600, 6000))] * rng.choice((1, 1, 2, 30))
    at = _spot(data, rng)
    return data[:at] + piece + data[at:]


def odd_value(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """A quoted value or a number becomes something odd."""
    found = list(re.finditer(rb'"[^"<>]*"|-?\d+', data))
    if not found:
        return data
    hit = rng.choice(found)
    new = rng.choice(ODD)
    if hit[0].startswith(b'"'):
        new = b'"' + new + b'"'
    return data[: hit.start()] + new + data[hit.end() :]


def swap_values(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """Two quoted values or two numbers change places."""
    found = list(re.finditer(rb'"[^"<>]*"|\b\d+\b', data))
    if len(found) < 2:
        return data
    one, two = sorted(rng.sample(found, 2), key=lambda hit: hit.start())
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


def lines(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """Lines doubled, dropped or shuffled."""
    parts = data.split(b"\n")
    n = rng.randrange(len(parts))
    how = rng.randrange(4)
    if how == 0:
        parts[n:n] = [parts[n]] * rng.choice((1, 5, 300))
    elif how == 1:
        del parts[n : n + rng.choice((1, 4))]
    elif how == 2:
        m = rng.randrange(len(parts))
        parts[n], parts[m] = parts[m], parts[n]
    else:
        parts.insert(n, rng.choice(other.split(b"\n")))
    return b"\n".join(parts)


MUTATIONS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    flip, cut, splice, odd_value, odd_value, odd_value, swap_values, lines, lines,
)  # fmt: skip


# ---- one case under watch


class Hang(BaseException):
    """A case took too long."""


@contextmanager
def watched() -> Iterator[None]:
    """Interrupt what takes more than SECONDS, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def run_cases(
    tally: Tally, count: int, case: Callable[[random.Random], str], keep: Callable[[int], None], quiet: bool
) -> Tally:
    """Run `count` cases; `case` returns its outcome, `keep` saves the files of the one that failed."""
    outcomes: Counter[str] = Counter()
    begun = shown = time.monotonic()
    for n in range(count):
        rng = random.Random(f"{tally.kind} {tally.seed} {n}")
        at = time.monotonic()
        try:
            with watched():
                outcome = case(rng)
        except Hang:
            outcome = "hang"
        except Exception:
            outcome = "traceback"
            print(traceback.format_exc(), file=sys.stderr)
        took = time.monotonic() - at
        tally.slowest = max(tally.slowest, round(took, 3))
        outcomes[outcome] += 1
        if outcome in ("hang", "traceback", "forged", "silent"):
            tally.failures.append(f"{n}: {outcome}")
            keep(n)
        if not quiet and time.monotonic() - shown > 0.5:
            shown = time.monotonic()
            print(f"\r{tally.kind} {n + 1}/{count} {dict(outcomes)}", end="", file=sys.stderr, flush=True)
    if not quiet:
        print(file=sys.stderr)
    tally.cases = count
    tally.outcomes = dict(sorted(outcomes.items()))
    tally.seconds = round(time.monotonic() - begun, 1)
    try:
        import resource

        tally.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    except ImportError:
        pass
    return tally


def fuzz_maps(count: int, seed: int, keep: Path | None = None, quiet: bool = True) -> Tally:
    """Mutated maps, tilesets and templates: read, and where they read, played for a moment."""
    with tempfile.TemporaryDirectory() as folder:
        levels = shutil.copytree(shipped("levels"), Path(folder, "levels"))
        rich_maps(levels / "gallery")
        maps = sorted(levels.glob("gallery/*.tmx"))
        parts = [*maps, *maps, *levels.glob("tiles/*.tsx"), *levels.glob("templates/*.tx")]
        whole = {path: path.read_bytes() for path in parts}

        def case(rng: random.Random) -> str:
            target = rng.choice(maps) if rng.random() < 0.75 else rng.choice(parts)
            played = target if target.suffix == ".tmx" else rng.choice(maps)
            target.write_bytes(mutate(whole[target], whole[rng.choice(parts)], rng))
            try:
                problems = [problem for problem in check(played) if problem.grave]
                if problems:
                    return (
                        "refused"
                        if all(problem.line.count("\n") == 0 for problem in problems)
                        else "traceback"
                    )
                world = World((read(played).level,))
                for _ in range(90):
                    step(world, rng.randrange(512))
                return "plays"
            finally:
                if keep:
                    Path(folder, "last").write_bytes(target.read_bytes())
                target.write_bytes(whole[target])

        def save(n: int) -> None:
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(folder, "last"), keep / f"map-{seed}-{n}")

        return run_cases(Tally("maps", seed), count, case, save, quiet)


def base_tape(seed: int, ticks: int = 900) -> bytes:
    """An honest tape of the gallery's first map, with a label and commands."""
    map = read(shipped("levels", "gallery", "first-steps.tmx"))
    world, recorder, rng = World((map.level,)), Recorder([map]), random.Random(seed)
    held = 0
    for tick in range(ticks):
        if tick % 9 == 0:
            held = rng.choice((2, 2, 18, 18, 16, 1, 36, 34, 8, 0))
        if tick == 100:
            recorder.label("passage first-steps")
        if tick == 500:
            recorder.command(world, "assist", "endless-grip")
        if tick == 700:
            recorder.command(world, "lamp", "1")
        step(world, held)
        recorder.tick(held, world)
    return recorder.text().encode()


def fuzz_replays(count: int, seed: int, keep: Path | None = None, quiet: bool = True) -> Tally:
    """Mutated tapes: each is refused with a reason, or plays exactly what the honest one does."""
    one, two = base_tape(1), base_tape(2)
    honest = parse_tape(one)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fuzzed.climb")

        def case(rng: random.Random) -> str:
            path.write_bytes(mutate(one, two, rng))
            verdict = verify(path)
            if not verdict.ok:
                return "refused" if verdict.reason and verdict.first_bad_tick is not None else "silent"
            tape = parse_tape(path.read_bytes())
            same = (tape.header(), tape.inputs, tape.commands) == (
                honest.header(),
                honest.inputs,
                honest.commands,
            )
            if same:
                return "same climb"
            return "edited" if "edited" in verdict.taint and not tape.checks else "forged"

        def save(n: int) -> None:
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, keep / f"tape-{seed}-{n}.climb")

        return run_cases(Tally("replays", seed), count, case, save, quiet)


def main() -> int:
    """Exit code 0 when nothing failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("maps", "replays", "both", "bound"), nargs="?", default="both")
    parser.add_argument("--count", type=int, default=2000, help="cases of each kind (2000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where failing files are put")
    parser.add_argument("--json", action="store_true", help="one JSON object a line and no progress")
    args = parser.parse_args()
    quiet = args.json or not sys.stderr.isatty()
    if args.what == "bound":
        from tools.fuzz_bound import fuzz_bound

        rooms, looked, escapes = fuzz_bound(args.count, args.seed, quiet=quiet)
        if args.json:
            print(json.dumps({"kind": "bound", "rooms": rooms, "positions": looked, "escapes": len(escapes)}))
        else:
            print(f"bound: {looked} positions in {rooms} rooms, {len(escapes)} escapes")
        for escape in escapes:
            print(escape, file=sys.stderr)
        return 1 if escapes else 0
    failed = False
    for kind, fuzz in (("maps", fuzz_maps), ("replays", fuzz_replays)):
        if args.what not in (kind, "both"):
            continue
        tally = fuzz(args.count, args.seed, args.keep, quiet)
        failed = failed or bool(tally.failures)
        if args.json:
            print(json.dumps(asdict(tally)), flush=True)
        else:
            print(
                f"{kind}: {tally.cases} cases, {tally.outcomes}, slowest {tally.slowest} s,"
                f" {tally.seconds} s in all, peak {tally.peak_mib} MiB, failures: {tally.failures or 'none'}"
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
