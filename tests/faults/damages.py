"""What can happen to a file: a byte here, a block there, a truncated copy."""

import csv
import gzip
import io
from collections.abc import Callable, Mapping
from random import Random

Damage = Callable[[Random, bytes], bytes]
BOMBS = ('"' * 7, "\0", "\r", "\n\n", '","', "=1+1", "\ufeff", "\u2028", "ก" * 9)


def _place(rng: Random, content: bytes) -> int:
    return rng.randrange(len(content) + 1)


def _block(rng: Random, content: bytes) -> tuple[int, int]:
    start = _place(rng, content)
    return start, min(len(content), start + rng.choice((1, 3, 16, 100, 700)))


def flip(rng: Random, content: bytes) -> bytes:
    """Change up to 20 bytes, or only one bit of them."""
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        if changed:
            at = rng.randrange(len(changed))
            changed[at] = rng.choice((changed[at] ^ 1 << rng.randrange(8),
                                      rng.randrange(256), 0, 255))  # fmt: skip
    return bytes(changed)


def flip_near_the_end(rng: Random, content: bytes) -> bytes:
    """Change bytes where Parquet and ZIP keep what tells of the rest."""
    cut = max(0, len(content) - rng.choice((12, 80, 600)))
    return content[:cut] + flip(rng, content[cut:])


def truncate(rng: Random, content: bytes) -> bytes:
    """Cut the end off, as an unfinished copy does."""
    return content[: _place(rng, content)]


def behead(rng: Random, content: bytes) -> bytes:
    """Cut the beginning off."""
    return content[_place(rng, content) :]


def insert(rng: Random, content: bytes) -> bytes:
    """Put something in that is not meant there."""
    at = _place(rng, content)
    junk = rng.choice((rng.randbytes(8), *(bomb.encode() for bomb in BOMBS)))
    return content[:at] + junk + content[at:]


def delete(rng: Random, content: bytes) -> bytes:
    """Take a block out."""
    start, end = _block(rng, content)
    return content[:start] + content[end:]


def double(rng: Random, content: bytes) -> bytes:
    """Write a block twice."""
    start, end = _block(rng, content)
    return content[:end] + content[start:end] + content[end:]


def zero(rng: Random, content: bytes) -> bytes:
    """Lose a block to zeros, as a crashed disk does."""
    start, end = _block(rng, content)
    return content[:start] + bytes(end - start) + content[end:]


def swap(rng: Random, content: bytes) -> bytes:
    """Exchange two blocks."""
    first, second, third = sorted(_place(rng, content) for _ in range(3))
    a, b = content[first:second], content[second:third]
    return content[:first] + b + a + content[third:]


def append(rng: Random, content: bytes) -> bytes:
    """Grow the file by what another left."""
    return content + rng.choice(
        (b"\n", b"\r\n\r\n", content, rng.randbytes(40), b"\x1a")
    )


BYTES: Mapping[str, Damage] = {
    damage.__name__: damage
    for damage in (flip, flip_near_the_end, truncate, behead, insert, delete, double,
                   zero, swap, append)
}  # fmt: skip


def _by_line(change: Callable[[Random, list[bytes]], None]) -> Damage:
    """Return a damage that changes a text line by line."""

    def damaged(rng: Random, content: bytes) -> bytes:
        lines = content.splitlines(keepends=True) or [b""]
        change(rng, lines)
        return b"".join(lines)

    return damaged


def _drop_field(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    lines[at] = lines[at].partition(b",")[2]


def _add_field(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    lines[at] = b"x," * rng.choice((1, 2, 40)) + lines[at]


def _double_heading(_rng: Random, lines: list[bytes]) -> None:
    lines[0] = lines[0].partition(b",")[0] + b"," + lines[0]


def _drop_heading(_rng: Random, lines: list[bytes]) -> None:
    del lines[0]


def _repeat_line(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    lines[at:at] = [lines[at]] * rng.choice((1, 3, 50))


def _blank_lines(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    lines[at:at] = [rng.choice((b"\n", b"\r\n", b"\r", b",,,\n", b" \n"))] * 3


def _open_quote(rng: Random, lines: list[bytes]) -> None:
    for _ in range(rng.choice((1, 2, 2, 3))):
        at = rng.randrange(len(lines))
        fields = lines[at].split(b",")
        place = rng.randrange(len(fields))
        fields[place] = rng.choice((b'"%b', b'%b"', b'"%b"x', b'""%b')) % fields[place]
        lines[at] = b",".join(fields)


def _foreign_line(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    text = "ก,ข,ค\n"
    lines[at:at] = [text.encode(rng.choice(("cp874", "utf-8", "utf-16", "utf-8-sig")))]


def _other_line_ends(rng: Random, lines: list[bytes]) -> None:
    end = rng.choice((b"\r", b"\n", b"\r\r\n", b"\n\r", b"\x0b"))
    for at in range(rng.randrange(len(lines)), len(lines)):
        lines[at] = lines[at].rstrip(b"\r\n") + end


def _other_separator(rng: Random, lines: list[bytes]) -> None:
    mark = rng.choice((b";", b"\t", b"|"))
    lines[:] = [line.replace(b",", mark) for line in lines]


def _long_field(rng: Random, lines: list[bytes]) -> None:
    at = rng.randrange(len(lines))
    lines[at] = rng.choice((b"9", b'"', b"\xe0\xb8\x81")) * 200_000 + lines[at]


def _many_columns(rng: Random, lines: list[bytes]) -> None:
    at = rng.choice((0, rng.randrange(len(lines))))
    lines[at] = lines[at].rstrip(b"\r\n") + b",x" * 30_000 + b"\n"


LINES: Mapping[str, Damage] = {
    change.__name__[1:]: _by_line(change)
    for change in (_drop_field, _add_field, _double_heading, _drop_heading,
                   _repeat_line, _blank_lines, _open_quote, _foreign_line,
                   _other_line_ends, _other_separator, _long_field, _many_columns)
}  # fmt: skip


def swap_columns(rng: Random, content: bytes) -> bytes:
    """Write the table anew, its columns in another order, some renamed or lost."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return flip(rng, content)
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    order = order[rng.randrange(3) :]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([row[at] for at in order] for row in rows)
    return text.getvalue().encode()


def inside_gzip(damage: Damage) -> Damage:
    """Return a damage of what is zipped, zipped again as if nothing were wrong."""

    def damaged(rng: Random, content: bytes) -> bytes:
        return gzip.compress(damage(rng, gzip.decompress(content)), 1, mtime=0)

    return damaged
