"""One tiny map for each thing that pytmx 3.32 cannot read or reads wrongly: read as Tiled shows it, or one line."""

import pytest

from game.maps.digest import level_digest
from game.maps.problem import MapError
from game.maps.read import check, read
from game.maps.scenery import MarkLayer, PictureLayer, TileLayer
from tests.maps.pictures import png
from tests.maps.tmx import (
    EXIT,
    HOME,
    ROOM,
    START,
    csv,
    document,
    gids,
    objects,
    packed,
    rows,
    tiles,
    tileset,
    write,
)


@pytest.fixture
def plain(tmp_path):
    """The digest of the room written plainly."""
    return level_digest(read(write(tmp_path, document(), "plain.tmx")).level)


def digest(tmp_path, text):
    return level_digest(read(write(tmp_path, text)).level)


# ---- what raises in pytmx


@pytest.mark.parametrize("how", ["", "zlib", "gzip", "zstd"])
def test_every_compression_loads(tmp_path, plain, how):
    if how == "zstd":
        pytest.importorskip("backports.zstd")
    encoding = 'encoding="base64"' + (f' compression="{how}"' if how else "")
    layer = tiles(data=packed(gids(), how), encoding=encoding)
    assert digest(tmp_path, document(layer + objects())) == plain


def test_tiles_as_xml_load(tmp_path, plain):
    data = "".join(f'<tile gid="{gid}"/>' if gid else "<tile/>" for gid in gids())
    assert digest(tmp_path, document(tiles(data=data, encoding="") + objects())) == plain


def test_infinite_maps_load(tmp_path, plain):
    """Four chunks far from the origin; objects where Tiled has them."""
    drawn = rows()
    chunks = ""
    for cy in (-16, 0):
        for cx in (-16, 0):
            cells = []
            for y in range(cy, cy + 16):
                for x in range(cx, cx + 16):
                    # the room's corner lies at tile (-6, -5)
                    ty, tx = y + 5, x + 6
                    inside = 0 <= ty < len(drawn) and 0 <= tx < len(drawn[0])
                    cells.append(gids()[ty * len(drawn[0]) + tx] if inside else 0)
            chunks += f'<chunk x="{cx}" y="{cy}" width="16" height="16">{csv(cells)}</chunk>'
    # an infinite map begins where its solid tiles do: 4 rows below the plain room's
    layer = f'<layer id="1" name="solid" width="12" height="10"><data encoding="csv">{chunks}</data></layer>'
    moved = objects(
        '<object id="1" type="Start" x="-72" y="32"><point/></object>'
        '<object id="2" type="Exit" x="64" y="-16" width="16" height="48"/>'
    )
    found = read(write(tmp_path, document(layer + moved, infinite=1))).level
    plain_level = read(write(tmp_path, document(), "plain.tmx")).level
    assert (found.width, found.height) == (12, 6)
    assert found.tiles == plain_level.tiles[4 * 12 :]
    assert found.start == (24, 112 - 64)


def test_class_properties_lists_and_reserved_names(tmp_path, plain):
    nested = (
        '<property name="wind" type="class" propertytype="Wind"><properties>'
        '<property name="strength" type="int" value="3"/></properties></property>'
        '<property name="notes" type="list"><item type="string" value="a"/><item type="int" value="2"/></property>'
        '<property name="name" value="x"/><property name="tiles" value="y"/><property name="image" value="z"/>'
        '<property name="layers" value="l"/><property name="words">two\nlines</property>'
    )
    layer = tiles().replace("<data", f"<properties>{nested}</properties><data")
    inside = objects(HOME + f'<object id="7" x="0" y="0"><properties>{nested}</properties></object>')
    sheet = tileset().replace("<properties>", f"<properties>{nested}", 1)
    found = read(write(tmp_path, document(layer + inside, properties=nested, sheet=sheet)))
    assert level_digest(found.level) == plain
    assert found.scenery.properties["wind.strength"] == 3
    assert found.scenery.properties["notes.1"] == 2
    assert found.scenery.properties["words"] == "two\nlines"


def test_empty_data_is_one_line(tmp_path):
    (problem, *_) = check(write(tmp_path, document(tiles(data="") + objects())))
    assert problem.line.endswith("layer solid: it holds no tile data; save the map with Tiled")


def test_fractional_offsets(tmp_path):
    found = read(
        write(tmp_path, document(tiles() + objects() + tiles(name="back", attributes='offsetx="0.5"')))
    )
    assert found.scenery.layers[-1].look.offset == (0.5, 0.0)


def test_image_layers_with_and_without_a_picture(tmp_path):
    png(tmp_path / "sky.png", 8, 4)
    text = document(
        tiles()
        + objects()
        + '<imagelayer id="5" name="back sky" repeatx="1"><image source="sky.png" trans="#ff00ff"/></imagelayer>'
        + '<imagelayer id="6" name="back none"/>'
    )
    found = read(write(tmp_path, text))
    picture = found.scenery.layers[-1]
    assert isinstance(picture, PictureLayer)
    assert (picture.size, picture.repeat, picture.transparent) == ((8, 4), (True, False), (255, 0, 255, 255))
    assert [problem.what for problem in found.warnings] == ["the image layer has no picture"]


# ---- what pytmx gets silently wrong


def test_layers_keep_tileds_order_and_inherit_from_groups(tmp_path):
    png(tmp_path / "sky.png", 8, 4)
    text = document(
        '<imagelayer id="5" name="back a"><image source="sky.png"/></imagelayer>'
        '<group id="9" name="g" opacity="0.5" visible="0" offsetx="3" parallaxx="0.5" tintcolor="#ff8000">'
        + tiles(name="back b", attributes='opacity="0.5" offsetx="4" parallaxx="0.5" tintcolor="#80ffffff"')
        + '<group id="10" name="h">'
        + objects("", name="deco c")
        + "</group></group>"
        + tiles()
        + objects()
        + tiles(name="front d", attributes='visible="0"')
    )
    layers = read(write(tmp_path, text)).scenery.layers
    assert [layer.name for layer in layers] == ["back a", "back b", "deco c", "solid", "things", "front d"]
    look = layers[1].look
    assert (look.visible, look.opacity, look.offset, look.parallax) == (False, 0.25, (7, 0), (0.25, 1))
    assert look.tint == (255, 128, 0, 128)
    assert [layer.look.visible for layer in layers] == [True, False, False, True, True, False]


def test_templates_are_filled_in(tmp_path, plain):
    (tmp_path / "templates").mkdir()
    write(tmp_path / "templates", '<template><object type="Start"><point/></object></template>', "start.tx")
    write(
        tmp_path / "templates",
        '<template><object name="way" type="Passage" width="192" height="160"><properties>'
        '<property name="lamp" type="bool" value="false"/><property name="bend" type="float" value="0.5"/>'
        "</properties></object></template>",
        "passage.tx",
    )
    inside = (
        EXIT + '<object id="1" template="templates/start.tx" x="24" y="112"/>'
        '<object id="4" template="templates/passage.tx" x="0" y="0"><properties>'
        '<property name="bend" type="float" value="0.25"/></properties></object>'
    )
    level = read(write(tmp_path, document(tiles() + objects(inside)))).level
    assert level.start == (24, 112)
    (passage,) = level.passages
    assert (passage.name, passage.box.w, passage.lamp, passage.bend) == ("way", 192, False, 250)


def test_templates_with_tiles_of_a_tileset_the_map_lacks(tmp_path):
    write(tmp_path, tileset(name="lamps").replace(' firstgid="1"', ""), "lamps.tsx")
    write(
        tmp_path,
        '<template><tileset firstgid="1" source="lamps.tsx"/>'
        '<object type="Lamp" gid="3" width="16" height="16"/></template>',
        "lamp.tx",
    )
    found = read(
        write(
            tmp_path, document(tiles() + objects(HOME + '<object id="5" template="lamp.tx" x="32" y="112"/>'))
        )
    )
    assert found.level.lamps[0].x == 40
    (mark,) = found.scenery.marks("Lamp")
    tile = found.scenery.tiles[mark.tile]
    assert (found.scenery.tilesets[tile.tileset].name, tile.id) == ("lamps", 2)


@pytest.mark.parametrize("source", ["lamp.tx", "gone.tx", "../out.tx"])
def test_broken_templates_are_one_line(tmp_path, source):
    write(tmp_path, '<template><object template="lamp.tx" type="Lamp"/></template>', "lamp.tx")
    text = document(tiles() + objects(HOME + f'<object id="5" template="{source}" x="32" y="112"/>'))
    lines = [problem.line for problem in check(write(tmp_path, text))]
    assert len(lines) == 1
    assert f"layer things: object 5: template {source}: " in lines[0]


def test_shapes_are_told_apart(tmp_path):
    shapes = (
        '<object id="11" x="1" y="2" width="8" height="8"><ellipse/></object>'
        '<object id="12" x="1" y="2"><point/></object>'
        '<object id="13" x="1" y="2" width="8" height="4"><capsule/></object>'
        '<object id="14" x="1" y="2"><polygon points="0,0 4,0 4,4"/></object>'
        '<object id="15" x="1" y="2" rotation="90"><polyline points="0,0 4,0"/></object>'
        '<object id="16" x="1" y="2" width="9" height="9"><text wrap="1">words</text></object>'
    )
    (layer,) = [
        layer
        for layer in read(write(tmp_path, document(tiles() + objects(HOME + shapes)))).scenery.layers
        if isinstance(layer, MarkLayer)
    ]
    marks = {mark.id: mark for mark in layer.marks}
    assert [marks[n].shape for n in range(11, 17)] == [
        "ellipse",
        "point",
        "capsule",
        "polygon",
        "polyline",
        "text",
    ]
    assert marks[14].points == ((1, 2), (5, 2), (5, 6))
    assert [tuple(map(round, point)) for point in marks[15].points] == [(1, 2), (1, 6)]
    assert marks[16].text == "words"


def test_tiled_19_says_class(tmp_path, plain):
    assert digest(tmp_path, document().replace(' type="Start"', ' class="Start"')) == plain


def test_a_class_of_the_tile_is_the_class_of_its_object(tmp_path):
    sheet = tileset().replace('<tile id="3">', '<tile id="3" type="Lamp">')
    inside = objects(HOME + '<object id="5" gid="4" x="32" y="112" width="16" height="16"/>')
    assert read(write(tmp_path, document(tiles() + inside, sheet=sheet))).level.lamps[0].x == 40


def test_the_kind_of_a_tile_is_not_the_kind_of_its_hand(tmp_path):
    inside = objects(HOME + '<object id="5" type="Hand" gid="4" x="32" y="112" width="16" height="16"/>')
    (hand,) = read(write(tmp_path, document(tiles() + inside))).level.hands
    assert (hand.x, hand.y, hand.kind) == (40, 112, 0)


def test_colliders_of_tiles_are_no_objects(tmp_path, plain):
    collider = '<objectgroup><object id="1" type="Start" x="0" y="0" width="16" height="16"/></objectgroup>'
    sheet = tileset().replace("</properties></tile>", f"</properties>{collider}</tile>", 1)
    found = read(write(tmp_path, document(sheet=sheet)))
    assert level_digest(found.level) == plain
    assert len(found.scenery.marks("Start")) == 1


@pytest.mark.parametrize(
    ("alignment", "x", "y"), [("topleft", 32, 96), ("center", 40, 104), ("bottom", 40, 112)]
)
def test_tile_objects_lie_where_their_alignment_says(tmp_path, alignment, x, y):
    sheet = tileset().replace("<tileset ", f'<tileset objectalignment="{alignment}" ')
    inside = objects(HOME + f'<object id="5" type="Lamp" gid="4" x="{x}" y="{y}" width="16" height="16"/>')
    assert read(write(tmp_path, document(tiles() + inside, sheet=sheet))).level.lamps[0].x == 40


def test_names_may_be_double(tmp_path):
    layers = tiles() + objects(HOME) + objects('<object id="7" name="a" x="0" y="0"/>')
    layers += objects('<object id="8" name="a" x="1" y="0"/>')
    found = read(write(tmp_path, document(layers)))
    marks = [mark.x for layer in found.scenery.layers if isinstance(layer, MarkLayer) for mark in layer.marks]
    assert marks[2:] == [0, 1]


def test_flips_and_animations_are_kept(tmp_path):
    sheet = tileset().replace(
        '<tile id="0">', '<tile id="0"><animation><frame tileid="1" duration="90"/></animation>'
    )
    cells = [1 | 1 << 31, 1 | 1 << 30, 1 | 1 << 29, 1, *[0] * 116]
    found = read(
        write(tmp_path, document(tiles() + objects() + tiles(name="deco", data=csv(cells)), sheet=sheet))
    )
    layer = found.scenery.layers[-1]
    assert isinstance(layer, TileLayer)
    shown = [found.scenery.tiles[own] for own in layer.cells[0][:4]]
    assert [(tile.flip_h, tile.flip_v, tile.flip_d) for tile in shown] == [
        (True, False, False), (False, True, False), (False, False, True), (False, False, False),
    ]  # fmt: skip
    assert found.scenery.tilesets[0].frames == {0: ((1, 90),)}


def test_collections_of_pictures(tmp_path):
    png(tmp_path / "a.png", 20, 30)
    sheet = (
        '<tileset firstgid="1" name="c" tilewidth="20" tileheight="30" tilecount="1" columns="0"><tile id="7">'
        '<image source="a.png" width="20" height="30"/></tile></tileset>'
    )
    layer = tiles(name="deco", data=csv([8, *[0] * 119]))
    solid = tiles(data=csv([gid + 8 if gid else 0 for gid in gids()]))
    found = read(write(tmp_path, document(layer + solid + objects(), sheet=sheet + tileset(9))))
    tile = found.scenery.tiles[found.scenery.layers[0].cells[0][0]]
    assert found.scenery.tilesets[tile.tileset].box(tile.id) == (0, 0, 20, 30)


def test_outside_tilesets_and_what_is_wrong_with_them(tmp_path, plain):
    outside = '<tileset firstgid="1" source="stone.tsx"/>'
    write(tmp_path, tileset().replace(' firstgid="1"', ""), "stone.tsx")
    assert digest(tmp_path, document(sheet=outside)) == plain
    write(tmp_path, tileset()[:90], "stone.tsx")
    (line, *_) = [problem.line for problem in check(write(tmp_path, document(sheet=outside)))]
    assert "tileset stone.tsx: line 1: it is not well-formed XML" in line
    with pytest.raises(MapError, match=r"tileset gone\.tsx: there is no such file"):
        read(write(tmp_path, document(sheet=outside.replace("stone", "gone"))))


def test_decoration_order_and_names_do_not_change_the_digest(tmp_path, plain):
    text = document(
        tiles(name="back")
        + tiles()
        + objects(EXIT)
        + objects(START)
        + objects('<object id="9" type="Voice" x="3" y="3"/>'),
        properties='<property name="title" value="other"/><property name="palette" value="dusk"/>',
        attributes='backgroundcolor="#123456"',
    )
    assert digest(tmp_path, text) == plain
    assert digest(tmp_path, document(text=ROOM.replace("--", ".-"))) != plain
    assert digest(tmp_path, document().replace('x="24"', 'x="25"')) != plain
    spiral = '<property name="geometry" value="spiral"/>'
    assert digest(tmp_path, document(properties=spiral)) != plain
