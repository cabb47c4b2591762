"""Misspelt names, in ways that no folding of names was written against."""

from sample.damage import Ways

LENGTHS = ("ิี", "ึื", "ุู", "ะา", "แเ")  # vowels taken for their short or long twin
NORTHERN = ("รฮ", "ชจ", "ทต", "พป", "คก", "ยญ")  # as said in the North
KEDMANEE = ("ภถุึคตจขช", "ไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
SHIFT_SLIPS = ("สศ", "วซ", "าษ", "มฒ", "ดโ", "พฑ", "นฯ", "ยญ", "บฐ", "กฏ")
CONSONANTS = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))


def vowel_length(name: str, luck: int) -> str:
    """Return a name with a short vowel written long, or a long one short."""
    return _replaced(name, _both_ways(LENGTHS), luck)


def northern(name: str, _luck: int) -> str:
    """Return a name with its first such consonant written as the North says it."""
    return _replaced(name, {pair[0]: pair[1] for pair in NORTHERN}, 0)


def neighbouring_key(name: str, luck: int) -> str:
    """Return a name with the key beside one letter's typed instead."""
    beside = {
        letter: row[place - 1] if (place and luck % 2) else row[(place + 1) % len(row)]
        for row in KEDMANEE
        for place, letter in enumerate(row)
    }
    return _replaced(name[1:], beside, luck, before=name[:1])


def shift_slip(name: str, luck: int) -> str:
    """Return a name with one letter typed with the shift key wrong."""
    return _replaced(name[1:], _both_ways(SHIFT_SLIPS), luck, before=name[:1])


def doubled(name: str, luck: int) -> str:
    """Return a name with one consonant written twice."""
    places = [place for place, letter in enumerate(name) if letter in CONSONANTS]
    if not places:
        return name
    place = places[luck % len(places)]
    return name[: place + 1] + name[place:]


def consonant_dropped(name: str, luck: int) -> str:
    """Return a name with one of its later consonants left out."""
    places = [n for n, letter in enumerate(name) if n > 1 and letter in CONSONANTS]
    if not places:
        return name
    place = places[luck % len(places)]
    return name[:place] + name[place + 1 :]


def _both_ways(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return what each letter of the pairs is taken for."""
    return {pair[side]: pair[1 - side] for pair in pairs for side in (0, 1)}


def _replaced(name: str, other: dict[str, str], luck: int, before: str = "") -> str:
    """Return a name with one of its letters taken for another."""
    places = [place for place, letter in enumerate(name) if letter in other]
    if not places:
        return before + name
    place = places[luck % len(places)]
    return before + name[:place] + other[name[place]] + name[place + 1 :]


MISSPELLINGS: Ways = (
    ("vowel_length", vowel_length), ("vowel_length", vowel_length),
    ("northern", northern), ("keyboard", neighbouring_key), ("shift", shift_slip),
    ("doubled", doubled), ("consonant_dropped", consonant_dropped),
)  # fmt: skip
