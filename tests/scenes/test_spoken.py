"""What a map says: captions, voices, and the memories' pictures and lines."""

import pytest

from game.files import shipped
from game.maps.scenery import Look, Mark, MarkLayer, Scenery
from game.profile import progress
from game.scenes.climb import Climb
from game.scenes.keeping import Keeper, recorder
from game.scenes.memories import WAIT, MemoryCard, line_of
from game.scenes.spoken import Spoken
from game.scenes.start import Start
from game.sim.buttons import RIGHT
from game.sim.events import MemoryFound
from game.sim.world import World

GALLERY = shipped("levels", "gallery")
MAP = GALLERY / "first-steps.tmx"


def mark(kind: str, x: float, y: float, w: float, h: float, **members) -> Mark:
    return Mark(kind, "", 1, "rectangle", x, y, w, h, members=members)


def scenery(*marks: Mark) -> Scenery:
    return Scenery(layers=[MarkLayer("words", "", Look(), list(marks), True, None, {})])


@pytest.fixture
def climb(shell):
    scene = Start(MAP).climb(shell)
    shell.stack.push(scene)
    return scene


def shown(climb) -> list[str]:
    return [line.text for line in climb.notes.captions]


def test_a_caption_is_shown_while_one_is_in_it_and_goes_afterwards(climb):
    x = climb.world.middle[0]
    climb.spoken = Spoken(scenery(mark("Caption", x - 30, 0, 60, 2000, text="Look up")), climb.world)
    climb.tick(0)
    assert "Look up" in shown(climb)
    while "Look up" in shown(climb) and climb.world.tick < 600:
        climb.tick(RIGHT)
    assert climb.world.middle[0] > x + 30
    assert "Look up" not in shown(climb)


def test_a_caption_is_shown_even_without_captions_for_sounds_and_a_voice_is_not(shell, climb):
    shell.settings.captions = False
    here = (0, 0, 9000, 9000)
    words = scenery(mark("Caption", *here, text="A"), mark("Voice", *here, text="B", sound=""))
    climb.spoken = Spoken(words, climb.world)
    climb.tick(0)
    assert shown(climb) == ["A"]


def test_a_climb_that_is_taken_up_in_a_later_map_says_what_that_one_says(shell):
    start = Start(MAP)
    looks = [scenery(mark("Caption", 0, 0, 9000, 9000, text=text)) for text in ("the first", "the second")]
    world = World((start.map.level,) * 2, place=1)
    climb = Climb(shell, world, Keeper(recorder([start.map]), "first-steps", may_write=False), looks=looks)
    climb.tick(0)
    assert shown(climb) == ["the second"]


def test_a_voice_is_heard_once(shell, climb, monkeypatch):
    heard = []
    monkeypatch.setattr(type(shell.sound), "play", lambda _self, sound, *_: heard.append(sound))
    climb.spoken = Spoken(scenery(mark("Voice", 0, 0, 9000, 9000, text="B", sound="voice")), climb.world)
    for _ in range(30):
        climb.tick(0)
    assert heard == ["voice"]
    assert shown(climb) == ["B"]


def test_in_memory_mode_the_words_are_turned_round_with_the_tower():
    level = Start(MAP).map.level
    wide = level.width * 16
    plain, turned = World((level,)), World((level,), memory=True)
    words = scenery(mark("Caption", 32, 0, 64, 99, text="A"))
    (box, _), (other, _) = (Spoken(words, world).captions[0] for world in (plain, turned))
    assert (box.x, box.w) == (32, 64)
    assert (other.x, other.w) == (wide - 96, 64)


# ---- memories


def find(climb, number: int) -> None:
    climb._memory(number)


def test_the_first_time_a_memory_is_looked_at_and_the_world_waits(shell, surface, home):
    shell.may_write = True
    climb = Start(MAP).climb(shell)
    shell.stack.push(climb)
    climb.tick(0)
    tick = climb.world.tick
    find(climb, 4)
    card = shell.stack.top
    assert isinstance(card, MemoryCard)
    assert card.line == line_of(4)
    card.pressed("jump")
    assert shell.stack.top is card, "not by the press that it was found with"
    for _ in range(WAIT):
        card.tick(0)
    shell.stack.draw(surface, 1.0)
    card.pressed("jump")
    assert shell.stack.top is climb
    assert climb.world.tick == tick
    assert progress.load().memories == [4]
    find(climb, 4)
    assert shell.stack.top is climb
    assert line_of(4) in shown(climb)


def test_who_runs_sees_only_the_line(shell, climb, home):
    climb.runner.view.size = "small"
    find(climb, 5)
    assert shell.stack.top is climb
    assert line_of(5) in shown(climb)


def test_the_map_s_own_line_comes_before_ours(shell, climb, home):
    climb.spoken = Spoken(scenery(mark("Memory", 0, 0, 0, 0, number=6, line="Mine")), climb.world)
    find(climb, 6)
    assert shell.stack.top.line == "Mine"


def test_the_event_leads_to_it(shell, home):
    climb = Start(GALLERY / "sky.tmx").climb(shell)
    shell.stack.push(climb)
    memory = climb.world.level.memories[0]
    climb.world.climber.x, climb.world.climber.y = memory.x - 8, memory.y - 11
    climb.tick(0)
    assert isinstance(shell.stack.top, MemoryCard)
    assert MemoryFound(0, 0, 1).number == memory.number


def test_there_are_29_lines_and_no_two_alike():
    lines = [line_of(number) for number in range(1, progress.MEMORIES + 1)]
    assert all(lines)
    assert len(set(lines)) == 29
    assert max(map(len, lines)) < 70
    assert line_of(30) == ""


def test_a_strangers_list_of_memories_is_read_with_care(home):
    for text, found in (("7", []), ("[1, 1, 30, -2, true, 3.0, 9]", [1, 9]), ('["x"]', [])):
        progress.path().write_text(f'{{"version": 1, "memories": {text}}}')
        assert progress.load().memories == found
