"""From the level's tiles to stone: which content each pixel of a row of tiles has.

Everything is cut from world-anchored strips (`assets/ledges.npz`), so neighbours fit and nothing repeats within
a screen. What the rules stand on is drawn where they stand: a tile with air above it has its lip on its first
row over all 16 px, and a side that can be gripped has an arris on its first column.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.sim.level import ASH, BONE, EMPTY, FROST, GLASS, SPIKE, STONE, TILE, Level
from game.view import content
from game.view.baked import arrays, blue_noise, tiled
from game.view.content import Content

TALL = 48  # rows of a piece: a tile and what hangs below it
HANGS = TALL // TILE  # rows of tiles that a piece can reach
PIECE = 512  # px until a piece repeats
REPEATS, REPEATS_DOWN = (
    32,
    16,
)  # tiles across and down after which all stone may be the same: loops count on it

BESIDE = 9  # tiles beside others that look different when those do: bone that has come to end in the air is one piece
ROWS_KEPT = 64  # whose runs are known: each is asked for by every band that it hangs into
ROWS_CUT = 12  # whose pieces are kept: those that the next bands above and below hang on to
LONGEST = 64  # tiles in a run: longer ones are drawn in parts, which nobody can tell
TIMES = LONGEST * TILE // PIECE + 1  # a piece is stored over, so that any cut is one slice

SOLIDS = (STONE, ASH, BONE, FROST)
MATERIAL = {
    STONE: content.STONE, ASH: content.ASH, BONE: content.BONE, FROST: content.FROST, GLASS: content.GLASS,
}  # fmt: skip
SLAB, TOP, MIDDLE, UNDER = range(4)  # air above and below; above; neither; below
GONE = 4  # stage of an ash slab that is not there


@cache
def pieces() -> dict[str, Content]:
    """The strips, by name."""
    wide: dict[str, Content] = {}
    for name, a in arrays("ledges").items():
        strip = a.astype(np.uint16)
        wide[name] = strip if name.startswith("bone_") else np.tile(strip, TIMES)
    for name in content.MATERIALS:
        fill = wide[f"fill_{name}"]
        wide[f"fill_{name}"] = np.concatenate([fill, fill[:TALL]])
    return wide


@cache
def darker_table() -> Content:
    """[n][code]: the same stone, n = 0..3 steps darker."""
    code = np.arange(content.CODES)
    table = np.tile(code, (4, 1))
    wall = (code >= content.WALL) & (code < content.WALL + content.WALL_COUNT)
    q = code - content.WALL
    glow, tone, normal = q % 8, q // 8 % 4, q // 32
    solid = (code >= content.SOLID) & (code < content.EDGE)
    solid_tone = (code - content.SOLID) % content.SOLID_TONES
    core = (code >= content.CORE) & (code < content.CORE + content.CORE_COUNT)
    for n in range(1, 4):
        dim = content.WALL + (normal * 4 + np.maximum(tone - n, 0)) * 8 + np.maximum(glow - n, 0)
        table[n] = np.where(wall, dim, table[n])
        table[n] = np.where(solid, code - np.minimum(solid_tone, n), table[n])
        if n >= 2:
            table[n] = np.where(core, content.WALL + (28 * 4) * 8 + 3, table[n])
    return table.astype(np.uint16)


@cache
def deeper_table() -> Content:
    """[n][code]: stone n tiles from air. Facets go into the dark at different depths: tiles leave no level edge."""
    code = np.arange(content.CODES)
    solid = (code >= content.SOLID) & (code < content.EDGE)
    facet = (code - content.SOLID) // content.SOLID_TONES * 7 // 3 % 3
    steps = np.array(((0, 1, 3, 3), (0, 2, 2, 3), (0, 1, 2, 3)))  # none lighter than it would be
    table = darker_table().copy()
    for n in range(4):
        table[n] = np.where(solid, darker_table()[steps[facet, n], code], table[n])
    return table


@cache
def _sinks() -> NDArray[np.uint8]:
    """code -> the row of a tile from which its facet is as dark as the tile below."""
    facet = (np.arange(content.CODES) - content.SOLID) // content.SOLID_TONES
    return (4 + facet * 5 % 12).astype(np.uint8)


def _sunk(front: Content, depth: int, deeper: NDArray[np.bool_]) -> Content:
    """A run so many tiles from air. Where the tile below is `deeper`, column by column, each facet is as dark as that
    from a row of its own on: no line runs along the tiles' feet."""
    here: Content = deeper_table()[depth][front] if depth else front
    if depth == 3 or not deeper.any():
        return here
    below = (np.arange(len(front))[:, None] >= _sinks()[front]) & deeper
    return np.where(below, deeper_table()[depth + 1][front], here)


@cache
def brighter_table() -> Content:
    """code -> the same stone one step lighter."""
    code = np.arange(content.CODES)
    solid = (code >= content.SOLID) & (code < content.EDGE)
    lighter = (code - content.SOLID) % content.SOLID_TONES < content.SOLID_TONES - 1
    return np.where(solid & lighter, code + 1, code).astype(np.uint16)


@cache
def lighter_wall() -> Content:
    """[n][code]: the wall n steps lighter; what is no wall stays as it is."""
    code = np.arange(content.CODES)
    wall = (code >= content.WALL) & (code < content.WALL + content.WALL_COUNT)
    q = code - content.WALL
    glow, tone, normal = q % 8, q // 8 % 4, q // 32
    steps = [content.WALL + (normal * 4 + np.minimum(tone + n, 3)) * 8 + glow for n in range(4)]
    return np.stack([np.where(wall, step, code) for step in steps]).astype(np.uint16)


@cache
def body_table() -> Content:
    """code -> the side of a ledge between its front and the wall: dark, turned away, without a lip of its own."""
    code = np.arange(content.CODES)
    material = (code - content.SOLID) // content.SOLID_COUNT
    side = content.SOLID + material * content.SOLID_COUNT + (4 * 9 + 5) * 4
    table = np.where((code >= content.SOLID) & (code < content.EDGE), side, 0)
    edges = (code >= content.EDGE) & (code < content.SPIKE)
    table = np.where(
        edges, content.SOLID + (code - content.EDGE) // 4 * content.SOLID_COUNT + (4 * 9 + 5) * 4, table
    )
    return table.astype(np.uint16)


@cache
def back_table() -> Content:
    """code -> the far half of the stair: flat tones, its lips a little paler."""
    code = np.arange(content.CODES)
    bone = (code >= content.SOLID) & (code < content.SOLID + content.SOLID_COUNT)
    table = np.where((code >= content.SOLID) & (code < content.EDGE), content.BACK + 1 + bone, 0)
    edges = (code >= content.EDGE) & (code < content.SPIKE)
    table = np.where(edges, content.BACK + np.where(code < content.EDGE + 4, 4, 3), table)
    table = np.where(
        (code >= content.SPIKE) & (code < content.SPIKE + content.SPIKE_COUNT), content.BACK + 2, table
    )
    return table.astype(np.uint16)


@cache
def crumbling() -> NDArray[np.float32]:
    """Noise that decides which grains of a slab of ash go first."""
    n = tiled(blue_noise(), TALL, PIECE)
    clumps = np.roll(n, 7, 1) * 0.35 + np.repeat(np.repeat(n[::4, ::4], 4, 0), 4, 1)[:TALL, :PIECE] * 0.65
    return np.tile(clumps, TIMES).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tiles of a row that are drawn as one: columns x .. x + n - 1."""

    kind: int
    x: int
    n: int
    form: int
    depth: int
    open_left: bool
    open_right: bool


class Masonry:
    """A level's stone. `kinds` is the view's own copy: slabs of ash leave it when they are gone."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.wrap = level.spiral
        self.width, self.height = level.width, level.height
        self.kinds = np.frombuffer(level.tiles, np.uint8).reshape(level.height, level.width).copy()
        self.stages: dict[int, int] = {}  # slab -> 0 whole .. GONE
        self._solid = np.isin(self.kinds, SOLIDS)
        self._depth = self._depths()
        self._runs: dict[int, list[Run]] = {}
        # row -> x of a run -> its piece
        self._pieces: dict[int, dict[int, tuple[Content, Content | None]]] = {}

    def _depths(self) -> NDArray[np.uint8]:
        """For each solid tile: how many tiles of stone lie between it and air, 0..3."""
        deep = self._solid.astype(np.uint8)
        inner = self._solid.copy()
        for _ in range(3):
            pad = np.pad(inner, ((1, 1), (0, 0)), mode="edge")
            around = [pad[:-2], pad[2:]]
            sides = np.pad(inner, ((0, 0), (1, 1)), mode="wrap" if self.wrap else "edge")
            around += [sides[:, :-2], sides[:, 2:]]
            inner = inner & np.logical_and.reduce(around)
            deep += inner
        return np.where(deep > 0, deep - 1, 0).astype(np.uint8)

    def set_stage(self, slab: int, stage: int) -> bool:
        """Note how far a slab of ash has crumbled; is it another stage than before?"""
        if self.stages.get(slab, 0) == stage:
            return False
        tx, ty, n = self.level.ash[slab]
        columns = (tx + np.arange(n)) % self.width
        for row in (ty - 1, ty, ty + 1):
            self._pieces.pop(row, None)
        if (stage == GONE) != (self.stages.get(slab, 0) == GONE):
            self.kinds[ty, columns] = EMPTY if stage == GONE else ASH
            self._solid[ty, columns] = stage != GONE
            for row in (ty - 1, ty, ty + 1):
                self._runs.pop(row, None)
        self.stages[slab] = stage
        return True

    def row(self, ty: int) -> NDArray[np.uint8]:
        """Kinds of a row. Beyond the foot, and above a flat map's top, its solids go on: it ends in no edge."""
        if 0 <= ty < self.height:
            row: NDArray[np.uint8] = self.kinds[ty]
            return row
        return np.where(self._solid_row(ty), self.kinds[self._nearest(ty)], EMPTY).astype(np.uint8)

    def _nearest(self, ty: int) -> int:
        return min(max(ty, 0), self.height - 1)

    def _solid_row(self, ty: int) -> NDArray[np.bool_]:
        if 0 <= ty < self.height or ty >= self.height or not self.wrap:
            row: NDArray[np.bool_] = self._solid[self._nearest(ty)]
            return row
        return np.zeros(self.width, bool)

    def runs(self, ty: int) -> list[Run]:
        """The runs of a row, left to right; on a spiral one may start before the seam (x < 0)."""
        if ty not in self._runs:
            if len(self._runs) >= ROWS_KEPT:
                self._runs.clear()
            self._runs[ty] = list(self._found(ty))
        return self._runs[ty]

    def _found(self, ty: int) -> Iterator[Run]:
        kinds = self.row(ty)
        filled = np.flatnonzero(kinds)
        if not len(filled):
            return
        above, below = self._solid_row(ty - 1), self._solid_row(ty + 1)
        here = self._solid_row(ty)
        form = np.where(above, np.where(below, MIDDLE, UNDER), np.where(below, TOP, SLAB))
        depth = self._depth[self._nearest(ty)]
        key = (kinds.astype(int) * 4 + np.where(here, form, 0)) * 4 + np.where(here, depth, 0)
        key = np.where(kinds == EMPTY, -1, key)
        w = self.width
        start = 0
        if self.wrap and key[0] >= 0 and key[0] == key[-1]:
            others = np.flatnonzero(key != key[0])
            start = int(others[-1]) + 1 - w if len(others) else 0
        x = start
        while x < w + start:
            k = key[x % w]
            n = 1
            while x + n < w + start and key[(x + n) % w] == k and n < LONGEST:
                n += 1
            if k >= 0:
                left = bool(here[(x - 1) % w]) if self.wrap or x > 0 else True
                right = bool(here[(x + n) % w]) if self.wrap or x + n < w else True
                kind = int(kinds[x % w])
                yield Run(kind, x, n, int(form[x % w]), int(depth[x % w]), not left, not right)
            x += n

    def piece(self, run: Run, ty: int) -> tuple[Content, Content | None]:
        """Front (TALL x 16 n, or no more than the tiles themselves) of a run, and what hangs behind it or None.

        Kept: not to be written in.
        """
        row = self._pieces.pop(ty, {})
        if run.x not in row:
            row[run.x] = self._cut(run, ty)
        self._pieces[ty] = row  # the newest
        if len(self._pieces) > ROWS_CUT:
            del self._pieces[next(iter(self._pieces))]
        return row[run.x]

    def _cut(self, run: Run, ty: int) -> tuple[Content, Content | None]:
        if run.kind == SPIKE:
            return self._spikes(run, ty), None
        store = pieces()
        material = MATERIAL[run.kind]
        name = content.MATERIALS[material]
        at, w = run.x * TILE % PIECE, run.n * TILE
        cut = slice(at, at + w)
        hang = store[f"hang_{name}"][:, cut] if f"hang_{name}" in store else None
        if run.kind == GLASS:
            front = store["slab_glass"][:, cut].copy()
            front[0] = content.edge(material, content.EDGE_LIP)
            return front, hang
        island = run.open_left and run.open_right
        if run.form == SLAB:
            chance = (run.x % REPEATS * 7 + ty % REPEATS_DOWN * 13) % 5
            if run.kind == BONE and island and 2 < run.n <= 8 and chance < 2:
                front, hang = store[f"bone_{run.n}"].copy(), None
            else:
                front = store[f"slab_{name}"][:, cut].copy()
                self._ends(front, run)
        else:
            fill = store[f"fill_{name}"]
            row = ty % REPEATS_DOWN * TILE
            if run.form == UNDER:
                foot = store[f"under_{name}"][:, cut] > 0
                front = np.where(foot, fill[row : row + TALL, cut], np.uint16(0))
                deep = foot.sum(0)[None] - np.arange(TALL)[:, None]  # rows left to the end of each tooth
                for most in (9, 4):
                    front = np.where(deep <= most, darker_table()[1][front], front)
            else:
                front, hang = fill[row : row + TILE, cut].copy(), None
            columns = (run.x + np.arange(run.n)) % self.width
            deeper = self._depth[self._nearest(ty + 1), columns] > run.depth
            front = _sunk(front, min(run.depth, 3), np.repeat(deeper, TILE)[: front.shape[1]])
        if run.kind == ASH and self.stages:
            self._crumble(front, hang, run, ty)
        if run.form in (SLAB, TOP):
            self._lip(front, material, run)
        if run.form != SLAB or run.kind != BONE:
            self._sides(front, material, run, ty)
        return front, hang

    def _lip(self, front: Content, material: int, run: Run) -> None:
        """An unbroken line on the collision row; one softer row under it."""
        front[0] = content.edge(material, content.EDGE_LIP)
        soft = front[1] > 0
        front[1] = np.where(soft, content.edge(material, content.EDGE_LIP_SOFT), front[1])
        if run.form == TOP:
            front[2] = content.solid(material, 4, 2, 3)
            front[3] = np.where(front[3] > 0, content.solid(material, 4, 3, 2), front[3])

    def _sides(self, front: Content, material: int, run: Run, ty: int) -> None:
        """A bright arris on the column that a hand can grip, turned away into dark behind it."""
        if run.form == SLAB:
            rows, which = slice(0, 9), content.EDGE_ARRIS_SOFT
        else:
            rows, which = slice(0, TILE), content.EDGE_ARRIS
        for is_open, columns, lean in ((run.open_left, (0, 1), 0), (run.open_right, (-1, -2), 8)):
            if not is_open:
                continue
            if run.form != SLAB or run.kind in (STONE, FROST):
                # chipped: bright for some rows, dim for some, never gone
                at = ty % REPEATS_DOWN * TILE
                chip = ((np.arange(TILE)[rows] + at) // 5 * 7 + run.x % REPEATS * 3) % 11 < 3
                front[rows, columns[0]] = np.where(
                    chip, content.edge(material, content.EDGE_ARRIS_SOFT), content.edge(material, which)
                )
                turned = np.where(
                    chip, content.solid(material, lean, 4, 2), content.solid(material, lean, 4, 1)
                )
                front[rows, columns[1]] = turned
                # volume: the side toward the light is paler for some px, the other darker
                inner = slice(2, 6) if columns[0] == 0 else slice(-6, -2)
                table = darker_table()[1] if columns[0] == 0 else brighter_table()
                if front.shape[1] >= TILE and run.form != SLAB:
                    front[rows, inner] = table[front[rows, inner]]
                if run.form == UNDER:
                    front[TILE:, columns[0]] = 0
        if run.form in (SLAB, TOP):
            front[0] = content.edge(material, content.EDGE_LIP)

    def _ends(self, front: Content, run: Run) -> None:
        """A slab thins toward its free ends: no level cut."""
        w = front.shape[1]
        thin = (3, 4, 6, 8, 10, 12)
        for is_open, side in ((run.open_left, 0), (run.open_right, 1)):
            if is_open:
                for k, rows in enumerate(thin[: w // 2]):
                    front[rows + (run.x + k) % 2 :, k if side == 0 else w - 1 - k] = 0

    def _crumble(self, front: Content, hang: Content | None, run: Run, ty: int) -> None:
        """Grains that a crumbling slab has lost. The lip goes last, it still carries."""
        at = run.x * TILE % PIECE
        for k in range(run.n):
            slab = self.level.ash_at.get(ty * self.width + (run.x + k) % self.width)
            stage = self.stages.get(slab, 0) if slab is not None else 0
            if stage:
                here = slice(k * TILE, (k + 1) * TILE)
                lost = crumbling()[: len(front), at + k * TILE : at + (k + 1) * TILE] < stage * 0.22
                front[:, here] = np.where(lost, 0, front[:, here])

    def _spikes(self, run: Run, ty: int) -> Content:
        """Fangs that grow from whatever solid is next to them."""
        store, w = pieces(), run.n * TILE
        at = run.x * TILE % PIECE
        front = np.zeros((TALL, w), np.uint16)
        up = store["spike"][:, at : at + w]
        tx = run.x % self.width
        if self._solid_row(ty + 1)[tx]:
            front[:TILE] = up
        elif self._solid_row(ty - 1)[tx]:
            front[:TILE] = up[::-1]
        elif self._solid_row(ty)[(tx - 1) % self.width]:
            front[:TILE, :TILE] = up[:, :TILE].T[:, ::-1]
        elif self._solid_row(ty)[(run.x + run.n) % self.width]:
            front[:TILE, -TILE:] = up[:, :TILE].T
        else:
            front[:TILE] = up
        return front
