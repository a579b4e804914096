"""Hostile files: each costs under 2 s of CPU and 256 MiB of memory, and ends in one line."""

import base64
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from game.maps.guard import ATTRIBUTES, CELLS, DEPTH, Refused, parse_xml, picture_bytes, root_of
from game.maps.picture_size import picture_size
from tests.maps.pictures import png_bytes
from tests.maps.tmx import HOME, START, document, objects, tiles, tileset, write

REPO = Path(__file__).resolve().parents[2]

# Reads the paths it is given, each in a fork of its own that limits itself: prints how many faults, how much
# memory and the first fault, or how the fork died. One process with everything imported, so that forks are quick.
SERVER = """
import os, resource, sys
from game.maps.read import check
for path in sys.stdin:
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
        resource.setrlimit(resource.RLIMIT_AS, (256 << 20, 256 << 20))
        lines = [problem.line for problem in check(path.strip()) if problem.grave]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(len(lines), peak, lines[0] if lines else "clean", flush=True)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if status:
        print(-1, status, "the reader died", flush=True)
"""


@pytest.fixture(scope="module")
def hostile():
    """A function: path of a map -> (faults, MiB, the first fault)."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:

        def ask(path):
            server.stdin.write(f"{path}\n")
            server.stdin.flush()
            count, peak, line = server.stdout.readline().split(" ", 2)
            return int(count), int(peak), line.strip()

        yield ask


def bomb(size):
    """Base64 of a zlib stream that inflates to `size` zero bytes."""
    engine = zlib.compressobj(9)
    raw = b"".join(engine.compress(bytes(1 << 20)) for _ in range(size >> 20)) + engine.flush()
    return base64.b64encode(raw).decode()


def image(source):
    return f'<imagelayer id="5" name="back"><image source="{source}"/></imagelayer>'


def things(inside):
    return document(tiles() + objects(HOME + inside))


LAUGHS = (
    "<!DOCTYPE map ["
    + '<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "&{chr(97 + n)};&{chr(97 + n)};">' for n in range(20))
)
CHAIN = (
    "<!DOCTYPE map [<!ENTITY a0 'x'>" + "".join(f"<!ENTITY a{n + 1} '&a{n};'>" for n in range(40_000)) + "]>"
)
HEAD, BODY = document().split("\n", 1)

WIDE = "\n".join(["." * 400] * 300)
FULL = "\n".join(["#" * 360] * 360)
MANY = "".join(
    f'<tileset firstgid="{1 + n * 60_000}" name="t" tilewidth="16" tileheight="16" tilecount="60000" columns="9"/>'
    for n in range(3)
)

TEXTS = {
    "entities that multiply": (f"{HEAD}{LAUGHS}]>{BODY}", "entities of its own"),
    "a chain of entities": (f"{HEAD}{CHAIN}{BODY}", "entities of its own"),
    "an outside entity": (
        f"{HEAD}<!DOCTYPE map [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{BODY}",
        "entities of its own",
    ),
    "a layer that inflates without end": (
        document(tiles(data=bomb(1 << 28), encoding='encoding="base64" compression="zlib"') + objects()),
        "it",
    ),
    "two billion tiles wide": (document().replace('width="12"', 'width="2000000000"'), "2000000000"),
    "no size": (document().replace('width="12"', 'width="0"', 1), "the map is 0 x 10 tiles"),
    "not a number": (document().replace('height="10"', 'height="NaN"', 1), "height of <map> is NaN"),
    "not a number in an object": (document().replace('x="24"', 'x="nan"'), "x of <object> is nan"),
    "infinity": (document().replace('x="24"', 'x="1e400"'), "x of <object> is 1e400"),
    "huge chunks": (
        document(
            '<layer id="1" name="solid"><data encoding="csv">'
            + '<chunk x="0" y="0" width="99999999" height="99999999">1</chunk></data></layer>',
            infinite=1,
        ),
        "chunk",
    ),
    "far chunks": (
        document(
            '<layer id="1" name="solid"><data encoding="csv">'
            + '<chunk x="-9000000" y="0" width="1" height="1">1</chunk>'
            + '<chunk x="9000000" y="0" width="1" height="1">1</chunk></data></layer>',
            infinite=1,
        ),
        "the map is 18000001 x 1 tiles",
    ),
    "an attribute that is a file name": (
        things('<object id="5" filename="/etc/passwd" __class__="x"/>'),
        "clean",
    ),
    "a long attribute": (things(f'<object id="5" name="{"x" * 4_000_000}"/>'), "longer than"),
    "a very long attribute": (things(f'<object id="5" name="{"x" * 9_000_000}"/>'), "it has more than 8 MiB"),
    "many attributes": (
        things("<object " + " ".join(f'a{n}="1"' for n in range(9000)) + "/>"),
        f"more than {ATTRIBUTES}",
    ),
    "nested groups": (
        document(tiles() + objects() + '<group name="g">' * 50_000 + "</group>" * 50_000),
        f"nested more than {DEPTH} deep",
    ),
    "nested properties": (
        document(
            properties='<property name="a" type="class"><properties>' * 2000
            + "</properties></property>" * 2000
        ),
        f"nested more than {DEPTH} deep",
    ),
    "half a million objects": (things('<object id="5"/>' * 500_000), "more than"),
    "many objects": (
        things("".join(f'<object id="{n + 5}"/>' for n in range(11_000))),
        "more than 10000 objects",
    ),
    "many tiles as XML": (
        document(tiles(data='<tile gid="1"/>' * (CELLS // 2), encoding="") + objects()),
        "it",
    ),
    "many layers": (
        document("".join(tiles(name=f"back{n}") for n in range(9500)) + tiles() + objects()),
        "more than 256 layers",
    ),
    "a tileset of two billion": (
        document(sheet=tileset().replace('tilecount="7"', 'tilecount="2000000000"')),
        "tilecount of <tileset> is 2000000000",
    ),
    "tiles of no size": (
        document(sheet=tileset().replace('tilewidth="16"', 'tilewidth="0"')),
        "tilewidth of <tileset>",
    ),
    "a path out of the folder": (
        document(tiles() + objects() + image("../../../../etc/passwd")),
        "it lies outside",
    ),
    "an absolute path": (document(tiles() + objects() + image("/etc/passwd")), "the path is absolute"),
    "a drive": (document(tiles() + objects() + image("C:\\\\x.png")), "the path is absolute"),
    "a device": (document(tiles() + objects() + image("zero.png")), "it lies outside"),
    "a pipe": (document(tiles() + objects() + image("pipe.png")), "it is not a regular file"),
    "a tileset that is a pipe": (
        document(sheet='<tileset firstgid="1" source="pipe.png"/>'),
        "it is not a regular file",
    ),
    "a folder": (document(tiles() + objects() + image(".")), "it is not a regular file"),
    "a picture that claims 40000 x 40000": (
        document(tiles() + objects() + image("big.png")),
        "the picture claims 40000 x 40000 pixels",
    ),
    "a picture that is none": (
        document(tiles() + objects() + image("text.png")),
        "it is no picture that we read",
    ),
    "a template of itself": (
        things('<object id="5" template="self.tx"/>'),
        "it is made from another template",
    ),
    "a tileset of itself": (
        document(sheet='<tileset firstgid="1" source="self.tsx"/>'),
        "it points to another tileset",
    ),
    "a line with many corners": (
        things(f'<object id="5"><polyline points="{"1,1 " * 16000}"/></object>'),
        "more than 4096 corners",
    ),
    "many pictures": (
        document(tiles() + objects() + "".join(image(f"p{n}.png") for n in range(100))),
        "",
    ),
    "much in layers": (
        document("".join(tiles(WIDE, f"back{n}") for n in range(9)) + tiles(WIDE) + objects(), text=WIDE),
        "all layers together",
    ),
    "many numbers of tiles": (
        document(tiles(WIDE, data=",".join(map(str, range(1, 120_001)))) + objects(), text=WIDE, sheet=MANY),
        "more than 32768 different tiles",
    ),
    "many lost tiles": (
        document(
            tiles(WIDE, data=",".join(str(1 + n % 30_000) for n in range(120_000))) + objects(),
            text=WIDE,
            sheet="",
        ),
        "tile number 1 is in no tileset",
    ),
    "many tilesets": (
        document(sheet="".join(tileset(1 + n * 9) for n in range(900))),
        "more than 128 tilesets",
    ),
    "many properties": (
        things(
            '<object id="5"><properties>' + '<property name="a" value=""/>' * 5000 + "</properties></object>"
        ),
        "it has more than 256 properties",
    ),
    "a template with much, often": (
        things('<object template="much.tx"/>' * 9000),
        "too many properties and corners",
    ),
    "a template with corners, often": (
        things('<object template="corners.tx"/>' * 9000),
        "too many properties and corners",
    ),
    "many tilesets with much": (
        document(
            sheet="".join(f'<tileset firstgid="{1 + n * 9}" source="much{n % 40}.tsx"/>' for n in range(120))
        ),
        "more than",
    ),
    "an exit as large as the world": (
        document(
            tiles(FULL)
            + objects(START + '<object type="Exit" x="0" y="0" width="1048576" height="1048576"/>' * 9000),
            text=FULL,
        ),
        "the Start stands inside stone",
    ),
    "many passages": (things('<object type="Passage" name="a" width="99" height="99"/>' * 9000), "passage"),
    "many faults": (things('<object type="Nope"/>' * 9000), "no class"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_map_ends_in_one_line(tmp_path, hostile, name):
    text, says = TEXTS[name]
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    (tmp_path / "big.png").write_bytes(png_bytes(1, 1, claim=(40_000, 40_000)))
    (tmp_path / "text.png").write_text("no picture")
    write(tmp_path, '<template><object template="self.tx"/></template>', "self.tx")
    write(tmp_path, '<tileset source="self.tsx"/>', "self.tsx")
    much = (
        "<properties>" + "".join(f'<property name="p{n}" value="x"/>' for n in range(250)) + "</properties>"
    )
    write(tmp_path, f'<template><object type="Caption">{much}</object></template>', "much.tx")
    corners = '<polyline points="' + "1,1 " * 4000 + '"/>'
    write(tmp_path, f"<template><object>{corners}</object></template>", "corners.tx")
    if name == "many tilesets with much":
        for n in range(40):
            sheet = tileset().replace("</tileset>", '<tile id="1"/>' * 40_000 + "</tileset>")
            write(tmp_path, sheet, f"much{n}.tsx")
    count, peak, line = hostile(write(tmp_path, text))
    assert count >= 0, f"the reader died with status {peak}"
    assert says in line
    assert len(line) <= 400
    assert count <= 200
    assert peak < 256


def test_utf_16_and_other_encodings_are_refused():
    for data in (document().encode("utf-16"), document().encode("utf-16-le"), document().encode("utf-32")):
        with pytest.raises(Refused, match="not UTF-8"):
            parse_xml(data)
    with pytest.raises(Refused, match="written in latin-1"):
        parse_xml(document().replace("UTF-8", "latin-1").encode("latin-1"))
    with pytest.raises(Refused, match="not well-formed"):
        parse_xml(document().replace("room", "\xfc").replace("stone", "\xfc").encode("latin-1"))


def test_an_outside_dtd_that_old_tileds_wrote_is_harmless():
    text = f'{HEAD}<!DOCTYPE map SYSTEM "http://mapeditor.org/dtd/1.0/map.dtd">{BODY}'
    assert parse_xml(text.encode()).tag == "map"


def test_only_known_attributes_come_through():
    node = parse_xml(
        b'<map width="1" __class__="x" filename="y"><what><layer/></what><layer name="a" source="b"/></map>'
    )
    assert node.attrib == {"width": "1"}
    assert [(child.tag, child.attrib) for child in node] == [("layer", {"name": "a"})]


def test_the_root_is_the_nearest_project(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert root_of(inner / "m.tmx") == inner
    (tmp_path / "x.tiled-project").write_text("{}")
    assert root_of(inner / "m.tmx") == tmp_path
    (tmp_path / "a" / "y.tiled-project").write_text("{}")
    assert root_of(inner / "m.tmx") == tmp_path / "a"


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (png_bytes(3, 5), (3, 5)),
        (b"GIF89a\x03\x00\x05\x00", (3, 5)),
        (b"BM" + bytes(16) + b"\x03\0\0\0\xfb\xff\xff\xff", (3, 5)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x02\0\0\x04\0\0", (3, 5)),
        (b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x11\x08\0\x05\0\x03\0\0", (3, 5)),
        (b"\x89PNG", None),
        (b"\xff\xd8\xff\xe0\0\x00" + bytes(40), None),
        (b"", None),
    ],
)
def test_sizes_of_pictures_by_their_headers(head, size):
    assert picture_size(head) == size


def test_a_picture_is_checked_again_when_it_is_drawn(tmp_path):
    path = tmp_path / "p.png"
    path.write_bytes(png_bytes(2, 2))
    assert picture_bytes(path) == png_bytes(2, 2)
    path.write_bytes(png_bytes(1, 1, claim=(9000, 1)))
    with pytest.raises(Refused, match="9000 x 1"):
        picture_bytes(path)
