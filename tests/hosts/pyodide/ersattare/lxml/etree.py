"""So much of lxml.etree as the package uses, on the standard library's expat. It refuses what it does not know."""

from __future__ import annotations

from copy import deepcopy
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementPath
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_XML = "http://www.w3.org/XML/1998/namespace"


class XMLSyntaxError(SyntaxError):
    """What is not well formed."""


class _Element:
    def __init__(self, tag: str, attrib: dict[str, str] | None = None, nsmap: Any = None) -> None:
        self.tag, self.attrib, self.own = tag, dict(attrib or {}), dict(nsmap or {})
        self.text: str | None = None
        self.tail: str | None = None
        self.inside: list[_Element] = []
        self.above: _Element | None = None
        self.doctype: object = None

    def __len__(self) -> int:
        return len(self.inside)

    def __iter__(self) -> Iterator[_Element]:
        return iter(list(self.inside))

    def __getitem__(self, which: Any) -> Any:
        return self.inside[which]

    def __setitem__(self, which: int | slice, value: Any) -> None:
        if isinstance(which, slice):
            new = list(value)
            for one in self.inside[which]:
                if not any(one is other for other in new):
                    one.above = None
            self.inside[which] = new
            for one in new:
                if one.above is not None and one.above is not self:
                    one.above.inside.remove(one)
                one.above = self
        else:
            self.replace(self.inside[which], value)

    def __delitem__(self, which: int) -> None:
        self.remove(self.inside[which])

    def __bool__(self) -> bool:
        return bool(self.inside)

    def __deepcopy__(self, memo: Any) -> _Element:
        new = _Element(self.tag, self.attrib, {**self.scope(), **self.own})
        new.text, new.tail = self.text, self.tail
        for one in self.inside:
            new.append(deepcopy(one, memo))
        return new

    def scope(self) -> dict[str | None, str]:
        """The prefixes in force here."""
        return {**(self.above.scope() if self.above is not None else {}), **self.own}

    @property
    def prefix(self) -> str | None:
        uri = self.tag[1:].partition("}")[0]
        return next((prefix for prefix, one in self.scope().items() if one == uri), None)

    @property
    def nsmap(self) -> dict[str | None, str]:
        return self.scope()

    def get(self, key: str, default: Any = None) -> Any:
        return self.attrib.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.attrib[key] = value

    def keys(self) -> list[str]:
        return list(self.attrib)

    def items(self) -> list[tuple[str, str]]:
        return list(self.attrib.items())

    def insert(self, at: int, one: _Element) -> None:
        if one.above is not None:
            one.above.inside.remove(one)
        self.inside.insert(at, one)
        one.above = self

    def append(self, one: _Element) -> None:
        self.insert(len(self.inside) - (one.above is self), one)

    def extend(self, those: Iterable[_Element]) -> None:
        for one in list(those):
            self.append(one)

    def remove(self, one: _Element) -> None:
        self.inside.remove(one)
        one.above = None

    def replace(self, old: _Element, new: _Element) -> None:
        at = self.index(old)
        self.remove(old)
        self.insert(at, new)

    def index(self, one: _Element) -> int:
        return next(nr for nr, other in enumerate(self.inside) if other is one)

    def getparent(self) -> _Element | None:
        return self.above

    def _beside(self, one: _Element, step: int) -> None:
        assert self.above is not None
        if one.above is not None:
            one.above.remove(one)
        self.above.insert(self.above.index(self) + step, one)

    def addnext(self, one: _Element) -> None:
        self._beside(one, 1)

    def addprevious(self, one: _Element) -> None:
        self._beside(one, 0)

    def getroottree(self) -> ElementTree:
        root = self
        while root.above is not None:
            root = root.above
        return ElementTree(root)

    def iterancestors(self, *tags: str) -> Iterator[_Element]:
        above = self.above
        while above is not None:
            if not tags or above.tag in tags:
                yield above
            above = above.above

    def iterchildren(self, *tags: str, tag: Any = None, reversed: bool = False) -> Iterator[_Element]:
        wanted = {*tags, *((tag,) if isinstance(tag, str) else ())}
        for one in self.inside[::-1] if reversed else list(self.inside):
            if not wanted or one.tag in wanted:
                yield one

    def iter(self, *tags: str | None) -> Iterator[_Element]:
        if not tags or None in tags or "*" in tags or self.tag in tags:
            yield self
        for one in list(self.inside):
            yield from one.iter(*tags)

    def itertext(self) -> Iterator[str]:
        yield self.text or ""
        for one in self.inside:
            yield from one.itertext()
            yield one.tail or ""

    def iterfind(self, path: str) -> Iterator[Any]:
        same: Any = self  # it asks for no more than this
        found: Iterator[Any] = ElementPath.iterfind(same, path)
        return found

    def find(self, path: str) -> Any:
        return next(self.iterfind(path), None)

    def findall(self, path: str) -> list[Any]:
        return list(self.iterfind(path))

    def findtext(self, path: str, default: Any = None) -> Any:
        found = self.find(path)
        return default if found is None else found.text or ""


class ElementTree:
    def __init__(self, root: _Element) -> None:
        self.root = root
        self.docinfo = SimpleNamespace(internalDTD=root.doctype)

    def getroot(self) -> _Element:
        return self.root


def Element(tag: str, attrib: Any = None, nsmap: Any = None, **more: str) -> _Element:
    return _Element(tag, {**(attrib or {}), **more}, nsmap)


def SubElement(parent: _Element, tag: str, attrib: Any = None, nsmap: Any = None, **more: str) -> _Element:
    parent.append(one := Element(tag, attrib, nsmap, **more))
    return one


def XMLParser(**_: object) -> None:
    """What the package asks of it, expat does: no entities from outside, no net."""


def _named(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    return f"{{{uri}}}{local}" if uri else local


def fromstring(data: bytes, _: None = None) -> _Element:
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    top = _Element("top")
    open_ = [top]
    prefixes: dict[str | None, str] = {}
    doctypes: list[object] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        one = _Element(_named(name), {_named(key): value for key, value in attributes.items()}, dict(prefixes))
        prefixes.clear()
        open_[-1].inside.append(one)
        one.above = open_[-1]
        open_.append(one)

    def characters(text: str) -> None:
        here = open_[-1]
        if here.inside:
            here.inside[-1].tail = (here.inside[-1].tail or "") + text
        else:
            here.text = (here.text or "") + text

    parser.StartElementHandler, parser.CharacterDataHandler = begin, characters
    parser.EndElementHandler = lambda _name: open_.pop()
    parser.StartNamespaceDeclHandler = lambda prefix, uri: prefixes.update({prefix or None: uri or ""})
    parser.StartDoctypeDeclHandler = lambda *named: doctypes.append(named)
    try:
        parser.Parse(data, True)
    except ExpatError as fault:
        raise XMLSyntaxError(str(fault)) from fault
    (root,) = top.inside
    root.above, root.doctype = None, doctypes[0] if doctypes else None
    return root


def tostring(of: Any, **_: object) -> bytes:
    root = of.getroot() if isinstance(of, ElementTree) else of
    pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
    _write(root, {}, pieces)
    return "".join(pieces).encode()


def _write(one: _Element, scope: dict[str | None, str], pieces: list[str]) -> None:
    inner = {**scope, **one.own}
    new = {prefix: uri for prefix, uri in inner.items() if scope.get(prefix) != uri}
    attributes = [(_spelt(key, inner, new, attribute=True), value) for key, value in one.attrib.items()]
    tag = _spelt(one.tag, inner, new)
    declared = [(f"xmlns:{prefix}" if prefix else "xmlns", uri) for prefix, uri in new.items()]
    pieces.append(f"<{tag}" + "".join(f" {key}={_quoted(value)}" for key, value in (*declared, *attributes)))
    if one.text or one.inside:
        pieces.append(f">{escape(one.text or '')}")
        for child in one.inside:
            _write(child, inner, pieces)
            pieces.append(escape(child.tail or ""))
        pieces.append(f"</{tag}>")
    else:
        pieces.append("/>")


def _quoted(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _spelt(name: str, inner: Any, new: Any, *, attribute: bool = False) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    if uri == _XML:
        return f"xml:{local}"
    for prefix, one in inner.items():
        if one == uri and (prefix or not attribute):
            return f"{prefix}:{local}" if prefix else local
    prefix = f"ns{len(inner)}"
    inner[prefix] = new[prefix] = uri
    return f"{prefix}:{local}"
