"""`shot`: a picture without a window, and one clear line where there is none."""

from pathlib import Path

import pygame
import pytest

from game.__main__ import main


def gallery() -> Path:
    """Any map that is shipped."""
    return next((Path(__file__).resolve().parents[2] / "levels" / "gallery").glob("*.tmx"))


def test_a_picture_of_a_map(tmp_path: Path) -> None:
    out = tmp_path / "a" / "shot.png"
    assert main(["shot", "--map", str(gallery()), "--tick", "20", "-o", str(out), "--size", "1280x720"]) == 0
    assert pygame.image.load(out).get_size() == (1280, 720)


@pytest.mark.parametrize(
    "args",
    [
        ["--map", "nowhere.tmx", "-o", "x.png"],
        ["--map", "{map}", "--tick", "-3", "-o", "x.png"],
        ["--map", "{map}", "-o", "x.txt"],
        ["--map", "{map}", "--at", "99", "-o", "x.png"],
        ["--replay", "nowhere.climb", "-o", "x.png"],
    ],
)
def test_bad_wishes_end_in_one_line(
    args: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    args = [str(tmp_path / a) if a.startswith("x.") else a.replace("{map}", str(gallery())) for a in args]
    assert main(["shot", *args]) in (1, 2)
    told = capsys.readouterr().err.strip()
    assert told and "Traceback" not in told and len(told.splitlines()) == 1
