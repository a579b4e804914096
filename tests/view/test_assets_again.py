"""A second build of the assets gives the same bytes; `tools/assets_again.py` asks it of every part."""

import pytest

from tools import assets_again

QUICK = ("icon", "hands", "props", "ledges", "tiles")


@pytest.mark.parametrize("part", QUICK)
def test_a_second_build_gives_the_same_bytes(part):
    for needed in ("scipy", "PIL", "skia"):
        pytest.importorskip(needed)
    assert assets_again.differing(part) == []


def test_what_differs_is_named(monkeypatch):
    monkeypatch.setattr(assets_again, "built", lambda _part, seed: {"a": "1", "b": seed})
    assert assets_again.differing("icon") == ["b"]
