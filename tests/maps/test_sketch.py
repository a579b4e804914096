"""Plans: a map drawn as text is the map that Tiled opens."""

import shutil

import pytest

from game.maps.read import read
from game.sim.level import ASH, STONE
from game.trouble import Trouble
from tools import sketch, sketched

PLAN = """
# A plan

```map small size=12x6 geometry=flat title="A small one" ceiling_top=900
```

```passage all at 0,0 size 12x6 allowance=95 rhythm=steady
|
|....M
|
|S.L...W...E
|####~~...###
|############
S Start
L Lamp
M Memory number=3 line="A line"
W ShiftingWall 2x1 on=touch corners=0,0;2,0;2,-2
E Exit 1x1
```
"""


def laid(tmp_path, text=PLAN):
    (tmp_path / "plan.md").write_text(text)
    path = tmp_path / "small.tmx"
    path.write_text(sketch.lay(sketch.parse(tmp_path / "plan.md")).replace("tiles/stone.tsx", "stone.tsx"))
    for name in ("stone.tsx", "stone.png"):
        (tmp_path / name).write_bytes((sketch.LEVELS / "tiles" / name).read_bytes())
    shutil.copytree(sketch.LEVELS / "templates", tmp_path / "templates")
    return path


def test_a_plan_becomes_the_map_it_draws(tmp_path):
    level = read(laid(tmp_path)).level
    assert (level.width, level.height, level.ceiling_top) == (12, 6, 900)
    assert level.tile(0, 4) == STONE and level.tile(5, 4) == ASH and level.tile(6, 4) == 0
    assert level.start == (8, 64) and [(lamp.x, lamp.y) for lamp in level.lamps] == [(40, 64)]
    assert [(memory.number, memory.x, memory.y) for memory in level.memories] == [(3, 72, 24)]
    assert level.walls[0].stops == ((96, 48), (128, 48), (128, 16))
    assert (level.passages[0].name, level.passages[0].allowance, level.passages[0].steady) == (
        "all",
        5700,
        True,
    )
    assert level.exit.x == 160


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("L Lamp", "L Lump", "no such class"),
        ("W Shifting", "Q Shifting", "nowhere"),
        ("L Lamp\n", "", "nothing says what L is"),
        ("|####~~...###", "|####~~...####", "13 tiles long"),
        ("on=touch", "an=touch", "no such member"),
    ],
)
def test_what_cannot_be_laid_is_named(tmp_path, was, now, says):
    with pytest.raises(Trouble, match=says):
        laid(tmp_path, PLAN.replace(was, now))


PLANS = sorted((sketch.LEVELS / "plans").glob("*.md"))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_a_plan_draws_its_map_as_it_is(plan):
    """`python tools/sketch.py renew levels/plans/*.md` after a map was changed in Tiled."""
    text = plan.read_text(encoding="utf-8")
    assert sketched.renewed(text, sketched.drawn_from(sketch.LEVELS / f"{plan.stem}.tmx")) == text


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_what_is_laid_from_a_plan_is_the_map(plan, tmp_path):
    root = tmp_path / "levels"
    shutil.copytree(sketch.LEVELS, root, ignore=shutil.ignore_patterns("gallery", "proofs", "plans"))
    was = read(root / f"{plan.stem}.tmx").digest
    (root / f"{plan.stem}.tmx").write_text(sketch.lay(sketch.parse(plan)), encoding="utf-8")
    assert read(root / f"{plan.stem}.tmx").digest == was


def test_a_plan_that_leaves_a_passage_out_is_told_so():
    plan = PLANS[0]
    text = sketch.BLOCK.sub(
        lambda block: block[0] if block[1] == "map" else "", plan.read_text(encoding="utf-8")
    )
    with pytest.raises(Trouble, match="says nothing of"):
        sketched.renewed(text, sketched.drawn_from(sketch.LEVELS / f"{plan.stem}.tmx"))
