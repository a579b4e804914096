"""The baked files: small, readable, made by the code that is here, and all that the game needs to draw."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.trouble import Trouble
from game.view import baked, content

ROOT = Path(__file__).resolve().parents[2]


def test_the_pictures_are_small() -> None:
    files = [f for f in (ROOT / "assets").rglob("*") if f.is_file()]
    assert sum(f.stat().st_size for f in files if f.parent.name != "sound") < 10e6


def test_contents_fit_their_table() -> None:
    for name, codes in baked.arrays("ledges").items():
        assert codes.dtype == np.uint16 and int(codes.max()) < content.CODES, name
    wall = baked.arrays("wall")["wall"]
    assert int(wall.max()) < content.CODES and int(wall.min()) >= content.WALL


def test_pieces_close_at_their_ends() -> None:
    """A fill's first column continues its last: neighbours differ no more across the cut than inside."""
    for name in content.MATERIALS:
        fill = baked.arrays("ledges")[f"fill_{name}"].astype(int)
        across = (fill[:, 0] != fill[:, -1]).mean()
        inside = (fill[:, 1:] != fill[:, :-1]).mean()
        assert across < inside + 0.2


def test_the_sky_closes() -> None:
    vein = baked.arrays("sky")["vein"].astype(int) // 64
    across = np.abs(vein[:, 0] - vein[:, -1]).mean()
    inside = np.abs(np.diff(vein, axis=1)).mean()
    assert across < inside * 2 + 1


def test_a_missing_file_is_one_clear_line() -> None:
    with pytest.raises(Trouble, match="make_assets"):
        baked.arrays("no-such-part")


def test_drawing_needs_neither_scipy_nor_pillow() -> None:
    code = "import sys, game.view.frame; print(sorted({'scipy', 'PIL', 'skia'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("part", ["hands", "props", "ledges", "door"])
def test_the_files_are_what_the_code_makes(part: str, tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    pytest.importorskip("PIL")
    module = __import__(f"tools.assets.{part}", fromlist=["build"])
    (made,) = module.build(tmp_path, lambda _line: None)
    with np.load(made) as fresh:
        kept = baked.arrays(part)
        assert set(fresh.files) == set(kept)
        for name in fresh.files:
            # the last bit of a float may differ between builds of a library: a few pixels, no more
            assert (fresh[name] != kept[name]).mean() < 0.002, name
