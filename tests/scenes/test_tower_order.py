"""The order of the tower's maps: what each map names as its next, what ranks, what is offered as chapters."""

from game.files import shipped
from game.maps.chain import chain
from game.maps.read import read
from game.maps.tower import chapters
from game.replay.verify import TOWER
from game.scenes.climbs_page import map_name
from game.scenes.closing import ROOM
from game.scenes.running import spoken
from game.scenes.start import FIRST


def test_the_tower_has_one_order_whoever_asks():
    maps, wrong = chain(read(shipped("levels", FIRST)))
    assert not wrong
    assert tuple(map.name for map in maps) == TOWER
    assert chapters() == [*TOWER, ROOM.removesuffix(".tmx")]
    assert all(map_name(name) != spoken(name) for name in chapters())
