"""What follows a climb's last picture, what the title remembers of it, and the terms that a climb is played on."""

import pytest

from game.files import shipped
from game.profile import progress
from game.profile.settings import from_data, to_data
from game.replay.format import read_tape
from game.replay.verify import verify
from game.scenes.climb import TRIES, Climb
from game.scenes.ending import SHORT, WAIT, Ending, stands
from game.scenes.pause import Pause
from game.scenes.start import Start
from game.scenes.terms import terms
from game.scenes.terms_page import SAYS, TermsPage
from game.scenes.title import AFTER, Title
from game.sim.buttons import HOLD, RIGHT
from game.sim.endings import DOOR, ENDINGS, EXIT, LET_GO, SACRIFICE, TURNED_AWAY
from game.sim.rules import ASSISTS

GALLERY = shipped("levels", "gallery")
MAP = GALLERY / "door.tmx"


def ended(shell, ending: int) -> Climb:
    """A climb that has ended so, its last picture over."""
    climb = Start(MAP).climb(shell)
    shell.stack.push(climb)
    climb.tick(0)
    climb.world.ending = ending
    for _ in range(stands(ending)):
        climb.tick(0)
    return climb


def press(shell) -> None:
    for _ in range(WAIT):
        shell.stack.top.tick(0)
    shell.stack.top.pressed("jump")


@pytest.mark.parametrize("ending", [EXIT, TURNED_AWAY, LET_GO, DOOR])
def test_each_ending_has_its_words_and_leads_on(shell, surface, ending):
    ended(shell, ending)
    words = shell.stack.top
    assert isinstance(words, Ending)
    shell.stack.draw(surface, 1.0)
    press(shell)
    assert not shell.stack


def test_every_ending_has_its_own_words(shell):
    titles = {Ending(1, 0, lambda: None, ending).close.title for ending in range(1, len(ENDINGS))}
    assert len(titles) == len(ENDINGS) - 1


def test_whoever_lays_the_child_down_is_not_measured(shell, surface):
    for ending, counted in ((LET_GO, False), (TURNED_AWAY, True)):
        assert Ending(3600, 2, lambda: None, ending).close.counted == counted


def test_after_the_sacrifice_one_wakes_and_then_the_words_come(shell, surface):
    climb = ended(shell, SACRIFICE)
    room = shell.stack.top
    assert isinstance(room, Climb) and room is not climb
    assert room.world.level.awake
    x = room.world.climber.x
    for _ in range(30):
        room.tick(HOLD | RIGHT)
    assert room.world.climber.x == x
    for _ in range(400):
        room.tick(RIGHT)
        if room.world.ending:
            break
    assert room.world.climber.x > x
    shell.stack.draw(surface, 1.0)
    for _ in range(SHORT + 1):
        if shell.stack.top is room:
            room.tick(0)
    words = shell.stack.top
    assert isinstance(words, Ending)
    assert words.close.title == Ending(1, 0, lambda: None, SACRIFICE).close.title
    press(shell)
    assert not shell.stack


def test_waking_leaves_no_tape(writing, home):
    climb = ended(writing, SACRIFICE)
    writing.stack.clear()
    tapes = list((home / "replays").glob("*.climb"))
    assert [tape.name.startswith(climb.keeper.name) for tape in tapes] == [True]


def test_the_last_picture_can_be_skipped_but_not_by_the_last_press(shell):
    climb = Start(MAP).climb(shell)
    shell.stack.push(climb)
    climb.tick(0)
    climb.world.ending = LET_GO
    climb.tick(0)
    climb.pressed("jump")
    climb.tick(0)
    assert shell.stack.top is climb
    for _ in range(WAIT):
        climb.tick(0)
    climb.pressed("jump")
    climb.tick(0)
    assert isinstance(shell.stack.top, Ending)


# ---- what is remembered


def new_climb(shell, title) -> list[str]:
    """What the page of a new climb offers."""
    shell.stack.scenes = [title]
    next(choice for choice in title.menu.choices if choice.called == "New climb").do()
    found = [choice.called for choice in shell.stack.top.menu.choices]
    shell.stack.pop()
    return found


@pytest.mark.parametrize("ending", [SACRIFICE, TURNED_AWAY, LET_GO])
def test_an_ending_is_remembered_and_the_title_is_not_as_it_was(writing, surface, ending):
    ended(writing, ending)
    assert progress.load().endings == [ENDINGS[ending]]
    writing.stack.clear()
    title = Start().title(writing)
    assert isinstance(title, Title)
    assert title.after == AFTER[ENDINGS[ending]] != AFTER[""]
    assert any("Memory" in words for words in new_climb(writing, title))
    title.builder.join()
    for _ in range(60):
        title.tick(0)
    title.draw(surface, 1.0)
    writing.stack.clear()


def test_before_any_ending_there_is_no_memory_mode(writing):
    title = Start().title(writing)
    assert not any("Memory" in words for words in new_climb(writing, title))
    title.leave()


def test_the_exit_of_a_map_and_the_door_are_no_endings_to_remember(writing):
    for ending in (EXIT, DOOR):
        ended(writing, ending)
    assert progress.load().endings == []


def test_a_strangers_progress_is_read_with_care(home):
    for text in ("{", "[]", '{"version": 1, "endings": 3}', '{"version": 1, "endings": ["x", 7, "let go"]}'):
        progress.path().write_text(text)
        assert progress.load().endings in ([], ["let go"])
    progress.path().write_text('{"version": 9, "endings": []}')
    newer = progress.load()
    assert not newer.writable
    newer.remember("let go")
    assert "newer" in progress.save(newer) or "owns" in progress.save(newer)
    assert progress.path().read_text() == '{"version": 9, "endings": []}'


def test_what_a_later_game_wrote_is_kept(home):
    progress.path().write_text('{"version": 1, "endings": ["let go"], "songs": 4}')
    reached = progress.load()
    assert reached.remember("sacrifice")
    assert progress.save(reached) == ""
    again = progress.load()
    assert (again.endings, again.unknown) == (["let go", "sacrifice"], {"songs": 4})


# ---- the terms


def test_the_terms_are_in_the_tape_and_it_holds(shell, tmp_path):
    shell.settings.rules, shell.settings.endless_grip, shell.settings.speed = "gentle", True, 70
    climb = Start(MAP).climb(shell)
    assert climb.pace == 0.7
    for _ in range(50):
        climb.tick(RIGHT)
    assert climb.world.rules.name == "gentle"
    assert climb.world.assists.endless_grip
    path = tmp_path / "x.climb"
    climb.keeper.recorder.save(path)
    tape = read_tape(path)
    assert (tape.rules, set(tape.assist)) == ("gentle", {"endless-grip", "speed"})
    assert verify(path).ok


def test_memory_mode_is_in_the_tape_and_it_holds(shell, tmp_path):
    climb = Start(MAP).climb(shell, memory=True)
    for _ in range(50):
        climb.tick(RIGHT)
    assert climb.world.alone
    path = tmp_path / "x.climb"
    climb.keeper.recorder.save(path)
    assert read_tape(path).memory
    assert verify(path).ok


def test_every_assist_has_its_line_and_its_sentence(shell, surface):
    assert {name.replace("_", "-") for name in SAYS} == set(ASSISTS)
    page = TermsPage(shell)
    seen = set()
    for _ in page.menu.choices:
        page.draw(surface, 1.0)
        seen.add(page.menu.lit.called)
        page.pressed("down")
    assert len(seen) == len(page.menu.choices)


def test_turning_every_line_changes_what_the_next_climb_is_played_on(shell):
    page = TermsPage(shell)
    shell.stack.push(page)
    for _ in page.menu.choices[:-1]:
        before = terms(shell.settings)
        page.pressed("right")
        assert terms(shell.settings) != before
        page.pressed("left")
        assert terms(shell.settings) == before
        page.pressed("down")
    page.pressed("jump")
    assert not shell.stack


def test_the_clock_stays_between_half_and_whole(shell):
    page = TermsPage(shell)
    page.menu.at = len(page.menu.choices) - 2
    seen = set()
    for _ in range(12):
        page.pressed("left")
        seen.add(shell.settings.speed)
    assert (min(seen), max(seen)) == (50, 100)
    assert from_data(to_data(shell.settings) | {"speed": 3}).speed == 50
    assert from_data(to_data(shell.settings) | {"rules": "none"}).rules == "standard"


# ---- the way on


def test_the_pause_leads_to_the_next_lamp_and_the_tape_says_so(shell, tmp_path):
    climb = Start(MAP).climb(shell)
    shell.stack.push(climb)
    climb.tick(0)
    for expected in (0, 1):
        climb.pressed("menu")
        pause = shell.stack.top
        assert isinstance(pause, Pause)
        at = next(n for n, choice in enumerate(pause.menu.choices) if "next lamp" in choice.called)
        pause.menu.at = at
        pause.pressed("jump")
        assert shell.stack.top is climb
        assert climb.world.lamp == expected
        climb.tick(0)
    climb.pressed("menu")
    assert not any("next lamp" in choice.called for choice in shell.stack.top.menu.choices), "it was the last"
    path = tmp_path / "x.climb"
    climb.keeper.recorder.save(path)
    assert path.read_text().count("!skip") == 2
    verdict = verify(path)
    assert verdict.ok
    assert "practice" in verdict.taint


def test_whoever_fails_often_is_told_of_it_once(shell):
    climb = Start(MAP).climb(shell)
    told = []
    for _ in range(TRIES + 5):
        climb.world.climber.y = climb.world.level.height * 16 + 400  # out of the world
        climb.tick(0)
        while climb.world.dying:
            climb.tick(0)
        told.append(sum("next lamp" in line.text for line in climb.notes.said))
    assert told[TRIES - 2] == 0
    assert max(told) == 1
