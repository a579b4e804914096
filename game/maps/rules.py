"""What Tiled's terrain brush and automapping know of our stone: the tileset, the rule map, and their list.

A stone's picture says which of its sides are open, for the editor only: to the rules of the game all stones are one.
Written by `python -m game.maps.generate`.
"""

KINDS = ("stone", "glass", "ash", "bone", "spike", "spike", "frost", "stone")
COLUMNS = 8
FIRST_EDGE = len(KINDS)  # the stone without an open side; the others follow by their open sides
SIDES = ((0, -1, 1), (1, 0, 2), (0, 1, 4), (-1, 0, 8))  # right, down, and the bit of an open side
STONES = (0, 7, *range(FIRST_EDGE, FIRST_EDGE + 16))
FULL = (*STONES, 6)  # what closes a side: stone and frost
UP, DOWN = 4, 5  # spikes that stand and that hang
TILESET, RULES, LIST = "stone.tsx", "stone-rules.tmx", "rules.txt"

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def tileset() -> str:
    """stone.tsx: the kind of every tile, and the terrain of the stones."""
    count = FIRST_EDGE + 16
    rows = count // COLUMNS
    lines = [
        HEAD,
        f'<tileset version="1.8" tiledversion="1.8.2" name="stone" tilewidth="16" tileheight="16"'
        f' tilecount="{count}" columns="{COLUMNS}">',
        f' <image source="stone.png" width="{16 * COLUMNS}" height="{16 * rows}"/>',
    ]
    for n, kind in enumerate((*KINDS, *["stone"] * 16)):
        lines += [
            f' <tile id="{n}">', "  <properties>", f'   <property name="kind" value="{kind}"/>', "  </properties>",
            " </tile>",
        ]  # fmt: skip
    lines += [
        " <wangsets>",
        f'  <wangset name="stone" type="edge" tile="{FIRST_EDGE + 15}">',
        f'   <wangcolor name="stone" color="#b296ec" tile="{FIRST_EDGE}" probability="1"/>',
    ]
    for sides in range(15):  # the lonely stone has no edge that joins anything
        closed = (0 if sides & bit else 1 for _, _, bit in SIDES)
        wang = ",".join(f"{side},0" for side in closed)
        lines.append(f'   <wangtile tileid="{FIRST_EDGE + sides}" wangid="{wang}"/>')
    return "\n".join([*lines, "  </wangset>", " </wangsets>", "</tileset>", ""])


Cells = dict[tuple[int, int], tuple[int, ...]]  # place in a rule -> the tiles that it may, or may not, be


def _rules() -> list[tuple[Cells, Cells, Cells]]:
    """Each rule: what is there, what is not, what is put there. The middle of a rule is at 1, 1."""
    found: list[tuple[Cells, Cells, Cells]] = []
    for sides in range(16):
        there: Cells = {(1, 1): STONES}
        nothing: Cells = {}
        for dx, dy, bit in SIDES:
            (nothing if sides & bit else there)[1 + dx, 1 + dy] = FULL
        found.append((there, nothing, {(1, 1): (FIRST_EDGE + sides,)}))
    found.append(({(1, 1): (UP, DOWN), (1, 0): FULL}, {}, {(1, 1): (DOWN,)}))
    found.append(({(1, 1): (UP, DOWN), (1, 2): FULL}, {}, {(1, 1): (UP,)}))  # a floor wins
    return found


def rule_map() -> str:
    """stone-rules.tmx: the rules side by side, a column free between them."""
    rules = _rules()
    wide, high = 4 * len(rules), 3
    layers: list[tuple[str, dict[tuple[int, int], int]]] = []
    region: dict[tuple[int, int], int] = {}
    there: list[dict[tuple[int, int], int]] = []
    nothing: list[dict[tuple[int, int], int]] = []
    out: dict[tuple[int, int], int] = {}
    for n, (yes, no, put) in enumerate(rules):
        for wanted, stack in ((yes, there), (no, nothing)):
            for (x, y), tiles in wanted.items():
                region[4 * n + x, y] = 1
                for k, tile in enumerate(tiles):
                    while len(stack) <= k:
                        stack.append({})
                    stack[k][4 * n + x, y] = tile + 1
        out |= {(4 * n + x, y): tiles[0] + 1 for (x, y), tiles in put.items()}
    layers.append(("regions", region))
    layers += [("input_solid", cells) for cells in there]
    layers += [("inputnot_solid", cells) for cells in nothing]
    layers.append(("output_solid", out))
    lines = [
        HEAD,
        '<map version="1.8" tiledversion="1.8.2" orientation="orthogonal" renderorder="right-down"'
        f' width="{wide}" height="{high}" tilewidth="16" tileheight="16" infinite="0"'
        f' nextlayerid="{len(layers) + 1}" nextobjectid="1">',
        " <properties>",
        '  <property name="MatchOutsideMap" type="bool" value="true"/>',
        '  <property name="OverflowBorder" type="bool" value="true"/>',
        " </properties>",
        f' <tileset firstgid="1" source="{TILESET}"/>',
    ]
    for n, (name, cells) in enumerate(layers, 1):
        rows = [",".join(str(cells.get((x, y), 0)) for x in range(wide)) for y in range(high)]
        lines += [
            f' <layer id="{n}" name="{name}" width="{wide}" height="{high}">',
            '  <data encoding="csv">', ",\n".join(rows), "</data>", " </layer>",
        ]  # fmt: skip
    return "\n".join([*lines, "</map>", ""])


def rule_list() -> str:
    """rules.txt: the rule maps, in the order they are applied."""
    return f"# Map > AutoMap: stones and spikes get the picture of their place. Made by game/maps/rules.py.\n{RULES}\n"
