"""A display that nobody sees: Xvfb, which keeps its picture in a file."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def hidden(folder: Path) -> Iterator[tuple[str, Path]]:
    """Show one for a while: its name and the file of its picture, in `folder`. Raises OSError where none comes."""
    read, write = os.pipe()
    # Without -noreset it begins anew, unreachable for a moment, whenever its last window closes.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x800x24", "-br", "-noreset", "-nolisten", "tcp",
         "-fbdir", str(folder)],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise OSError("Xvfb does not start here")
        yield f":{number}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait()
