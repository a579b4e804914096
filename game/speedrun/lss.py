"""LiveSplit's splits, `.lss` 1.7.0: a book written as LiveSplit writes its own, and read back.

LiveSplit's Game Time is our IGT, its Real Time our RTA. Times are `hh:mm:ss.fffffff` (`d.hh:...` from a day
on), dates UTC `MM/dd/yyyy HH:mm:ss`, booleans `True` and `False`; the standard parser takes no others. An
IGT comes back as the nearest tick, an RTA as the nearest millisecond: other programs cut microseconds off.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from game.maps.guard import Refused, read_regular
from game.maps.problem import one_line
from game.speedrun.book import NAME, Attempt, Book, Segment, plain
from game.speedrun.lss_tree import Broken, Node, parse_tree
from game.speedrun.timer import MILLISECONDS, RATE, UNITS, Time, units
from game.trouble import Trouble

GAME = "Burning Lavender"
VERSION = "1.7.0"
BEST = "Personal Best"

# limits of what is read
BYTES = 16 << 20
SEGMENTS = 1000
ATTEMPTS = 100_000
NUMBER = 10**9

_TIME = re.compile(r"(-?)(?:([0-9]{1,4})\.)?([0-9]{1,4}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?", re.ASCII)
_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2})", re.ASCII)
_VERSION = re.compile(r"1\.([0-9]{1,3})(?:\.[0-9]{1,3}){0,2}", re.ASCII)
_OLDEST = 5  # 1.5: before it, attempts were written otherwise
NANOSECONDS = 1_000_000_000


class LssError(Trouble):
    """Splits that cannot be read: `FILE: line N: what is wrong; what to do`."""

    code = 2


# ---- writing


def write(book: Book) -> str:
    """A book as a LiveSplit file's text."""
    return "\n".join(_lines(book)) + "\n"


def _lines(book: Book) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<Run version="{VERSION}">'
    yield "  <GameIcon />"
    yield f"  <GameName>{GAME}</GameName>"
    yield f"  <CategoryName>{escape(plain(book.category))}</CategoryName>"
    yield "  <LayoutPath></LayoutPath>"
    yield "  <Metadata>"
    yield '    <Run id="" />'
    yield '    <Platform usesEmulator="False">PC</Platform>'
    yield "    <Region></Region>"
    yield "    <Variables />"
    yield "  </Metadata>"
    yield "  <Offset>00:00:00</Offset>"
    yield f"  <AttemptCount>{book.count}</AttemptCount>"
    yield "  <AttemptHistory>"
    for attempt in book.attempts:
        yield from _timed("    ", "Attempt", attempt.time, _attempt_attributes(attempt))
    yield "  </AttemptHistory>"
    yield "  <Segments>"
    for segment in book.segments:
        yield "    <Segment>"
        yield f"      <Name>{escape(plain(segment.name))}</Name>"
        yield "      <Icon />"
        yield "      <SplitTimes>"
        yield from _timed("        ", "SplitTime", segment.best, f" name={quoteattr(BEST)}")
        yield "      </SplitTimes>"
        yield from _timed("      ", "BestSegmentTime", segment.gold)
        yield "      <SegmentHistory>"
        for number, time in sorted(segment.history.items()):
            yield from _timed("        ", "Time", time, f' id="{number}"')
        yield "      </SegmentHistory>"
        yield "    </Segment>"
    yield "  </Segments>"
    yield "  <AutoSplitterSettings />"
    yield "</Run>"


def _attempt_attributes(attempt: Attempt) -> str:
    """Our clock is the machine's own, which nobody has compared with another: never synced."""
    parts = [f' id="{attempt.number}"']
    for name, date in (("Started", attempt.started), ("Ended", attempt.ended)):
        if date is not None:
            parts.append(f' {name.lower()}="{_date_word(date)}" is{name}Synced="False"')
    return "".join(parts)


def _timed(indent: str, tag: str, time: Time, attributes: str = "") -> Iterator[str]:
    """An element that holds a time: empty where there is none."""
    if not time:
        yield f"{indent}<{tag}{attributes} />"
        return
    yield f"{indent}<{tag}{attributes}>"
    if time.rta is not None:
        yield f"{indent}  <RealTime>{span(time.rta * (UNITS // MILLISECONDS))}</RealTime>"
    if time.igt is not None:
        yield f"{indent}  <GameTime>{span(units(time.igt))}</GameTime>"
    yield f"{indent}</{tag}>"


def span(units: int) -> str:
    """Units of 100 ns as `hh:mm:ss.fffffff`, with days before it from 24 hours on."""
    seconds, fraction = divmod(units, UNITS)
    days, seconds = divmod(seconds, 86400)
    word = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:07}"
    return f"{days}.{word}" if days else word


def _date_word(date: datetime) -> str:
    return f"{date.month:02}/{date.day:02}/{date.year:04} {date.hour:02}:{date.minute:02}:{date.second:02}"


# ---- reading


def read(path: Path | str) -> Book:
    """Read a LiveSplit file of this game. Raises LssError, which names the line of what is wrong."""
    try:
        data = read_regular(Path(path), BYTES)
    except Refused as refused:
        raise LssError(one_line(f"{path}: {refused.what}; {refused.todo}")) from None
    return parse(data, str(path))


def parse(data: bytes, name: str = "splits") -> Book:
    """The book in a file's bytes; `name` is what errors call it."""
    try:
        return _book(parse_tree(data))
    except Broken as broken:
        where = f"line {broken.line}: " if broken.line else ""
        raise LssError(one_line(f"{name}: {where}{broken.what}; {broken.todo}")) from None


def _book(run: Node) -> Book:
    if run.tag != "Run":
        raise Broken(run.line, f"it is a <{run.tag}>, not a LiveSplit <Run>", "choose a .lss file")
    _check_version(run)
    run.need("GameIcon")
    game = run.need("GameName")
    if game.text.strip().casefold() != GAME.casefold():
        raise Broken(game.line, f"these are splits of {game.text.strip()[:60]!r}", f"choose some of {GAME}")
    category = _name(run.need("CategoryName"))
    if not category:
        raise Broken(run.need("CategoryName").line, "the category has no name", "give it one in LiveSplit")
    offset = run.need("Offset")
    if offset.text.strip() and not _TIME.fullmatch(offset.text.strip()):
        raise _no_time(offset)
    count = _whole(run.need("AttemptCount").text, run.need("AttemptCount").line)
    if count < 0:
        raise Broken(
            run.need("AttemptCount").line, "a negative number of attempts", "write how many there were"
        )
    history = run.find("AttemptHistory")
    attempts = [_attempt(node) for node in history.all("Attempt", ATTEMPTS)] if history else []
    numbers = {attempt.number for attempt in attempts}
    if history and len(numbers) < len(attempts):
        raise Broken(history.line, "two attempts have one id", "save it again with LiveSplit")
    inside = run.need("Segments")
    segments = [_segment(node) for node in inside.all("Segment", SEGMENTS)]
    if not segments:
        raise Broken(inside.line, "there is no segment", "choose splits with at least one")
    return Book(category, segments, attempts, max(count, len(attempts)))


def _check_version(run: Node) -> None:
    version = run.attributes.get("version")
    if version is None:
        raise Broken(
            run.line, "the version of the format is missing", 'save it with LiveSplit (version="1.7.0")'
        )
    match = _VERSION.fullmatch(version)
    if not match or int(match[1]) < _OLDEST:
        raise Broken(
            run.line, f"version {version[:20]!r} is not read", "save it again with LiveSplit 1.7 or so"
        )


def _attempt(node: Node) -> Attempt:
    for name in ("isStartedSynced", "isEndedSynced"):
        if node.attributes.get(name, "True") not in ("True", "False"):
            value = node.attributes[name][:20]
            raise Broken(node.line, f"{name} is {value!r}", "write True or False")
    started, ended = (_date(node, name) for name in ("started", "ended"))
    number = _id(node)
    if number < 1:
        raise Broken(node.line, f"attempt {number}", "attempts are numbered from 1 on")
    return Attempt(number, started, ended, _time(node))


def _segment(node: Node) -> Segment:
    segment = Segment(_name(node.need("Name")))
    times = node.find("SplitTimes")
    for split in times.all("SplitTime", SEGMENTS) if times else []:
        if split.attributes.get("name") == BEST:
            segment.best = _time(split)
    if gold := node.find("BestSegmentTime"):
        segment.gold = _time(gold)
    if history := node.find("SegmentHistory"):
        for entry in history.all("Time", ATTEMPTS):
            number = _id(entry)
            if number in segment.history:
                raise Broken(entry.line, f"id {number} is there twice", "save it again with LiveSplit")
            segment.history[number] = _time(entry)
    return segment


def _name(node: Node) -> str:
    if len(node.text) > NAME:
        raise Broken(node.line, f"<{node.tag}> is longer than {NAME} characters", "shorten it")
    return plain(node.text)


def _id(node: Node) -> int:
    return _whole(node.attributes.get("id", ""), node.line)


def _whole(text: str, line: int) -> int:
    text = text.strip()
    if not re.fullmatch(r"-?[0-9]{1,10}", text, re.ASCII) or abs(int(text)) > NUMBER:
        raise Broken(line, f"{text[:20]!r} is no whole number", f"write one up to {NUMBER}")
    return int(text)


def _time(node: Node) -> Time:
    """What an element's Game Time and Real Time say, the one in whole ticks, the other in milliseconds."""
    igt, rta = (_nanoseconds(node.find(tag)) for tag in ("GameTime", "RealTime"))
    return Time(
        None if igt is None else (igt * RATE + NANOSECONDS // 2) // NANOSECONDS,
        None if rta is None else (rta + 500_000) // 1_000_000,
    )


def _nanoseconds(node: Node | None) -> int | None:
    if node is None or not node.text.strip():
        return None
    match = _TIME.fullmatch(node.text.strip())
    if not match or int(match[4]) > 59 or int(match[5]) > 59:
        raise _no_time(node)
    if match[1]:
        raise Broken(
            node.line, f"the time {node.text.strip()[:40]!r} is negative", "set it right in LiveSplit"
        )
    seconds = int(match[2] or 0) * 86400 + int(match[3]) * 3600 + int(match[4]) * 60 + int(match[5])
    return seconds * NANOSECONDS + int((match[6] or "").ljust(9, "0"))


def _no_time(node: Node) -> Broken:
    return Broken(node.line, f"{node.text.strip()[:40]!r} is no time", "write it as hh:mm:ss.fffffff")


def _date(node: Node, name: str) -> datetime | None:
    text = node.attributes.get(name)
    if text is None:
        return None
    if match := _DATE.fullmatch(text):
        month, day, year, hour, minute, second = (int(part) for part in match.groups())
        try:
            return datetime(year, month, day, hour, minute, second)
        except ValueError:
            pass  # there is no such day
    raise Broken(node.line, f"{name}: {text[:40]!r} is no date", "write it in UTC as MM/dd/yyyy HH:mm:ss")
