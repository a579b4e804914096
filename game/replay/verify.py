"""Play a tape headless, as fast as it goes, and say whether it holds.

What a good verdict says: these inputs, under these rules, on these maps, lead to this ending, and nothing
in the tape was changed since it was recorded. Who pressed the buttons it cannot say.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from game.replay.chain import Chain
from game.replay.find import find_maps, is_shipped
from game.replay.format import EVERY, TAINTED_BY, TAINTS, UNFINISHED, Tape, TapeError, read_tape
from game.replay.player import apply, open_world
from game.replay.recorder import sim_line
from game.sim import ENDINGS, World, digest, state_bytes, step
from game.trouble import Trouble


@dataclass(slots=True)
class Verdict:
    """The fields of `verify --json`, in their order. `first_bad_tick` is None where all checks hold, 0
    where the tape failed before its first tick."""

    ok: bool = False
    map: str = ""
    category: str = ""
    ending: str = ""
    ticks: int = 0
    igt: int = 0
    deaths: int = 0
    digest: str = ""
    taint: list[str] = field(default_factory=list)
    first_bad_tick: int | None = None
    reason: str = ""

    def as_json(self) -> dict[str, object]:
        """As one JSON object."""
        return asdict(self)


def verify(path: Path | str, maps: Sequence[Path] = ()) -> Verdict:
    """The verdict on a tape's file. `maps` are tried before those beside it."""
    try:
        tape = read_tape(path)
    except TapeError as error:
        return Verdict(first_bad_tick=0, reason=str(error))
    return verify_tape(tape, Path(path), maps)


def verify_tape(tape: Tape, beside: Path | None = None, maps: Sequence[Path] = ()) -> Verdict:
    """The verdict on a tape; `beside` is where it lies."""
    verdict = Verdict(map=tape.start)
    taint = set(tape.taint)
    try:
        found = find_maps(tape, beside, maps)
        world = open_world(tape, [map.level for map in found.maps])
    except Trouble as trouble:
        verdict.first_bad_tick = 0
        verdict.reason = str(trouble)
        return verdict
    said = [*found.wrong]
    if tape.sim != sim_line():
        said.insert(0, f"played under other rules: the tape says {tape.sim}, this game is {sim_line()}")
        taint.add("tuning")
    bad, why, end = _play(tape, world)
    if why:
        said.append(why)
    elif tape.ticks != len(tape.inputs):
        bad = min(tape.ticks, len(tape.inputs))
        said.append(f"the body has {len(tape.inputs)} ticks, the footer says {tape.ticks}")
    ending = ENDINGS[world.ending] or UNFINISHED
    if (ending, end) != (tape.ending, tape.end):
        said.append(f"it ends in {ending!r} at tick {end}, not in {tape.ending!r} at tick {tape.end}")
    if not tape.checks:
        taint.add("edited")
    if tape.assist:
        taint.add("assist")
    if tape.lamp >= 0:
        taint.add("practice")
    taint |= {TAINTED_BY[name] for found in tape.commands.values() for name, _ in found}
    if not all(is_shipped(map) and map.name == name for map, (name, _) in zip(found.maps, tape.maps)):
        taint.add("other-maps")
    verdict.ok = not said
    verdict.reason = "; ".join(said)
    verdict.first_bad_tick = None if verdict.ok else (bad if bad is not None else 0)
    verdict.ending = ending
    verdict.ticks = len(tape.inputs)
    verdict.igt = world.tick
    verdict.deaths = world.deaths
    verdict.digest = digest(world)
    verdict.taint = [name for name in TAINTS if name in taint]
    verdict.category = category(tape, world, ending, verdict.taint)
    return verdict


def _play(tape: Tape, world: World) -> tuple[int | None, str, int]:
    """Step through the tape: (first bad tick or None, why, tick of the ending or of the last input)."""
    chain = Chain(tape.header())
    checks = dict(tape.checks)
    inputs, commands = tape.inputs, tape.commands
    total = len(inputs)
    bad: int | None = None
    why = ""
    end = 0
    due = {*range(EVERY, total + 1, EVERY), total} - {0} if tape.checks else set()
    stops = sorted({total} | due | {tick for tick in (*checks, *commands) if tick < total})
    at = 0
    for stop in stops:
        for buttons in inputs[at:stop]:
            step(world, buttons)
        chain.ticks(inputs[at:stop])
        at = stop
        if world.ending and not end:
            end = world.tick  # its clock stops there
        if stop in due or stop in checks:
            said = checks.pop(stop, None)
            state = state_bytes(world)
            is_so = chain.check(stop, state) if stop in due else chain.digest(stop, state).hex()
            if is_so != said and bad is None:
                bad = stop
                why = f"tick {stop}: " + (
                    "the check differs: the tape was changed" if said else "a check is missing"
                )
        if stop < total:
            for name, value in commands.get(stop, ()):
                try:
                    apply(world, name, value)
                except TapeError as error:
                    return (stop if bad is None else bad), (why or f"tick {stop}: {error}"), end or stop
                chain.command(name, value)
    if bad is None and checks:
        bad = min(checks)
        why = f"tick {bad}: the tape has a check for it but no inputs"
    return bad, why, end or total


MEMORIES = sum(1 << number for number in range(1, 29))  # all of them found: a bit each, by its number
# The maps of the whole climb; the room after them is untimed. Anything less is no climb of the tower.
TOWER = ("1-mosaic", "2-stairs", "3-living-walls", "4-returning", "5-thick-air", "6-cold-tide", "7-summit")


def category(tape: Tape, world: World, ending: str, taint: Sequence[str]) -> str:
    """What a climb that ends so counts as: the way, its rules, then whatever keeps it from the ranks.

    One that still goes on may be asked about with the ending that it hopes for.
    """
    parts = [_way(tape, world, ending), tape.rules]
    if tape.seed != 1:
        parts.append("any seed")
    return ", ".join([*parts, *taint])


def _way(tape: Tape, world: World, ending: str) -> str:
    if ending == "let go":
        return "none"
    if ending == UNFINISHED:
        return ending
    turned = ending == "turned away"
    names = tuple(name for name, _ in tape.maps)
    if names[: len(TOWER)] != TOWER or tape.start != TOWER[0]:
        played = names[names.index(tape.start) :]
        part = f"{played[0]} alone" if len(played) == 1 else f"{played[0]} to {played[-1]}"
        return part + (", memory" if tape.memory else ", turned away" if turned else "")
    if tape.memory:
        return "memory"
    if turned:
        return ending
    if world.memories & MEMORIES == MEMORIES:
        return "all memories"
    has_brand = any(level.brands for level in world.levels)
    return "low%" if has_brand and not world.burns else "any%"


def differs(tape: Tape, other: Tape) -> str:
    """Why two tapes cannot be played side by side, as a clause; "" when they can."""
    if tape.sim != other.sim:
        return f"it was played under other rules ({tape.sim}, not {other.sim})"
    if tape.maps != other.maps or tape.start != other.start:
        mine, theirs = (" ".join(name for name, _ in one.maps) for one in (other, tape))
        return f"it is a climb of {theirs}, not of {mine}" if mine != theirs else "its map has changed since"
    if tape.memory != other.memory:
        return "only one of them is in Memory mode"
    return ""
