"""A whole profile as one file: to keep, to carry to another machine, to give away with a report.

A zip of what the game itself wrote: settings, progress, records, what practice taught, and the tapes. Reading one in
first keeps what was there, in the same form, as `before-<time>.profile` beside it.
"""

import io
import time
import zipfile
import zlib
from pathlib import Path

from game.profile import places, store
from game.profile.store import good, write_atomically
from game.trouble import Trouble

FILES = ("settings.json", "progress.json", "records.json", "practice.json")
TAPES = "replays"
MARK = "burning-lavender-profile"
ENDS = ".profile"
MOST_FILES = 20_000
MOST_BYTES = 512 * 2**20  # unpacked
MOST_TAPE = 8 * 2**20  # as the reader of tapes has it


def pack(folder: Path) -> bytes:
    """Return a profile's files as one. Raises OSError."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(MARK, "1\n")
        for path in [folder / name for name in FILES] + sorted((folder / TAPES).glob("*.climb")):
            if path.is_file():
                bundle.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return out.getvalue()


def export(to: Path) -> int:
    """Write the profile into one file; returns how many tapes are in it. Raises Trouble where it cannot."""
    try:
        content = pack(places.home())
        write_atomically(to, content)
    except OSError as error:
        raise Trouble(f"{to}: the profile could not be written: {error.strerror or error}") from None
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return sum(name.startswith(TAPES) for name in bundle.namelist())


def unpack(file: Path) -> dict[str, bytes]:
    """Return what a bundle holds, name to content, all of it looked at. Raises Trouble for what is not ours."""
    try:
        with zipfile.ZipFile(file) as bundle:
            infos = bundle.infolist()
            names = {info.filename for info in infos}
            if MARK not in names or len(names) != len(infos):
                raise Trouble(f"{file}: this is no profile of Burning Lavender")
            if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
                raise Trouble(f"{file}: this is larger than any profile")
            if bundle.read(MARK).strip() != b"1":
                raise Trouble(f"{file}: this profile belongs to a newer version of the game")
            held = {name: bundle.read(name) for name in sorted(names - {MARK})}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Trouble(f"{file}: this profile cannot be read: {error or 'it is damaged'}") from None
    except OSError as error:
        raise Trouble(f"{file}: {error.strerror or error}") from None
    for name, content in held.items():
        _look(file, name, content)
    return held


def _look(file: Path, name: str, content: bytes) -> None:
    """Raises Trouble for what the game would not have written."""
    if name in FILES:
        try:
            store.parse(content)
        except ValueError:
            raise Trouble(f"{file}: {name} in it is damaged; nothing was changed") from None
        return
    tape = Path(name)
    if tape.suffix != ".climb" or name != f"{TAPES}/{tape.name}" or "\\" in name or len(content) > MOST_TAPE:
        raise Trouble(f"{file}: {name[:80]!r} in it is nothing of ours; nothing was changed")


def take(file: Path) -> tuple[int, Path | None]:
    """Put a bundle in the place of the profile; returns how many tapes came, and where what was there is kept.

    Tapes that were there stay. Raises Trouble, and then nothing has changed but what the disk could not take.
    """
    held = unpack(file)
    folder = places.home()
    kept = None
    try:
        if any((folder / name).exists() for name in FILES):
            kept = folder / f"before-{time.strftime('%Y%m%d-%H%M%S')}{ENDS}"
            write_atomically(kept, pack(folder))
        # Tapes first: whatever stops it in between, no file names a tape that is not there.
        for name in sorted(held, key=lambda name: name in FILES):
            write_atomically(folder / name, held[name])
            if name in FILES:
                write_atomically(good(folder / name), held[name])
    except OSError as error:
        where = f"; what was there is in {kept}" if kept else ""
        raise Trouble(f"{file}: it could not be read in: {error.strerror or error}{where}") from None
    return sum(name.startswith(TAPES) for name in held), kept
