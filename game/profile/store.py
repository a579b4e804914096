"""JSON files that survive a crash, a full disk, a newer game and a second one.

Written to a temporary file in the same folder, fsynced, renamed; then once more beside it as NAME.good, so that
a damaged file costs nothing. Each carries a checksum of what it says: a digit that has rotted is found out too.
A file that cannot be read is set aside as NAME.bad-<time>. Keys we do not know are kept. A file of a newer
version is never overwritten.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from game.text import tr

VERSION = "version"
CHECK = "check"  # a file without it was written by hand, and is believed


class Newer(Exception):
    """The file was written by a newer version of the game: read what can be read, write nothing."""


@dataclass(slots=True)
class Loaded:
    """What was read. `notes`: sentences for the player. `writable`: false for a newer version's file."""

    data: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    writable: bool = True


def write_atomically(path: Path, content: bytes) -> None:
    """Write a whole file or none of it, whatever happens meanwhile; makes its folder.

    Raises OSError, and then the file is as it was before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _fsync_folder(path.parent)


def _fsync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the platform can."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # some file systems cannot; the file's own fsync stands
    finally:
        os.close(handle)


def check_of(data: dict[str, Any]) -> str:
    """Return the checksum of an object, whatever the order and the spaces of its file."""
    plain = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()


def good(path: Path) -> Path:
    """Return where the good copy of a file lies."""
    return path.with_name(path.name + ".good")


def parse(content: bytes) -> dict[str, Any]:
    """Return a file's object, of whatever version; raises ValueError for anything that is none of ours."""
    try:
        data = json.loads(content)
        if not isinstance(data, dict):
            raise ValueError("not an object")
        if data.pop(CHECK, None) not in (None, check_of(data)):
            raise ValueError("damaged")
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    its = data.get(VERSION)
    if not isinstance(its, int) or isinstance(its, bool) or its < 1:
        raise ValueError("no version")
    return data


def _parse(path: Path, version: int, valid: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Read and validate; raises OSError, Newer, or ValueError for anything unusable."""
    data = parse(path.read_bytes())
    if data[VERSION] > version:
        raise Newer(f"version {data[VERSION]}")
    valid(data)
    return data


def _anything(data: dict[str, Any]) -> None:
    """Accept every object."""


def load(path: Path, version: int, valid: Callable[[dict[str, Any]], None] = _anything) -> Loaded:
    """Read a file as an object; an absent one is empty, an unreadable one is set aside.

    `valid` raises ValueError for an object that cannot be used. Never raises.
    """
    try:
        return Loaded(_parse(path, version, valid))
    except FileNotFoundError:
        if not good(path).exists():
            return Loaded()
        note = tr("{} was missing").format(path.name)
    except Newer:
        return Loaded(
            notes=[tr("{} belongs to a newer version of the game; it is left as it is.").format(path.name)],
            writable=False,
        )
    except ValueError:
        aside = set_aside(path)
        note = tr("{} could not be read").format(path.name)
        if aside:
            note = tr("{} could not be read and was set aside as {}").format(path.name, aside.name)
    except OSError as error:
        return Loaded(
            notes=[tr("{} could not be opened: {}.").format(path.name, error.strerror)], writable=False
        )
    try:
        data = _parse(good(path), version, valid)
    except (OSError, ValueError, Newer):
        return Loaded(notes=[tr("{}; the game starts anew.").format(note)])
    return Loaded(data, [tr("{}; the last good copy is used.").format(note)])


def set_aside(path: Path) -> Path | None:
    """Rename an unreadable file, so that nothing overwrites it; returns its new place, None if it cannot."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for count in range(100):
        aside = path.with_name(f"{path.name}.bad-{stamp}" + (f"-{count}" if count else ""))
        if not aside.exists():
            try:
                path.rename(aside)
            except OSError:
                return None
            return aside
    return None


def save(path: Path, version: int, data: dict[str, Any], indent: int | None = 1) -> None:
    """Write an object, and once that is done its good copy.

    `indent`: None for what is large: it takes a tenth of the time, and nobody reads it by eye.
    Raises OSError (full disk, no permission), and Newer where the file is a newer version's.
    """
    try:
        _parse(path, version, _anything)
    except (FileNotFoundError, ValueError):
        pass  # nothing there that is anyone's
    whole = {key: value for key, value in data.items() if key != CHECK} | {VERSION: version}
    whole[CHECK] = check_of(whole)
    content = (json.dumps(whole, indent=indent, ensure_ascii=False, sort_keys=True) + "\n").encode()
    write_atomically(path, content)
    try:
        write_atomically(good(path), content)
    except OSError:
        pass  # the file itself is whole; the next save tries again


class Holder(Protocol):
    """What was read from a file; `writable` is false where the file is another's."""

    writable: bool


class Refusals(NamedTuple):
    """What a player is told where something is not kept. `failed`: {} is the system's reason."""

    owned: str
    newer: str
    failed: str


def keep(
    holder: Holder, path: Path, version: int, data: dict[str, Any], said: Refusals, indent: int | None = 1
) -> str:
    """`save`, for what a player is only told about: returns "", or a sentence saying why it is not kept."""
    if not holder.writable:
        return tr(said.owned)
    try:
        save(path, version, data, indent)
    except Newer:
        holder.writable = False
        return tr(said.newer)
    except OSError as error:
        return tr(said.failed).format(error.strerror or error)
    return ""


class OneWriter:
    """The right to write into a profile; the second game that asks does not get it.

    The lock belongs to the open file: it ends with the process, however that ends.
    """

    def __init__(self, folder: Path) -> None:
        self.file: Any = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.file = open(folder / "lock", "a+b")  # noqa: SIM115  (held open for as long as we run)
            self._lock()
            self.mine = True
        except OSError:
            self.mine = False

    def _lock(self) -> None:
        if os.name == "nt":
            import msvcrt

            self.file.seek(0)
            msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def close(self) -> None:
        """Let the next game write."""
        if self.file is not None:
            self.file.close()
            self.file = None
        self.mine = False
