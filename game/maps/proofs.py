"""What is kept of proofs beside a map, and what a glance at it says: written by `prove`, read by `check`.

`proofs/MAP.climb` is the climb itself, `proofs/MAP.json` the figures: outcome, slack and place of each leg.
Reading takes no search, so `check` can look on every save.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.maps.guard import Refused, read_regular
from game.maps.problem import one_line
from game.sim import VERSION, tuning_digest

FORMAT = 1
BYTES = 1 << 20
OUTCOMES = ("solved", "out_of_reach", "undecided")


@dataclass(frozen=True, slots=True)
class Remark:
    """What `check` says about a map's proof. `at`: a tile."""

    what: str
    todo: str
    at: tuple[int, int] | None = None


def places(path: Path, name: str) -> tuple[Path, Path]:
    """The climb and the figures of a map's proof."""
    folder = path.parent / "proofs"
    return folder / f"{name}.climb", folder / f"{name}.json"


def rules_now() -> str:
    """The rules as a proof names them."""
    return f"{VERSION}:{tuning_digest()}"


def write_figures(path: Path, digest: str, legs: list[dict[str, Any]]) -> None:
    """Keep the figures of a map: one line a leg, whole or not at all."""
    head = {"proof": FORMAT, "map": digest, "sim": rules_now()}
    lines = [json.dumps(line, separators=(", ", ": ")) for line in (head, *legs)]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".tmp")
    fresh.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    os.replace(fresh, path)


def read_figures(path: Path) -> tuple[str, str, list[dict[str, Any]]] | None:
    """Digest of the map, the rules, and a line for each leg; None where there is nothing to read."""
    try:
        lines = [json.loads(line) for line in read_regular(path, BYTES).decode("utf-8").splitlines() if line]
    except (Refused, OSError, ValueError, RecursionError):
        return None
    if not lines or not all(isinstance(line, dict) for line in lines) or lines[0].get("proof") != FORMAT:
        return None
    return str(lines[0].get("map")), str(lines[0].get("sim")), lines[1:]


def climb_header(path: Path) -> dict[str, str] | None:
    """The header lines of a tape; None where there is none."""
    try:
        text = read_regular(path, BYTES * 8)[:8192].decode("utf-8", "replace")
    except (Refused, OSError):
        return None
    head = text.partition("---")[0]
    return {key: value for key, _, value in (line.partition(" ") for line in head.splitlines())}


def remarks(path: Path, name: str, digest: str) -> Iterator[Remark]:
    """What the kept proof says of a map that reads: nothing where it is proven as it stands."""
    climb, figures = places(path, name)
    found = read_figures(figures)
    if found and found[0] == digest and found[1] == rules_now():
        for line in found[2]:
            outcome = line.get("outcome")
            if outcome == "solved" or outcome not in OUTCOMES:
                continue
            where = one_line(str(line.get("passage")), 40)
            goal = one_line(str(line.get("goal")), 40)
            high = line.get("highest")
            at = None
            if isinstance(high, list) and len(high) == 2 and all(isinstance(n, int) for n in high):
                at = (high[0], high[1])
            if outcome == "out_of_reach":
                what = f"passage {where}: {goal} is out of reach"
                yield Remark(f"{what}, the highest place is here", "open a way, and prove it again", at)
            else:
                what = f"passage {where}: no way to {goal} was found"
                yield Remark(what, "climb it yourself and run `prove --tape` on the tape", at)
    head = climb_header(climb)
    if head is None:
        yield Remark("it has no proof that it can be climbed", "run `prove` on it")
    elif f"{name}:{digest}" not in head.get("maps", "").split():
        yield Remark("its proof is stale: the map has changed since", "run `prove` on it again")
    elif head.get("sim", "").partition(" ;")[0].strip() != rules_now():
        yield Remark("its proof is stale: the rules have changed since", "run `prove` on it again")
