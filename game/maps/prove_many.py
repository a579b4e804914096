"""Every leg of a map alone, over several seeds and with its slack: one process a core."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context

from game.maps.clumsy import Clumsy, jitter
from game.maps.legs import legs
from game.maps.prove import OUT_OF_REACH, SOLVED, Proof, alone
from game.maps.slack import slack
from game.sim.level import Level

SEEDS = 3
WORST = (SOLVED, "undecided", OUT_OF_REACH)  # a leg is as good as its worst seed


@dataclass(slots=True)
class Alone:
    """A leg over its seeds: their proofs, and the slack of the first that is solved."""

    number: int
    proofs: list[Proof] = field(default_factory=list)
    slack: dict[str, str] = field(default_factory=dict)
    clumsy: Clumsy | None = None

    @property
    def worst(self) -> Proof:
        """The seed that came off worst."""
        return max(self.proofs, key=lambda proof: WORST.index(proof.outcome))


def leg_alone(level: Level, number: int, seed: int, seconds: float, tries: int) -> Alone:
    """All that is asked of one leg."""
    leg = legs(level)[number]
    out = Alone(number)
    for n in range(SEEDS):
        out.proofs.append(alone(level, leg, seed + n, seconds))
        if out.proofs[-1].outcome == OUT_OF_REACH:
            return out  # it is so for every seed
    for n, proof in enumerate(out.proofs):
        if proof.outcome == SOLVED:
            out.slack = slack(level, leg, proof.tape, seed + n, seconds / 3)
            if tries:
                out.clumsy = jitter(level, leg, proof.tape, seed + n, tries)
            break
    return out


def all_alone(
    level: Level, seed: int = 1, seconds: float = 30.0, tries: int = 4, workers: int = 0
) -> Iterator[Alone]:
    """Every leg of a level, as each is done. `workers`: processes, 0 for one a core."""
    numbers = range(len(legs(level)))
    workers = min(len(numbers), workers or os.cpu_count() or 1)
    if workers < 2:
        for number in numbers:
            yield leg_alone(level, number, seed, seconds, tries)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        jobs = [pool.submit(leg_alone, level, number, seed, seconds, tries) for number in numbers]
        try:
            for job in as_completed(jobs):
                yield job.result()
        finally:
            for job in jobs:
                job.cancel()
