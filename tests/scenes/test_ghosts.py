"""Ghosts climb in the tick, change nothing, and are where their tapes say."""

import pygame
import pytest

from game.files import shipped
from game.profile import places
from game.replay import Recorder, read_tape
from game.replay.ghost import Ghost
from game.scenes import ghosts as company_module
from game.scenes.ghosts import MOST, Company
from game.scenes.start import Start
from game.sim import digest, step
from game.sim.buttons import RIGHT
from game.sim.world import World
from game.speedrun.records import Records
from game.speedrun.run import Run
from game.trouble import Trouble

STAIRS = shipped("levels", "2-stairs.tmx")

pytestmark = pytest.mark.usefixtures("home")

TAPE = shipped("levels", "proofs", "2-stairs.climb")


@pytest.fixture(scope="module")
def start():
    return Start(STAIRS)


def fresh(start, records):
    world = start.world()
    recorder = Recorder([start.map])
    return world, recorder, Run(recorder.tape(), world, [start.map.level], records)


def play(world, recorder, run, inputs, company=None):
    for buttons in inputs:
        said = step(world, buttons)
        recorder.tick(buttons, world)
        run.tick(world, said)
        if company:
            company.tick()


@pytest.fixture
def best(start, home):
    """Records whose best run is the golden climb, its tape in the profile."""
    records = Records()
    world, recorder, run = fresh(start, records)
    play(world, recorder, run, read_tape(TAPE).inputs)
    recorder.save(places.replays() / "best.climb")
    run.close(world, recorder.taint, "best.climb")
    return records


def test_a_ghost_ends_as_its_tape_does(start):
    tape = read_tape(TAPE)
    ghost, own = Ghost(tape, [start.map.level]), World((start.map.level,), 1)
    for buttons in tape.inputs:
        step(own, buttons)
        ghost.tick()
        assert ghost.at == own.tick
    assert digest(ghost.world) == digest(own)
    ghost.tick()
    assert ghost.done
    ghost.restart()
    assert digest(ghost.world) == digest(World((start.map.level,), 1))


def test_the_best_run_is_beside_you_tick_for_tick(start, best):
    world, recorder, run = fresh(start, best)
    company = Company(run, "best")
    alone, *_ = fresh(start, Records())
    for n in range(300):
        play(world, recorder, run, [RIGHT], company)
        step(alone, RIGHT)
        (ghost,) = company.ghosts
        assert ghost.at == n + 1
    assert digest(world) == digest(alone)
    assert ghost.world.climber.x != world.climber.x


def test_called_late_it_catches_up(start, best):
    world, recorder, run = fresh(start, best)
    play(world, recorder, run, [0] * 1000)
    company = Company(run, "best")
    for _ in range(20):
        play(world, recorder, run, [0], company)
    assert company.ghosts[0].at == world.tick


def test_best_segments_begin_where_you_begin_yours(start, best):
    """You are two seconds late in every segment: the ghost starts each one with you."""
    world, recorder, run = fresh(start, best)
    company = Company(run, "segments")
    golden = read_tape(TAPE).inputs
    starts = [segment.at for segment in best.books[0].segments]
    play(world, recorder, run, golden[: starts[1]], company)
    ghost = company.ghosts[0]
    assert company.segments.seen
    assert ghost.at == starts[1]
    assert digest(ghost.world) == digest(world)
    play(world, recorder, run, golden[starts[1] : starts[2]], company)
    assert digest(ghost.world) == digest(world)


def test_a_slow_runner_meets_the_fast_segment_anew(start, best, home):
    world, recorder, run = fresh(start, best)
    best.books[0].segments[1].at = 300  # as if that stretch began elsewhere in its tape
    company = Company(run, "segments")
    golden = read_tape(TAPE).inputs
    split = best.books[0].segments[0].best.igt
    play(world, recorder, run, golden[: split + 50], company)
    assert company.ghosts[0].at == 350


@pytest.mark.parametrize(
    ("tape", "why"),
    [
        (shipped("levels", "gallery", "proofs", "brand.climb"), "it is a climb of brand, not of 2-stairs"),
        (TAPE.with_name("nowhere.climb"), "nowhere.climb"),
    ],
)
def test_what_cannot_be_a_ghost_is_a_sentence_and_the_climb_goes_on(start, tape, why):
    world, recorder, run = fresh(start, Records())
    company = Company(run, "off", [tape])
    assert company.ghosts == []
    assert len(company.notes) == 1
    assert why in company.notes[0]
    play(world, recorder, run, [RIGHT] * 5, company)


def test_eight_and_no_more(start):
    _, _, run = fresh(start, Records())
    assert len(Company(run, "off", [TAPE] * 12).ghosts) == MOST


def test_f3_goes_round_and_says_what_it_shows(shell, best, surface):
    shell.records = best
    climb = Start(STAIRS).climb(shell)
    said = []
    for _ in range(3):
        climb.key(pygame.KSCAN_F3)
        climb.tick(RIGHT)
        climb.draw(surface, 1.0)
        said.append((shell.settings.ghost, len(climb.runner.company.ghosts)))
    assert said == [("best", 1), ("segments", 1), ("off", 0)]
    assert len(climb.notes.said) == 3


def test_a_ghost_is_seen_behind_the_climber(shell, best, surface, monkeypatch):
    shell.records, shell.settings.ghost = best, "best"
    climb = Start(STAIRS).climb(shell)
    monkeypatch.setattr(company_module, "CATCH_UP", 3)
    for _ in range(40):
        climb.tick(0)
        climb.runner.company.ghosts[0].tick()
    climb.draw(surface, 1.0)
    seen = pygame.image.tobytes(surface, "RGB")
    climb.view.ghosts = None
    climb.draw(surface, 1.0)
    assert seen != pygame.image.tobytes(surface, "RGB")


def test_a_tape_that_is_not_there_costs_no_window():
    with pytest.raises(Trouble, match=r"nowhere\.climb"):
        Start(ghosts=[TAPE.with_name("nowhere.climb")])
