"""The text of a tape: what is written is read again, and what is wrong is named with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.replay.format import TICKS, TapeError, parse_tape, read_tape
from tests.replay.climbs import tape_text

GOOD = """\
climb 1
sim 3:77aa ; version and tuning digest
maps 1-mosaic:00112233445566778899aabbccddeeff 2-stairs:ffeeddccbbaa99887766554433221100
rules standard
assist -
seed 1
start 1-mosaic
memory no
taint -
---
  14,
  22,R
   1,R,J
  13,R,J
#passage rib-chimney
!assist endless-grip
   6,L,H
---
ticks 56
check 56 00112233445566778899aabbccddeeff ; one line every 60 ticks
end sacrifice 56
"""


def test_the_documents_example_is_read():
    tape = parse_tape(GOOD.encode())
    assert tape.maps[1][0] == "2-stairs"
    assert (len(tape.inputs), tape.inputs[13], tape.inputs[14], tape.inputs[36], tape.inputs[55]) == (
        56,
        0,
        2,
        18,
        33,
    )
    assert tape.labels == {50: ["passage rib-chimney"]}
    assert tape.commands == {50: [("assist", "endless-grip")]}
    assert (tape.ending, tape.end, tape.checks[0][0]) == ("sacrifice", 56, 56)


def test_equal_lines_are_joined_and_notes_keep_their_place():
    text = parse_tape(GOOD.encode()).text()
    body = text.split("---\n")[1]
    assert body == "  14,\n  22,R\n  14,R,J\n#passage rib-chimney\n!assist endless-grip\n   6,L,H\n"
    assert parse_tape(text.encode()).text() == text


def test_a_written_tape_reads_back_as_it_was():
    text = tape_text(700)
    assert parse_tape(text.encode()).text() == text


def test_windows_line_ends_and_blank_lines_are_no_fault():
    text = GOOD.replace("#passage", "\n#passage").replace("\n", "\r\n")
    assert parse_tape(text.encode()).text() == parse_tape(GOOD.encode()).text()


WRONG = {
    "climb 1\n": ("climb 2\n", "line 1: this is no tape of format 1"),
    "rules standard": ("rules odd", "rules: 'odd' are unknown; known: standard"),
    "seed 1\n": ("", "the header has no line 'seed'"),
    "memory no": ("memory maybe", "memory: 'maybe'; write yes or no"),
    "start 1-mosaic": ("start 3-walls", "start: '3-walls' is none of the maps"),
    "assist -": ("assist wings", "assist: 'wings' is unknown"),
    "taint -": ("taint -\ntaint -", "line 10: 'taint' is there twice"),
    "  22,R\n": ("  22,R,Q\n", "line 12: 'Q' is no button; the buttons are L, R, U"),
    "   1,R,J\n": ("   1,R,R\n", "line 13: 'R' is there twice"),
    "  13,R,J": ("  0,R,J", "line 14: 0 ticks; a line has at least one"),
    "   6,L,H": (f"{TICKS},L,H", f"line 17: {TICKS} ticks; a line has at least one, a tape at most {TICKS}"),
    "!assist": ("!fly", "line 16: '!fly endless-grip' is no command"),
    "#passage": ("passage", "line 15: 'passage rib-chimney' is no input"),
    "   6,L,H\n": ("   6,L,H\n!lamp 1\n", "a command after the last tick changes nothing; remove it"),
    "ticks 56": ("ticks many", "line 19: 'many' is no tick"),
    "check 56": ("check 56 00\ncheck 56", "line 20: 'check 56 00' is no line of a footer"),
    "end sacrifice 56\n": ("", "the tape is cut off"),
    "end sacrifice": ("end happily", "line 21: 'happily' is no ending; known: exit"),
    "end sacrifice 56": ("end sacrifice 56\nmore", "line 22: there is something after the end"),
}


@pytest.mark.parametrize("old", WRONG)
def test_faults_are_named_with_their_line(old):
    new, says = WRONG[old]
    with pytest.raises(TapeError) as error:
        parse_tape(GOOD.replace(old, new, 1).encode(), "a.climb")
    assert str(error.value).startswith("a.climb: line ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("cut", range(0, len(GOOD) - 2, 7))
def test_a_truncated_tape_is_one_line(cut):
    with pytest.raises(TapeError, match=r"^a\.climb: line \d+: "):
        parse_tape(GOOD[:cut].encode(), "a.climb")


def test_limits(tmp_path):
    with pytest.raises(TapeError, match="longer than 1000"):
        parse_tape(GOOD.replace("#passage", "#" + "x" * 5000).encode())
    with pytest.raises(TapeError, match="not UTF-8"):
        parse_tape(GOOD.encode().replace(b"#passage", b"#\xff"))
    with pytest.raises(TapeError, match="more than 20000 labels"):
        parse_tape(GOOD.replace("#passage", "#\n" * 20_001).encode())
    big = tmp_path / "big.climb"
    big.write_bytes(b"#" * (9 << 20))
    with pytest.raises(TapeError, match="more than 8 MiB"):
        read_tape(big)
    with pytest.raises(TapeError, match="there is no such file"):
        read_tape(tmp_path / "gone.climb")
    with pytest.raises(TapeError, match="not a regular file"):
        read_tape(tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 90), st.integers(0, 511)), max_size=40))
def test_any_inputs_survive_the_text(runs):
    tape = parse_tape(GOOD.encode())
    del tape.inputs[:]
    tape.labels.clear()
    tape.commands.clear()
    for count, held in runs:
        tape.inputs.extend([held] * count)
    again = parse_tape(tape.text().encode())
    assert again.inputs == tape.inputs
    assert again.text() == tape.text()
