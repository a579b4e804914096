"""A climb that was left goes on at its last lamp, whatever ended the game meanwhile."""

from game.files import shipped
from game.profile import places, progress
from game.profile.progress import Going
from game.replay.format import read_tape
from game.replay.verify import verify
from game.scenes.climbs_page import ClimbsPage
from game.scenes.menu import HELD
from game.scenes.new_climb_page import NewClimbPage
from game.scenes.reached_pages import ChaptersPage
from game.scenes.start import Start
from game.scenes.threshold import Threshold
from game.scenes.title import Title
from game.sim.buttons import JUMP
from game.sim.digest import digest

TAPE = read_tape(shipped("levels", "proofs", "1-mosaic.climb"))


def climbed(shell, lamps: int):
    """A climb from the title that has lit so many lamps, and then a little more."""
    climb = Start().climb(shell)
    shell.stack.push(climb)
    more = 40
    for buttons in TAPE.inputs:
        climb.tick(buttons)
        if climb.world.lamps_lit.bit_count() >= lamps:
            more -= 1
        if not more:
            break
    climb.keeper._wait()
    return climb


def title(shell) -> Title:
    scene = Start().title(shell)
    shell.stack.replace(scene)
    scene.builder.join()
    return scene


def go_on(shell):
    scene = title(shell)
    assert scene.menu.choices[0].called == "Go on"
    scene.menu.choose()
    return shell.stack.top


def test_killed_anywhere_it_goes_on_at_the_last_lamp_with_its_time(writing):
    killed = climbed(writing, 3)
    lamp, tick = killed.world.lamp, killed.world.tick
    killed.keeper.may_write = False  # SIGKILL: nothing more is written
    kept = places.replays() / progress.load().going
    ticks = len(read_tape(kept).inputs)
    assert tick - 60 < ticks < tick
    climb = go_on(writing)
    assert climb is not killed
    assert climb.world.lamp == lamp
    assert climb.world.tick == ticks
    assert climb.world.climber.grip > 0
    assert climb.world.child.fear == 0


def test_left_in_the_middle_it_goes_on_with_all_its_time_and_the_tape_holds(writing, tmp_path):
    left = climbed(writing, 2)
    tick, place = left.world.tick, left.world.level.lamps[left.world.lamp]
    writing.stack.clear()
    climb = go_on(writing)
    assert climb.world.tick == tick
    assert abs(climb.world.middle[0] - place.x) <= 1
    for _ in range(50):
        climb.tick(2)
    path = climb.keeper.path
    climb.leave()
    assert path and path.parent == places.replays()
    assert len(list(places.replays().glob("*.climb"))) == 1, "it is the same tape, grown"
    verdict = verify(path)
    assert verdict.ok, verdict.reason
    assert verdict.ticks == tick + 50
    assert digest(climb.world) == verdict.digest


def test_after_an_ending_there_is_nothing_to_go_on_with(writing):
    climb = climbed(writing, 2)
    climb.keeper.keep()
    assert progress.load().going
    climb.world.ending = 1
    for _ in range(3):
        climb.tick(0)
    assert progress.load().going == ""
    assert title(writing).menu.choices[0].called == "New climb"


def test_a_fresh_profile_a_missing_tape_and_one_without_a_lamp_offer_nothing(writing):
    assert title(writing).menu.choices[0].called == "New climb"
    reached = progress.load()
    reached.goes_on(1, Going("gone.climb", "2-stairs", 1, 99))
    progress.save(reached)
    assert title(writing).menu.choices[0].called == "New climb"


def test_what_cannot_go_on_is_said_and_loses_nothing(writing):
    climbed(writing, 2)
    writing.stack.clear()
    path = places.replays() / progress.load().going
    path.write_text(path.read_text().replace("2-stairs:", "2-stairs:0", 1))
    before = path.read_bytes()
    path.with_name(path.name + ".good").write_bytes(before)
    scene = title(writing)
    scene.menu.choose()
    assert writing.stack.top is scene
    assert scene.notes.said
    assert path.read_bytes() == before


def test_whoever_climbs_strictly_begins_at_the_foot(writing):
    climbed(writing, 2)
    writing.stack.clear()
    assert progress.load().going
    writing.settings.strict = True
    assert title(writing).menu.choices[0].called == "New climb"


def test_a_map_of_ones_own_is_not_gone_on_with(writing):
    climb = Start(shipped("levels", "gallery", "first-steps.tmx")).climb(writing)
    assert not climb.saves


def test_three_climbs_lie_side_by_side_and_one_is_chosen(writing, surface):
    kept = []
    for place, lamps in ((0, 1), (2, 2)):
        writing.place = place
        kept.append(climbed(writing, lamps))
        writing.stack.clear()
    reached = progress.load()
    assert [bool(climb.tape) for climb in reached.climbs] == [True, False, True]
    assert [climb.lamp for climb in reached.climbs if climb.tape] == [climb.world.lamp for climb in kept]
    scene = title(writing)
    scene.menu.choose()
    page = writing.stack.top
    assert isinstance(page, ClimbsPage)
    assert [choice.called[0] for choice in page.menu.choices[:-1]] == ["3", "1"]  # the last one first
    page.draw(surface, 1.0)
    page.pressed("down")
    page.pressed("jump")
    climb = writing.stack.top
    assert climb.world.tick == kept[0].world.tick
    assert writing.place == 0
    climb.world.ending = 1
    for _ in range(3):
        climb.tick(0)
    assert [bool(climb.tape) for climb in progress.load().climbs] == [False, False, True]


def test_a_new_climb_takes_a_free_place_and_one_that_is_taken_must_be_held(writing):
    for place in (0, 1):
        writing.place = place
        climbed(writing, 1)
        writing.stack.clear()
    begun = []
    page = NewClimbPage(writing, progress.load(), begun.append)
    writing.stack.push(page)
    assert page.asked.place == 2
    assert not page.menu.lit.destroys
    page.asked.place = 0
    page.shown()
    page.pressed("jump")
    assert not begun
    for _ in range(HELD - 2):
        page.tick(JUMP)
    assert not begun
    page.tick(0)  # let go: nothing has happened
    page.tick(JUMP)
    assert not begun
    page.pressed("jump")
    for _ in range(HELD):
        page.tick(JUMP)
    assert [asked.place for asked in begun] == [0]


def test_chapters_are_the_towers_maps_that_were_reached(writing, surface):
    climbed(writing, 3)
    writing.stack.clear()
    scene = title(writing)
    next(choice for choice in scene.menu.choices if choice.called == "What was reached").do()
    writing.stack.top.pressed("jump")
    page = writing.stack.top
    assert isinstance(page, ChaptersPage)
    (line,) = [choice for choice in page.menu.choices if "osaic" in choice.called]
    page.menu.at = page.menu.choices.index(line)
    for _ in range(2):
        page.pressed("right")
    page.draw(surface, 1.0)
    page.pressed("jump")
    climb = writing.stack.top
    assert climb.world.lamp == 1
    assert "practice" in climb.keeper.recorder.taint
    assert not climb.saves
    climb.then()
    assert isinstance(writing.stack.top, Title)
    writing.stack.clear()


def test_a_path_instead_of_a_name_is_no_tape_of_ours(home):
    for text in ('"../x.climb"', '"/etc/passwd"', "7", "null"):
        progress.path().write_text(f'{{"version": 1, "going": {text}}}')
        assert progress.load().going == ""
        progress.path().write_text(f'{{"version": 1, "climbs": [{{"tape": {text}}}]}}')
        assert progress.load().climbs == [progress.NOBODY] * progress.CLIMBS


def test_a_profile_with_one_climb_of_before_has_it_in_the_first_place(home):
    progress.path().write_text('{"version": 1, "going": "a.climb"}')
    assert [climb.tape for climb in progress.load().climbs] == ["a.climb", "", ""]


def test_lamps_are_saved_without_holding_the_climb_up(writing, monkeypatch):
    written = []
    climb = Start().climb(writing)
    monkeypatch.setattr(climb.keeper, "_write", lambda tape, ticks: bool(written.append(ticks)))
    lit = 0
    for buttons in TAPE.inputs[:2500]:
        before = climb.world.lamps_lit
        climb.tick(buttons)
        lit += (climb.world.lamps_lit ^ before).bit_count()
    climb.keeper._wait()
    assert lit >= 2
    assert len(written) == lit


def test_it_goes_on_in_the_map_that_it_was_left_in(writing, surface):
    whole = read_tape(shipped("levels", "proofs", "tower.sacrifice.climb"))
    killed = Start().climb(writing)
    writing.stack.push(killed)
    names = []
    for buttons in whole.inputs:
        killed.tick(buttons)
        if isinstance(writing.stack.top, Threshold):
            names.append(writing.stack.top)
            names[0].builder.join()
            writing.stack.pop()
        if killed.world.place == 1 and killed.world.lamps_lit:
            break
    assert len(names) == 1, "the next map's name stands in the dark"
    killed.keeper._wait()
    killed.keeper.may_write = False
    climb = go_on(writing)
    assert (climb.world.place, climb.world.level.name) == (1, "2-stairs")
    assert climb.look.palette == "stairs"
    climb.draw(surface, 1.0)
