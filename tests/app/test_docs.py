"""What the pages for runners and moderators tell people to type is what the game understands."""

import importlib
import re
import shlex
from argparse import ArgumentParser

import pytest

from game.__main__ import COMMANDS
from game.files import root, shipped
from game.maps.read import read
from game.scenes.practice import keys_of_practice
from game.sim import tuning

PAGES = [
    root() / name
    for name in (
        "docs/runners.md",
        "docs/moderators.md",
        "README.md",
        "levels/README.md",
        "docs/accessibility.md",
    )
]
LINES = [
    (page.name, line.partition("#")[0].strip())
    for page in PAGES
    for line in page.read_text().splitlines()
    if line.startswith("burning-lavender ")
]


@pytest.mark.parametrize(("page", "line"), LINES)
def test_every_command_is_understood(page, line):
    name, *words = shlex.split(line)[1:]
    module = importlib.import_module(COMMANDS[name][0])
    parser = ArgumentParser(exit_on_error=False)
    module.add_arguments(parser)
    parser.parse_args(words)


DESIGNERS = root() / "levels" / "README.md"


def test_the_designers_page_shows_pictures_that_are_there_and_small():
    named = re.findall(r"\]\(\.\./(docs/pictures/[^)]+)\)", DESIGNERS.read_text())
    assert len(named) >= 3
    for name in named:
        assert 0 < (root() / name).stat().st_size <= 150 * 1024, name
    made = {path.name for path in (root() / "docs" / "pictures" / "designer").glob("*.png")}
    assert made == {name.rpartition("/")[2] for name in named}


def test_the_designers_examples_are_passages_of_the_gallery():
    """Each row of the table of what is taught names a map, and its cells passages of it."""
    rows = re.findall(r"^\| `([a-z-]+)` \| (`[a-z-]+`[:,].*) \|$", DESIGNERS.read_text(), re.MULTILINE)
    assert len(rows) >= 5
    for name, cells in rows:
        passages = {
            passage.name for passage in read(shipped("levels", "gallery", f"{name}.tmx")).level.passages
        }
        named = set(re.findall(r"`([a-z-]+)`", cells))
        assert named <= passages, name


def test_every_key_of_practice_is_on_the_page():
    page = PAGES[0].read_text()
    for key, _ in keys_of_practice():
        for word in re.findall(r"F\d+|Page \w+|Ctrl", key):
            assert word in page or word == "F4"


def test_the_numbers_of_the_tricks_are_those_of_the_rules():
    page = PAGES[0].read_text()
    before, after = tuning.WINDOW_BRAND
    for words in (
        f"-{before} to +{after} ticks",
        f"within {tuning.WINDOW_SOOTHE[0]} ticks of a strong beat",
        f"kept for {tuning.KEPT} ticks",
        f"in the legs for {tuning.LENT} ticks",
        f"within {tuning.REFUND} ticks gives its grip back",
        f"within {tuning.CORNER} px of a corner",
        f"within {tuning.POP_UP} px of a ledge",
        f"up to {tuning.COYOTE} ticks after an edge",
        f"kept for {tuning.BUFFER} ticks",
        f"costs {tuning.DYING} ticks, of which a press skips the rest after {tuning.DYING_SKIP}",
        f"fixed {tuning.BEAT_MIN} ticks ahead and announced for {tuning.BREATH}",
    ):
        assert words in " ".join(page.split()), words


def test_the_ranks_have_the_categories_and_taints_that_verify_gives():
    from game.replay.format import TAINTS

    page = PAGES[0].read_text()
    for name in (*TAINTS, "any%", "low%", "all memories", "turned away", "memory"):
        assert f"`{name}`" in page
