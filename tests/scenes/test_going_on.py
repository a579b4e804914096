"""A climb that was left goes on at its last lamp, whatever ended the game meanwhile."""

from game.files import shipped
from game.profile import places, progress
from game.profile.progress import Going
from game.replay.format import read_tape
from game.replay.verify import verify
from game.scenes.start import Start
from game.scenes.title import Title
from game.sim.digest import digest

TAPE = read_tape(shipped("levels", "proofs", "2-stairs.climb"))


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
    assert scene.menu.choices[0].says == "Go on"
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
    assert title(writing).menu.choices[0].says == "Climb"


def test_a_fresh_profile_a_missing_tape_and_one_without_a_lamp_offer_nothing(writing):
    assert title(writing).menu.choices[0].says == "Climb"
    reached = progress.load()
    reached.goes_on(1, Going("gone.climb", "2-stairs", 1, 99))
    progress.save(reached)
    assert title(writing).menu.choices[0].says == "Climb"


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
    assert title(writing).menu.choices[0].says == "Climb"


def test_a_map_of_ones_own_is_not_gone_on_with(writing):
    climb = Start(shipped("levels", "gallery", "first-steps.tmx")).climb(writing)
    assert not climb.saves


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
