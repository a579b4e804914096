"""`burning-lavender splits export FILE.lss [--category NAME]`, `splits import FILE.lss`"""

import argparse
import sys
from pathlib import Path

from game.maps.problem import one_line
from game.speedrun.records import Records
from game.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "way",
        choices=("export", "import"),
        help="export: write the records as LiveSplit splits; import: add a file's attempts to the records",
    )
    parser.add_argument("file", type=Path, metavar="FILE.lss", help="LiveSplit splits")
    parser.add_argument(
        "--category", metavar="NAME", help="export this category, not the one played last (see the records)"
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0. Raises Trouble (2) for splits or records that cannot be read or written."""
    if args.way == "export":
        print(one_line(export(args.file, args.category)))
    else:
        if args.category is not None:
            raise Trouble("--category is for export; an imported file names its own category")
        print(one_line(take_in(args.file)))
    return 0


def _records() -> Records:
    """The records, once what was wrong with them has been said."""
    from game.speedrun import records

    loaded = records.load()
    for note in loaded.notes:
        print(note, file=sys.stderr)
    return loaded


def export(file: Path, category: str | None = None) -> str:
    """Write one category's splits, over what was there; returns a sentence. Raises Trouble."""
    from game.profile.store import write_atomically
    from game.speedrun import lss

    records = _records()
    book = records.latest if category is None else records.find(category)
    if book is None:
        known = ", ".join(sorted({repr(book.category) for book in records.books}))
        if not known:
            raise Trouble(f"{file}: no runs are recorded yet; import some, or climb")
        raise Trouble(one_line(f"{file}: there are no runs of {category!r}; the categories are {known}"))
    try:
        write_atomically(file, lss.write(book).encode())
    except OSError as error:
        raise Trouble(f"{file}: it could not be written: {error.strerror or error}; check the path") from None
    return f"{file}: {_summary(book.category, book.count, book.best.igt)}"


def take_in(file: Path) -> str:
    """Add a file's attempts and bests to the records; returns a sentence. Raises Trouble."""
    from game.profile.places import home
    from game.profile.store import OneWriter
    from game.speedrun import lss
    from game.speedrun.book import merge
    from game.speedrun.records import save

    theirs = lss.read(file)
    lock = OneWriter(home())
    try:
        if not lock.mine:
            raise Trouble(f"{home()}: the game is running and owns the records; close it first")
        records = _records()
        book = records.book(theirs.category, theirs.names)
        new = merge(book, theirs)
        if sentence := save(records):
            raise Trouble(sentence)
    finally:
        lock.close()
    return f"{file}: {new} new attempts; {_summary(book.category, book.count, book.best.igt)}"


def _summary(category: str, count: int, best: int | None) -> str:
    from game.text import clock

    best_word = "no finished run" if best is None else f"best {clock(best)}"
    return f"{category}: {count} attempts, {best_word}"
