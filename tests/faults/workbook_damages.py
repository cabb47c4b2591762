"""What can be wrong in a workbook whose ZIP holds: its parts, its XML; and the ZIP."""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from tests.faults.damages import BYTES, Damage

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
Parts = dict[str, bytes]
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip


def parts_of(content: bytes) -> Parts:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {part.filename: book.read(part) for part in book.infolist()}


def book_of(parts: Parts, *more: tuple[str, bytes]) -> bytes:
    """Return a workbook of these parts, and `more` of which a name may be there."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in [*parts.items(), *more]:
            entry = zipfile.ZipInfo(name, (2020, 3, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, part)
    return content.getvalue()


def _in_sheet(change: Callable[[Random, bytes], bytes]) -> Damage:
    """Return a damage of the sheet's XML, or at times of the shared strings'."""

    def damaged(rng: Random, content: bytes) -> bytes:
        parts = parts_of(content)
        name = rng.choice((SHEET, SHEET, STRINGS))
        return book_of(parts | {name: change(rng, parts[name])})

    return damaged


def _any_part(rng: Random, content: bytes) -> bytes:
    parts = parts_of(content)
    name = rng.choice(sorted(parts))
    damage = BYTES[rng.choice(sorted(BYTES))]
    return book_of(parts | {name: damage(rng, parts[name])})


def _place_elsewhere(rng: Random, xml: bytes) -> bytes:
    places = re.findall(rb' r="\w+"', xml) or [b"<"]
    other = rng.choice((b"XFD1048576", b"A1", b"B2", b"ZZZZ9", b"A0", b"A1048577", b"1",
                        b"A99999999999", b"", b"1A", b"\xe0\xb8\x81", b"AAAAAAAAAAAA1",
                        b"4294967295", b"18446744073709551616", b"-1"))  # fmt: skip
    return xml.replace(rng.choice(places), b' r="%b"' % other, 1)


def _place_lost(rng: Random, xml: bytes) -> bytes:
    return re.sub(rb' r="\w+"', b"", xml, count=rng.choice((0, 1, 7)))


def _entities(rng: Random, xml: bytes) -> bytes:
    used = rng.choice((b"&j;", b"&nothing;", b"&#0;", b"&#x110000;", b"&", b"&#38;"))
    told = rng.choice((LAUGHS, b"", b'<!DOCTYPE a SYSTEM "file:///etc/passwd">'))
    head, mark, rest = xml.partition(b"?>")
    return (
        head
        + mark
        + told
        + rest.replace(b"<v>", b"<v>" + used, 1).replace(b"<t>", b"<t>" + used, 1)
    )


def _nested(rng: Random, xml: bytes) -> bytes:
    depth = rng.choice((50, 20_000))
    deep = b"<a>" * depth + b"</a>" * rng.choice((depth, depth - 1))
    return xml.replace(b"</row>", deep + b"</row>", 1)


def _other_index(rng: Random, xml: bytes) -> bytes:
    index = rng.choice((b"999999", b"-1", b"99999999999999999999", b"1.5", b"", b"x"))
    return re.sub(rb"<v>\d+</v>", b"<v>%b</v>" % index, xml, count=rng.choice((1, 5)))


def _other_type(rng: Random, xml: bytes) -> bytes:
    type_ = rng.choice((b"b", b"e", b"d", b"n", b"str", b"inlineStr", b"x", b""))
    return xml.replace(b't="s"', b't="%b"' % type_, rng.choice((1, 30)))


def _row_again(rng: Random, xml: bytes) -> bytes:
    rows = re.findall(rb"<row.*?</row>", xml, re.DOTALL) or [b""]
    return xml.replace(b"</sheetData>", rng.choice(rows) + b"</sheetData>")


def _claims(rng: Random, content: bytes) -> bytes:
    """Claim another size of every part."""
    claim = rng.choice((b"A1:XFD1048576", b"A1", b"", b"B2:A1", b"x", b"A1:ZZZZZ9"))
    count = rng.choice((b"4294967295", b"0", b"-1", b"18446744073709551615", b"x"))
    parts = {
        name: re.sub(
            rb'ount="\d+"', b'ount="%b"' % count,
            re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%b"' % claim, part),
        )
        for name, part in parts_of(content).items()
    }  # fmt: skip
    return book_of(parts)


def _other_encoding(rng: Random, xml: bytes) -> bytes:
    return rng.choice((
        xml.decode().encode("utf-16"),
        xml.replace(b'"UTF-8"', b'"TIS-620"'),
        xml.replace(b'"UTF-8"', b'"UTF-7"'),
        b"\xef\xbb\xbf" + xml,
        xml.replace("ล".encode(), b"\xff\xfe"),
    ))  # fmt: skip


def _cut(rng: Random, xml: bytes) -> bytes:
    return xml[: rng.randrange(len(xml))]


def _parts_lost(rng: Random, content: bytes) -> bytes:
    parts = parts_of(content)
    del parts[rng.choice(sorted(parts))]
    return book_of(parts)


def _parts_doubled(rng: Random, content: bytes) -> bytes:
    parts = parts_of(content)
    name = rng.choice((SHEET, STRINGS))
    return book_of(parts, (name, parts[name].replace(b"1", b"2")))


def _odd_names(rng: Random, content: bytes) -> bytes:
    name = rng.choice(("../../x.xml", "/etc/x.xml", "C:\\x.xml", "xl", "xl/", "ก.xml",
                       "a" * 9000 + ".xml", "\udcff.xml", SHEET.upper()))  # fmt: skip
    entry = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return book_of(parts_of(content), (entry, b"<a/>"), ("in.xlsx", content))


def _headers(rng: Random, content: bytes) -> bytes:
    """Change a field of the ZIP's own: flag, method, time, CRC, sizes, name length."""
    changed = bytearray(content)
    mark, first = rng.choice(
        ((b"PK\x03\x04", 4), (b"PK\x01\x02", 6), (b"PK\x05\x06", 4))
    )
    starts = [at.start() for at in re.finditer(re.escape(mark), content)]
    at = rng.choice(starts) + first + 2 * rng.randrange(9)
    value = rng.choice((0, 1, 8, 9, 99, 0xFFFF, rng.randrange(65536)))
    struct.pack_into("<H", changed, at, value)
    return bytes(changed)


PARTS: Mapping[str, Damage] = {
    damage.__name__[1:]: damage
    for damage in (_any_part, _claims, _parts_lost, _parts_doubled, _odd_names,
                   _headers)
} | {
    change.__name__[1:]: _in_sheet(change)
    for change in (_place_elsewhere, _place_lost, _entities, _nested, _other_index,
                   _other_type, _row_again, _other_encoding, _cut)
}  # fmt: skip
