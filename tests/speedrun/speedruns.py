"""Runs for the tests: books of attempts as a runner makes them, from a seed."""

import random
from datetime import datetime, timedelta

from game.speedrun.book import Book, add, new_book
from game.speedrun.timer import NEVER, RATE, TOWER, Time

DAY = datetime(2026, 3, 1, 18, 30, 5)
NAMES = TOWER + ("rib-chimney", "the long <stair> & more", 'a "quoted" name', "größer", "塔")


def random_splits(rng: random.Random, parts: int, finished: bool) -> list[Time]:
    """Moments that only grow; some parts are skipped, never the one that ends a finished run."""
    reached = parts if finished else rng.randrange(parts)
    igt, rta, splits = 0, 0, []
    for part in range(reached):
        ticks = rng.choice((1, rng.randrange(1, 600), rng.randrange(600, 200_000)))
        igt += ticks
        rta += ticks * 1000 // RATE + rng.choice((0, 1, rng.randrange(10**4), 10**8))
        skipped = rng.random() < 0.1 and part + 1 < reached
        splits.append(NEVER if skipped else Time(igt, rta))
    return splits


def random_book(seed: int) -> Book:
    """A book of up to 12 attempts, some of them left early."""
    rng = random.Random(seed)
    names = rng.choice((TOWER, rng.sample(NAMES, rng.randrange(1, 9))))
    book = new_book(rng.choice(("any%, standard", "all memories, vigil", "x < y & z alone, standard")), names)
    when = DAY
    for _ in range(rng.randrange(13)):
        splits = random_splits(rng, len(names), rng.random() < 0.6)
        ended = when + timedelta(seconds=rng.randrange(4000))
        add(book, splits, when, ended)
        when = ended + timedelta(seconds=rng.randrange(1, 10**7))
    return book
