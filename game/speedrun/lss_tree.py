"""A LiveSplit file's XML as a small tree, bounded while it grows: no document type, no entities, no depth.

Icons, layouts and what other programs add are skipped without being kept.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

ELEMENTS = 400_000  # a book of 10,000 attempts at 10 segments has 330,000
DEPTH = 32
TEXT = 1000  # characters of one text or attribute; nothing that we read is longer
SKIPPED = frozenset(("GameIcon", "Icon", "LayoutPath", "Metadata", "AutoSplitterSettings"))


class Broken(Exception):
    """What is wrong in which `line` (from 1 on; 0: the file as a whole) and what `todo` about it."""

    def __init__(self, line: int, what: str, todo: str) -> None:
        super().__init__(what)
        self.line, self.what, self.todo = line, what, todo


@dataclass(slots=True)
class Node:
    """An element: its line in the file, its own text, the elements in it."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def find(self, tag: str) -> "Node | None":
        """The first element of this name, None where there is none."""
        return next((child for child in self.children if child.tag == tag), None)

    def need(self, tag: str) -> "Node":
        """The same; Broken where there is none."""
        found = self.find(tag)
        if found is None:
            raise Broken(self.line, f"<{self.tag}> has no <{tag}>", "save it again with LiveSplit")
        return found

    def all(self, tag: str, most: int) -> "list[Node]":
        """All elements of this name; Broken where there are more than `most`."""
        found = [child for child in self.children if child.tag == tag]
        if len(found) > most:
            raise Broken(self.line, f"there are more than {most} <{tag}>", "remove the oldest in LiveSplit")
        return found


class _Builder:
    """expat's handlers."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.root: Node | None = None
        self.open: list[Node] = []
        self.skipping = 0  # elements open inside one that is not kept
        self.elements = 0

    def wrong(self, what: str, todo: str) -> Broken:
        return Broken(self.parser.CurrentLineNumber, what, todo)

    def doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        raise self.wrong("it declares a document type", "remove the <!DOCTYPE ...> part")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > ELEMENTS:
            raise self.wrong(f"it has more than {ELEMENTS} elements", "remove old attempts in LiveSplit")
        if len(self.open) + self.skipping >= DEPTH:
            raise self.wrong(f"elements are nested more than {DEPTH} deep", "save it again with LiveSplit")
        if self.skipping:
            self.skipping += 1
            return
        if any(len(value) > TEXT for value in attributes.values()):
            raise self.wrong(f"an attribute of <{tag[:40]}> is longer than {TEXT} characters", "shorten it")
        node = Node(tag, attributes, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        if tag in SKIPPED:
            self.skipping = 1
            return
        self.open.append(node)

    def end(self, tag: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.open.pop()

    def characters(self, text: str) -> None:
        if self.skipping or not self.open:
            return
        node = self.open[-1]
        if node.children:
            return  # the space between elements
        node.text += text
        if len(node.text) > TEXT:
            raise self.wrong(f"the text of <{node.tag[:40]}> is longer than {TEXT} characters", "shorten it")


def parse_tree(data: bytes) -> Node:
    """The tree of a file's bytes. Raises Broken for what is not XML, too large or declares a document type."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        words = expat.errors.messages.get(error.code, "broken")
        todo = "save it again with LiveSplit, or take it from a backup"
        raise Broken(error.lineno, f"it is not well-formed XML ({words})", todo) from None
    except (LookupError, UnicodeError):
        raise Broken(1, "its encoding is unknown", "save it as UTF-8") from None
    if builder.root is None:
        raise Broken(0, "it is empty", "choose a .lss file")
    return builder.root
