"""LiveSplit's files: what we write is what its parser asks for, and a stranger's file does no harm."""

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speedruns import DAY, random_book

from game.speedrun.book import Attempt, add, new_book
from game.speedrun.lss import LssError, parse, read, span, write
from game.speedrun.timer import NEVER, Time

CLOCK = re.compile(r"([0-9]+\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{7}")


@given(st.integers(0, 10**6))
def test_a_book_comes_back_equal_in_ticks(seed):
    book = random_book(seed)
    assert parse(write(book).encode()) == book


@given(st.text(max_size=60), st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_name_comes_back_as_it_is_kept(category, names):
    book = new_book(category, names)
    if book.category:
        assert parse(write(book).encode()) == book


@given(st.integers(0, 10**15))
def test_spans_have_seven_digits_and_days_from_the_first_on(units):
    assert CLOCK.fullmatch(span(units))


@pytest.mark.parametrize(
    ("units", "word"),
    [
        (0, "00:00:00.0000000"),
        (580_166_667, "00:00:58.0166667"),
        (863_999_999_999, "23:59:59.9999999"),
        (864_000_000_000, "1.00:00:00.0000000"),
    ],
)
def test_spans(units, word):
    assert span(units) == word


def small_book():
    book = new_book("any%, standard", ("one", "two"))
    add(book, [Time(61, 1_500), Time(121, 3_001)], DAY, DAY.replace(minute=31))
    add(book, [Time(50, 1_000)], DAY, DAY)
    return book


def test_the_order_the_dates_and_the_booleans_are_livesplits():
    text = write(small_book())
    first = [line.strip() for line in text.splitlines() if line.startswith("  <")]
    assert " ".join(re.match("<(/?\\w+)", line)[1] for line in first) == (
        "GameIcon GameName CategoryName LayoutPath Metadata /Metadata Offset AttemptCount AttemptHistory "
        "/AttemptHistory Segments /Segments AutoSplitterSettings"
    )
    assert '<Run version="1.7.0">' in text
    assert (
        '<Attempt id="1" started="03/01/2026 18:30:05" isStartedSynced="False" '
        'ended="03/01/2026 18:31:05" isEndedSynced="False">' in text
    )
    assert '<Platform usesEmulator="False">' in text
    assert "<GameTime>00:00:01.0166667</GameTime>" in text
    assert "<RealTime>00:00:03.0010000</RealTime>" in text


def test_a_reset_attempt_has_no_times():
    reset = next(line for line in write(small_book()).splitlines() if '<Attempt id="2"' in line)
    assert reset.endswith("/>")


def test_a_book_without_attempts_is_a_file_too():
    book = new_book("x", ("a",))
    assert parse(write(book).encode()) == book


def test_what_livesplit_adds_is_read_over():
    text = write(small_book())
    text = text.replace("<GameIcon />", "<GameIcon><![CDATA[" + "A" * 5000 + "]]></GameIcon>")
    text = text.replace("<Variables />", '<Variables><Variable name="a">b</Variable></Variables>')
    text = text.replace(
        "<SplitTimes>", '<SplitTimes><SplitTime name="Average"><GameTime>00:01</GameTime></SplitTime>'
    )
    text = text.replace(
        "<AutoSplitterSettings />", "<AutoSplitterSettings><x><y>1</y></x></AutoSplitterSettings>"
    )
    text = text.replace('version="1.7.0"', 'version="1.8.0"').replace(
        "<Offset>00:00:00<", "<Offset>-00:00:01.5<"
    )
    assert parse(b"\xef\xbb\xbf" + text.encode()) == small_book()


def test_an_imported_time_is_the_nearest_tick():
    text = write(small_book()).replace("00:00:01.0166667", "00:00:01.01")
    assert parse(text.encode()).segments[0].best.igt == 61


def test_dates_and_times_may_be_absent():
    text = re.sub(r' (started|ended|isStartedSynced|isEndedSynced)="[^"]*"', "", write(small_book()))
    text = re.sub(r"\s*<RealTime>[^<]*</RealTime>", "", text)
    book = parse(text.encode())
    assert book.attempts == [Attempt(1, None, None, Time(121)), Attempt(2, None, None, NEVER)]


def without(tag: str) -> str:
    """The small file without an element that must be there."""
    return re.sub(rf"<{tag}>.*?</{tag}>|<{tag} />", "", write(small_book()), flags=re.DOTALL)


GOOD = write(small_book())
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE = {
    "empty": ("", "well-formed"),
    "no XML": ("GameName=Burning Lavender", "well-formed"),
    "cut off": (GOOD[:900], "well-formed"),
    "document type": (GOOD.replace("<Run ", "<!DOCTYPE Run><Run "), "document type"),
    "entity bomb": (GOOD.replace("<Run ", f"{BOMB}<Run ").replace(">one<", ">&b;<"), "document type"),
    "outside entity": (
        GOOD.replace("<Run ", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Run '),
        "document type",
    ),
    "unknown entity": (GOOD.replace(">one<", ">&what;<"), "undefined entity"),
    "encoding": (GOOD.replace("UTF-8", "ebcdic-klingon"), "encoding"),
    "another root": ("<Layout/>", "not a LiveSplit <Run>"),
    "no version": (GOOD.replace(' version="1.7.0"', ""), "version of the format is missing"),
    "old version": (GOOD.replace("1.7.0", "1.3.0"), "version '1.3.0' is not read"),
    "another version": (GOOD.replace("1.7.0", "2.0"), "version '2.0' is not read"),
    "another game": (GOOD.replace("Burning Lavender", "Celeste"), "splits of 'Celeste'"),
    **{
        f"no {tag}": (without(tag), f"<Run> has no <{tag}>")
        for tag in ("GameIcon", "GameName", "CategoryName", "Offset", "AttemptCount", "Segments")
    },
    "no segment": (re.sub("<Segment>.*</Segment>", "", GOOD, flags=re.DOTALL), "no segment"),
    "no segment's name": (GOOD.replace("<Name>one</Name>", ""), "<Segment> has no <Name>"),
    "lower-case boolean": (GOOD.replace('Synced="False"', 'Synced="false"'), "isStartedSynced is 'false'"),
    "ISO date": (GOOD.replace("03/01/2026 18:30:05", "2026-03-01T18:30:05Z"), "is no date"),
    "no such day": (GOOD.replace("03/01/2026", "02/30/2026"), "is no date"),
    "words for a time": (GOOD.replace("00:00:01.0166667", "soon"), "'soon' is no time"),
    "61 seconds": (GOOD.replace("00:00:01.0166667", "00:00:61.0"), "is no time"),
    "other digits": (GOOD.replace("00:00:01.0166667", "٠٠:٠٠:٠١"), "is no time"),
    "negative time": (GOOD.replace("00:00:01.0166667", "-00:00:01"), "negative"),
    "words for a count": (GOOD.replace("<AttemptCount>2", "<AttemptCount>two"), "no whole number"),
    "negative count": (GOOD.replace("<AttemptCount>2", "<AttemptCount>-2"), "negative number"),
    "huge count": (GOOD.replace("<AttemptCount>2", "<AttemptCount>" + "9" * 900), "no whole number"),
    "attempts of one id": (GOOD.replace('Attempt id="2"', 'Attempt id="1"'), "two attempts have one id"),
    "times of one id": (GOOD.replace('Time id="2"', 'Time id="1"'), "id 1 is there twice"),
    "attempt nought": (GOOD.replace('Attempt id="2"', 'Attempt id="0"'), "numbered from 1"),
    "no id": (GOOD.replace('Attempt id="2"', "Attempt"), "'' is no whole number"),
    "deep": (GOOD.replace("<Icon />", "<Icon>" + "<a>" * 100 + "</a>" * 100 + "</Icon>"), "nested more than"),
    "long name": (GOOD.replace(">one<", f">{'o' * 300}<"), "longer than 200"),
    "long text": (GOOD.replace(">one<", f">{'o' * 3000}<"), "longer than 1000"),
    "long attribute": (GOOD.replace('"Personal Best"', f'"{"o" * 3000}"'), "longer than 1000"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_is_one_clear_line(name):
    text, why = HOSTILE[name]
    with pytest.raises(LssError) as caught:
        parse(text.encode(), "a.lss")
    line = str(caught.value)
    assert why in line
    assert line.startswith("a.lss: line ")
    assert ";" in line
    assert "\n" not in line
    assert len(line) < 420


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data):
    with pytest.raises(LssError):
        parse(data)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 12), st.text(max_size=6))
def test_a_file_changed_anywhere_reads_or_is_one_line(at, length, put):
    try:
        parse((GOOD[:at] + put + GOOD[at + length :]).encode("utf-8", "replace"))
    except LssError as error:
        assert "\n" not in str(error)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    file = tmp_path / "large.lss"
    with open(file, "wb") as out:
        out.truncate((16 << 20) + 1)
    with pytest.raises(LssError, match=r"large\.lss: it has more than 16 MiB"):
        read(file)


def test_the_worst_file_of_elements_stays_within_bounds():
    many = "<Segments>" + "<Segment/>" * 1_000_000
    tracemalloc.start()
    with pytest.raises(LssError, match="elements"):
        parse(GOOD.replace("<Segments>", many).encode())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 256 << 20


@pytest.mark.parametrize("where", [".", "absent.lss"])
def test_what_is_no_file_is_one_line(tmp_path, where):
    with pytest.raises(LssError, match="; "):
        read(tmp_path / where)
