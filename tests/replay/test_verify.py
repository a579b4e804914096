"""A verdict holds for what was played and for nothing else."""

import json
import shutil

import pytest

from game.__main__ import main
from game.files import shipped
from game.maps.read import read
from game.replay import open_world, play, read_tape, stand_at
from game.replay.convert import bare, replayed
from game.replay.format import parse_tape
from game.replay.recorder import Recorder, write_tape
from game.replay.verify import Verdict, verify
from game.sim import World, digest, step, tuning
from game.sim.buttons import HOLD, RIGHT
from tests.replay.climbs import FIRST, climb, save, tape_text

FIELDS = [
    "ok",
    "map",
    "category",
    "ending",
    "ticks",
    "igt",
    "deaths",
    "digest",
    "taint",
    "first_bad_tick",
    "reason",
]


@pytest.fixture
def first():
    return read(FIRST)


@pytest.fixture
def honest(first):
    """(text, world) of a climb of 400 ticks."""
    recorder, world = climb(first, 400)
    return recorder.text(), world


def test_an_honest_tape_holds(tmp_path, honest):
    text, world = honest
    verdict = verify(save(tmp_path, text))
    assert verdict == Verdict(
        True,
        "first-steps",
        "unfinished, standard",
        "unfinished",
        400,
        400,
        world.deaths,
        digest(world),
        [],
        None,
        "",
    )
    assert list(verdict.as_json()) == FIELDS


def test_it_holds_twice_and_in_any_seed(tmp_path, first):
    recorder, world = climb(first, 333, seed=77)
    path = save(tmp_path, recorder.text())
    one, two = verify(path), verify(path)
    assert one == two
    assert (one.ok, one.digest, one.category) == (True, digest(world), "unfinished, standard, any seed")


def changed_line(text, n):
    """The n-th line of the body, one tick longer and the next one shorter."""
    head, body, foot = text.split("---\n")
    lines = body.splitlines(keepends=True)
    count, held = lines[n].split(",", 1)
    lines[n] = f"{int(count) + 1:>4},{held}"
    return "---\n".join([head, "".join(lines), foot])


def test_one_changed_input_line_is_found(tmp_path, honest):
    text, _ = honest
    lines = text.split("---\n")[1].splitlines(keepends=True)
    at = 0
    for n, line in enumerate(lines):
        if line[0] in "#!":
            continue
        at += int(line.split(",")[0])
        if n % 5:
            continue
        verdict = verify(save(tmp_path, changed_line(text, n)))
        assert not verdict.ok
        assert verdict.first_bad_tick == min(400, -(-at // 60) * 60)
        assert f"tick {verdict.first_bad_tick}: the check differs" in verdict.reason


def test_one_added_button_is_found(tmp_path, honest):
    text, _ = honest
    head, body, foot = text.split("---\n")
    for letter in "KBG":
        other = "---\n".join([head, body.replace(",R\n", f",R,{letter}\n", 1), foot])
        assert other != text
        assert verify(save(tmp_path, other)).first_bad_tick == 60


def test_changed_tuning_is_found(tmp_path, honest, monkeypatch):
    text, _ = honest
    path = save(tmp_path, text)
    monkeypatch.setattr(tuning, "JUMP", tuning.JUMP + 9)
    verdict = verify(path)
    assert not verdict.ok
    assert 0 < verdict.first_bad_tick <= 400
    assert "played under other rules" in verdict.reason
    assert "tuning" in verdict.taint
    # and lying about it in the header breaks the chain at its first link
    from game.replay import sim_line

    forged = text.replace(parse_tape(text.encode()).sim, sim_line())
    assert verify(save(tmp_path, forged)).first_bad_tick == 60


def test_a_number_that_no_input_touches_is_found_too(tmp_path, honest, monkeypatch):
    text, _ = honest
    monkeypatch.setattr(tuning, "STOPPED", tuning.STOPPED + 1)
    verdict = verify(save(tmp_path, text))
    assert (verdict.ok, verdict.first_bad_tick) == (False, 0)


def with_map(tmp_path, old="", new=""):
    """The gallery's map with a change, in a folder of its own; returns (folder, path of the map)."""
    levels = shutil.copytree(shipped("levels"), tmp_path / "levels")
    path = levels / "gallery" / "first-steps.tmx"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_changed_solid_tile_is_found(tmp_path, honest):
    lines = FIRST.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if 'name="solid"' in line) + 2
    floor = start + 18
    cells = lines[floor].split(",")
    cells[5] = "0"
    path = with_map(tmp_path, lines[floor], ",".join(cells))
    verdict = verify(save(path.parent, honest[0]))
    # the shipped map still has the digest, and it decides
    assert verdict.ok
    verdict = verify(save(tmp_path, honest[0]), [path])
    assert verdict.ok, "beside the one that was named the right one is still looked for"


def test_a_changed_solid_tile_is_found_where_only_that_map_is(tmp_path, honest, monkeypatch):
    lines = FIRST.read_text(encoding="utf-8").splitlines(keepends=True)
    floor = next(n for n, line in enumerate(lines) if 'name="solid"' in line) + 2 + 18
    cells = lines[floor].split(",")
    cells[5:8] = ["0"] * 3
    path = with_map(tmp_path, lines[floor], ",".join(cells))
    monkeypatch.setattr("game.replay.find.shipped", lambda *parts: tmp_path.joinpath("nowhere", *parts))
    tape = save(path.parent, honest[0])
    verdict = verify(tape)
    assert not verdict.ok
    assert 0 < verdict.first_bad_tick <= 400
    assert "map first-steps is not the one this was played on" in verdict.reason
    # the header with the changed map's digest: the chain begins elsewhere
    told = read_tape(tape).maps[0][1]
    forged = save(path.parent, honest[0].replace(told, read(path).digest), "forged.climb")
    assert verify(forged).first_bad_tick == 60


def test_changed_decoration_stays_ok(tmp_path, honest, monkeypatch):
    path = with_map(
        tmp_path,
        'name="back" width="40" height="23"',
        'name="back two" width="40" height="23" tintcolor="#ff0000"',
    )
    text = path.read_text(encoding="utf-8").replace('value="First steps"', 'value="Other steps"')
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("game.replay.find.shipped", lambda *parts: tmp_path.joinpath("nowhere", *parts))
    verdict = verify(save(path.parent, honest[0]))
    assert verdict.ok, verdict.reason
    assert verdict.taint == ["other-maps"]


def test_a_forged_check_and_a_forged_end_are_found(tmp_path, honest):
    text, _ = honest
    check = parse_tape(text.encode()).checks[2]
    assert verify(save(tmp_path, text.replace(check[1], "0" * 32))).first_bad_tick == 180
    verdict = verify(save(tmp_path, text.replace("end unfinished 400", "end exit 400")))
    assert (verdict.ok, verdict.ending) == (False, "unfinished")
    assert "it ends in 'unfinished' at tick 400, not in 'exit' at tick 400" in verdict.reason
    verdict = verify(save(tmp_path, text.replace("ticks 400", "ticks 401")))
    assert (verdict.ok, verdict.first_bad_tick) == (False, 400)


def test_a_missing_check_is_found(tmp_path, honest):
    text, _ = honest
    tick, check = parse_tape(text.encode()).checks[3]
    verdict = verify(save(tmp_path, text.replace(f"check {tick} {check}\n", "")))
    assert (verdict.ok, verdict.first_bad_tick) == (False, 240)
    assert "a check is missing" in verdict.reason


def test_two_honest_halves_spliced_are_found(tmp_path, first):
    """The second half of another climb, with its own honest checks, after the first half of this one."""
    one = parse_tape(tape_text(480).encode())
    two = parse_tape(tape_text(480, habits=2).encode())
    one.inputs = one.inputs[:240] + two.inputs[240:]
    one.checks = one.checks[:4] + two.checks[4:]
    verdict = verify(save(tmp_path, one.text()))
    assert (verdict.ok, verdict.first_bad_tick) == (False, 300)
    # even where both halves meet in the very same inputs and state
    three = parse_tape(tape_text(480, seed=2).encode())
    whole = parse_tape(tape_text(480).encode())
    whole.checks = whole.checks[:4] + three.checks[4:]
    assert verify(save(tmp_path, whole.text())).first_bad_tick == 300


def test_a_changed_header_is_found(tmp_path, honest):
    text, _ = honest
    for old, new in (("seed 1", "seed 2"), ("rules standard", "rules gentle"), ("taint -", "taint practice"),
                     ("assist -", "assist grace"), ("start first-steps", "start first-steps lamp 0")):  # fmt: skip
        assert verify(save(tmp_path, text.replace(old, new))).first_bad_tick == 60


def test_a_tape_of_another_map_is_one_line(tmp_path, honest):
    text = honest[0].replace("first-steps", "no-such-map")
    verdict = verify(save(tmp_path, text))
    assert (verdict.ok, verdict.first_bad_tick) == (False, 0)
    assert verdict.reason.startswith("map no-such-map is neither beside the tape nor shipped")
    other = honest[0].replace(read(FIRST).digest, "0" * 32)
    assert "map first-steps is not the one this was played on" in verify(save(tmp_path, other)).reason


def test_without_checks_it_plays_and_is_marked_edited(tmp_path, honest):
    text, world = honest
    path = tmp_path / "bare.climb"
    write_tape(bare(parse_tape(text.encode())), path)
    verdict = verify(path)
    assert (verdict.ok, verdict.taint, verdict.digest) == (True, ["edited"], digest(world))


def test_labels_and_comments_are_not_part_of_the_chain(tmp_path, honest):
    text = honest[0].replace("#passage first-steps\n", "# a comment\n#another\n")
    assert text != honest[0]
    assert verify(save(tmp_path, text)).ok


def test_commands_are_chained_and_taint(tmp_path, first):
    commands = {
        100: ("assist", "endless-grip"),
        200: ("lamp", "1"),
        300: ("assist", "endless-grip off"),
        350: ("resume", ""),
    }
    recorder, world = climb(first, 400, commands=commands)
    text = recorder.text()
    verdict = verify(save(tmp_path, text))
    assert (verdict.ok, verdict.taint, verdict.digest) == (True, ["assist", "practice"], digest(world))
    assert verify(save(tmp_path, text.replace("!lamp 1\n", "!lamp 0\n"))).first_bad_tick == 240
    assert verify(save(tmp_path, text.replace("!assist endless-grip\n", ""))).first_bad_tick == 120
    verdict = verify(save(tmp_path, text.replace("!lamp 1\n", "!lamp 99\n")))
    assert (verdict.ok, verdict.first_bad_tick) == (False, 200)
    assert "lamp 99: first-steps has 2" in verdict.reason


def test_a_command_after_the_last_tick_does_not_spoil_the_tape(tmp_path, first):
    for ticks in (59, 60, 61):
        recorder, world = climb(first, ticks)
        recorder.command(world, "lamp", "1")
        assert verify(save(tmp_path, recorder.text())).ok
        step(world, RIGHT)
        recorder.tick(RIGHT, world)
        assert verify(save(tmp_path, recorder.text())).ok


def test_a_climb_from_a_lamp(tmp_path, first):
    world = World((first.level,), 1)
    stand_at(world, 1)
    recorder = Recorder([first], lamp=1)
    for _ in range(100):
        step(world, HOLD)
        recorder.tick(HOLD, world)
    verdict = verify(save(tmp_path, recorder.text()))
    assert (verdict.ok, verdict.taint, verdict.digest) == (True, ["practice"], digest(world))


def test_the_tape_so_far_can_be_saved_at_any_time(tmp_path, first):
    for ticks in (0, 1, 59, 60, 61, 179):
        recorder, _ = climb(first, ticks)
        path = tmp_path / f"{ticks}.climb"
        recorder.save(path)
        assert verify(path).ok, verify(path).reason
        assert recorder.text() == path.read_text(encoding="utf-8")


def test_the_climb_ends_with_the_map_and_so_does_the_tape(tmp_path):
    """A room whose exit is a few steps away."""
    from tests.maps.tmx import START, document, objects, tiles, write

    exit = '<object id="2" type="Exit" x="48" y="64" width="16" height="48"/>'
    path = write(tmp_path, document(tiles() + objects(START + exit)))
    room = read(path)
    world, recorder = World((room.level,), 1), Recorder([room])
    for _ in range(90):
        step(world, RIGHT)
        recorder.tick(RIGHT, world)
    assert world.ending
    verdict = verify(save(tmp_path, recorder.text()))
    assert (verdict.ok, verdict.ending, verdict.ticks, verdict.igt) == (True, "exit", world.tick, world.tick)
    assert verdict.category == "room alone, standard, other-maps"
    assert world.tick < 60


def test_a_climb_through_two_maps(tmp_path):
    from tests.maps.tmx import START, document, objects, tiles, write

    exit = '<object id="2" type="Exit" x="48" y="64" width="16" height="48"/>'
    text = document(tiles() + objects(START + exit))
    rooms = [read(write(tmp_path, text, name)) for name in ("one.tmx", "two.tmx")]
    levels = tuple(room.level for room in rooms)
    world, recorder = World(levels, 1), Recorder(rooms)
    while not world.ending:
        step(world, RIGHT)
        recorder.tick(RIGHT, world)
    verdict = verify(save(tmp_path, recorder.text()))
    assert (verdict.ok, verdict.ending, verdict.map, verdict.digest) == (True, "exit", "one", digest(world))
    # the second alone is another climb
    world, recorder = World(levels, 1, "standard", 1), Recorder(rooms, start="two")
    while not world.ending:
        step(world, RIGHT)
        recorder.tick(RIGHT, world)
    alone = verify(save(tmp_path, recorder.text()))
    assert (alone.ok, alone.map) == (True, "two")
    assert alone.ticks < verdict.ticks


def test_playing_back_gives_the_world_and_its_events(first):
    recorder, world = climb(first, 300)
    tape = recorder.tape()
    again = open_world(tape, [first.level])
    ticks = [tick for tick, _, _ in play(tape, again)]
    assert ticks == list(range(1, 301))
    assert digest(again) == digest(world)


def test_converting(tmp_path, honest, capsys):
    from game.__main__ import main

    path, out = save(tmp_path, honest[0]), tmp_path / "out.climb"
    assert main(["convert", str(path), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == honest[0]
    assert main(["convert", str(path), "-o", str(out), "--bare"]) == 0
    assert "check" not in out.read_text(encoding="utf-8")
    assert main(["convert", str(out), "-o", str(out)]) == 0
    assert verify(out).ok
    assert verify(out).taint == ["edited"]
    changed = replayed(parse_tape(changed_line(honest[0], 0).encode()))
    assert changed.taint == ("edited",)
    assert main(["convert", str(tmp_path / "gone"), "-o", str(out)]) == 2
    capsys.readouterr()


def test_the_command_line(tmp_path, honest, capsys):
    from game.__main__ import main

    good, bad = str(save(tmp_path, honest[0])), str(save(tmp_path, changed_line(honest[0], 0), "b.climb"))
    assert main(["verify", good, "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == FIELDS
    assert main(["verify", good, bad]) == 1
    one, two = capsys.readouterr().out.splitlines()
    assert one.startswith(f"{good}: holds: unfinished, standard: unfinished after 0:06.66 (400 ticks)")
    assert two.startswith(f"{bad}: does not hold at tick 60: ")
    assert main(["verify", "gone.climb"]) == 2
    assert capsys.readouterr().err == "gone.climb: there is no such file; check the path\n"


def test_strict_lets_no_taint_pass(tmp_path, first, capsys):
    recorder, world = climb(first, 90)
    recorder.command(world, "resume")
    step(world, 0)
    recorder.tick(0, world)
    tainted = save(tmp_path, recorder.text())
    honest = save(tmp_path, climb(first, 90)[0].text(), "b.climb")
    assert main(["verify", str(tainted)]) == 0
    capsys.readouterr()
    assert main(["verify", "--strict", str(tainted)]) == 1
    assert "out of the ranks: practice" in capsys.readouterr().out
    assert main(["verify", "--strict", str(honest)]) == 0
