"""How the text of a CSV is written: UTF-8, or the older Thai cp874 (TIS-620).

The whole file is decoded strictly, piece by piece: a guess from its beginning would
let a wrong letter through, and a wrong letter is another person's name.
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from schemas.errors import SourceError

PIECE = 1 << 16
FEWEST_GARBLED = 10
# A line holds one row, whose longest has some kB. It must fit the parser's block of
# 4 MiB also when each byte of cp874 has become three.
MOST_LINE = 1 << 20


@dataclass
class TextForm:
    """What one pass over a CSV shows: how it is written, its lines and quotes."""

    encoding: str
    byte_count: int = 0
    line_count: int = 0
    quote_count: int = 0
    garbled_count: int = 0
    has_thai: bool = False
    open_length: int = 0  # of the line that has not ended yet
    last_byte: bytes = b""


def decide_encoding(open_bytes: Callable[[], BinaryIO], file: str) -> TextForm:
    """Return how a file is written, having decoded all of it.

    Args:
        open_bytes: opens the file's bytes, unzipped.
        file: the file's name, for the message.

    Raises:
        SourceError: it is no text, in no accepted encoding, its Thai is lost, or a
            line has no end.
    """
    utf8 = TextForm("utf-8")
    try:
        _scan(open_bytes, utf8, file)
    except UnicodeDecodeError as fault:
        # Thai in UTF-8 never reads as cp874: a few wrong bytes are not taken for it.
        line = utf8.line_count + fault.object.count(b"\n", 0, fault.start) + 1
        return _scan_cp874(open_bytes, line, file)
    if not utf8.has_thai and utf8.garbled_count >= FEWEST_GARBLED:
        raise SourceError(
            "อักษรไทยเพี้ยนเป็นอักษรต่างด้าวแล้ว: ส่งออกจากระบบต้นทางใหม่ เป็น CSV UTF-8",
            "its Thai letters have turned into foreign ones (mojibake): export it anew "
            'from the system it is from, as "CSV UTF-8"',
            file=file,
        )
    return utf8


def _scan_cp874(open_bytes: Callable[[], BinaryIO], line: int, file: str) -> TextForm:
    cp874 = TextForm("cp874")
    try:
        _scan(open_bytes, cp874, file)
    except UnicodeDecodeError:
        raise SourceError(
            'ไม่ใช่ทั้ง UTF-8 และ cp874/TIS-620: เปิดไฟล์แล้วบันทึกใหม่เป็น "CSV UTF-8"',
            'is neither UTF-8 nor cp874/TIS-620: open it and save it as "CSV UTF-8"',
            file=file,
            place=f"line {line}",
        ) from None
    return cp874


def _scan(open_bytes: Callable[[], BinaryIO], form: TextForm, file: str) -> None:
    """Decode every byte, noting what is seen on the way."""
    decoder = codecs.getincrementaldecoder(form.encoding)()
    with open_bytes() as stream:
        while piece := stream.read(PIECE):
            _refuse_binary(piece, form, file)
            decoder.decode(piece)
            _note(piece, form)
            _note_lines(piece, form, file)
    decoder.decode(b"", final=True)
    form.line_count += form.last_byte not in (b"\n", b"\r")


def _note_lines(piece: bytes, form: TextForm, file: str) -> None:
    """Count the lines, whether ended by CR, LF or both; refuse one without an end."""
    form.line_count += piece.count(b"\n")
    last_end = piece.rfind(b"\n")
    if b"\r" in piece:
        form.line_count += piece.count(b"\r") - piece.count(b"\r\n")
        last_end = max(last_end, piece.rfind(b"\r"))
    form.line_count -= form.last_byte == b"\r" and piece.startswith(b"\n")
    form.last_byte = piece[-1:]
    form.open_length = len(piece) - last_end - 1 + (last_end < 0) * form.open_length
    if form.open_length > MOST_LINE:
        raise SourceError(
            f"มีบรรทัดยาวเกิน {MOST_LINE >> 20} MiB: ไม่ใช่ CSV หรือไฟล์เสีย "
            "ส่งออกจากระบบต้นทางใหม่",
            f"has a line longer than {MOST_LINE >> 20} MiB: it is no CSV, or damaged; "
            "export it anew from the system it is from",
            file=file,
            place=f"line {form.line_count + 1}",
        )


def _note(piece: bytes, form: TextForm) -> None:
    is_first = not form.byte_count and form.encoding == "utf-8"
    if is_first and piece.startswith(codecs.BOM_UTF8):
        form.encoding = "utf-8-sig"
    form.byte_count += len(piece)
    form.quote_count += piece.count(b'"')
    # In UTF-8 0xE0 leads every Thai letter, 0xC2 and 0xC3 the Latin ones that cp874
    # bytes turn into, U+FFFD is the mark of a letter that was lost.
    form.has_thai = form.has_thai or b"\xe0" in piece
    if not form.has_thai:
        latin = piece.count(b"\xc2") + piece.count(b"\xc3") - piece.count(b"\xc2\xa0")
        form.garbled_count += latin + piece.count("\ufffd".encode())


def _refuse_binary(piece: bytes, form: TextForm, file: str) -> None:
    """Refuse UTF-16 (its commas are two bytes) and files that are no text."""
    is_utf16 = not form.byte_count and piece.startswith((b"\xff\xfe", b"\xfe\xff"))
    if is_utf16 or b"\0" in piece:
        line = form.line_count + piece.count(b"\n", 0, piece.find(b"\0")) + 1
        raise SourceError(
            'ไม่ใช่ข้อความ CSV (เป็น UTF-16 หรือไฟล์ชนิดอื่น): บันทึกใหม่เป็น "CSV UTF-8"',
            'is no CSV text (UTF-16, or another kind of file): save it as "CSV UTF-8"',
            file=file,
            place=f"line {line}",
        )
