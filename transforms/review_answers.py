"""Reading a sample that clerks filled in: the answers, stratum by stratum."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import fastexcel

from schemas.errors import SourceError
from schemas.reference import Codes
from transforms.review_estimates import StratumAnswers
from transforms.review_sample_sheets import ANSWER_LIST, PAIRS_SHEET, STRATA_SHEET
from transforms.review_strata import ORDER, WITHOUT_CANDIDATE
from transforms.rules import read_rules

TOLD = 10  # faults told at once
UNANSWERED = ""

Row = Mapping[str, str]


def read_answers(path: Path, reference: Path) -> list[StratumAnswers]:
    """Return what was answered in each stratum, those without a pair to show too.

    Args:
        path: the workbook of `write_sample`, filled in.
        reference: folder of the code lists, for the words of the answers.

    Raises:
        SourceError: it is no such workbook, or rows of it cannot be used.
    """
    pairs, strata = _sheet(path, PAIRS_SHEET), _sheet(path, STRATA_SHEET)
    words = _words(reference)
    drawn = {row["pair_number"]: row for _, row in strata if row["pair_number"]}
    _refuse(path, [*_faults(pairs, drawn, words), *_missing(pairs, drawn)])
    answers = {row["pair_number"]: words[row["answer"].strip()] for _, row in pairs}
    by_stratum: dict[str, Counter[str]] = {}
    for number, row in drawn.items():
        by_stratum.setdefault(row["stratum_code"], Counter())[answers[number]] += 1
    sizes = {row["stratum_code"]: row for _, row in strata}
    return [
        _answered(sizes[code], by_stratum.get(code, Counter()))
        for code in ORDER
        if code in sizes
    ]


def judgeable(strata: Sequence[StratumAnswers]) -> list[StratumAnswers]:
    """Return the strata whose pairs can be shown: of the others nobody can be asked."""
    return [each for each in strata if each.stratum_code != WITHOUT_CANDIDATE]


def _answered(row: Row, answers: Counter[str]) -> StratumAnswers:
    return StratumAnswers(
        stratum_code=row["stratum_code"],
        is_linked=row["is_linked"] == "1",
        pair_count=int(row["pair_count"]),
        same_count=answers["same"],
        different_count=answers["different"],
        unsure_count=answers["unsure"],
        unanswered_count=answers[UNANSWERED],
    )


def _words(reference: Path) -> dict[str, str]:
    """Return the answer that each word means, by code or Thai name; empty: none yet."""
    codes = read_rules(reference, Codes)
    codes = codes[codes["list_name"] == ANSWER_LIST]
    named = dict(zip(codes["name_th"], codes["code"], strict=True))
    return named | {code: code for code in codes["code"]} | {"": UNANSWERED}


def _sheet(path: Path, name: str) -> list[tuple[int, Row]]:
    """Return a sheet's rows below its line of machine names, by their row in Excel."""
    try:
        sheet = fastexcel.read_excel(path.read_bytes()).load_sheet(
            name, header_row=None, skip_rows=0, dtypes="string"
        )
    except fastexcel.FastExcelError:
        raise _not_ours(path, name) from None
    columns = [column.to_pylist() for column in sheet.to_arrow().columns]
    rows = [[cell or "" for cell in row] for row in zip(*columns, strict=True)]
    heading = next((n for n, row in enumerate(rows) if row[0] == "pair_number"), None)
    if heading is None:
        raise _not_ours(path, name)
    names = rows[heading]
    return [
        (number, dict(zip(names, row, strict=True)))
        for number, row in enumerate(rows[heading + 2 :], start=heading + 3)
        if any(row)
    ]


def _not_ours(path: Path, sheet: str) -> SourceError:
    return SourceError(
        "ไม่ใช่ไฟล์ตัวอย่างจาก tambon sample-for-review หรือแผ่นงานถูกลบหรือแก้หัวตาราง",
        "is no workbook of `tambon sample-for-review`, or a sheet or its heading was "
        "changed",
        file=path.name,
        place=sheet,
    )


Fault = tuple[str, str, str]  # where, in Thai, in English


def _faults(
    pairs: Sequence[tuple[int, Row]], drawn: Mapping[str, Row], words: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield the rows that cannot be used, each with its reason."""
    seen = set()
    for number, row in pairs:
        pair, where = row["pair_number"], f"row {number}"
        if pair not in drawn:
            yield where, "ไม่ใช่คู่ที่สุ่มมา", "is none of the pairs drawn"
        elif row["service_record_id"] != drawn[pair]["service_record_id"]:
            yield where, "เลขที่คำขอไม่ตรงกับคู่นี้", "has another pair's service record"
        if pair in seen:
            yield where, "คู่ซ้ำ", "is a second row of its pair"
        if row["answer"].strip() not in words:
            yield where, "อ่านคำตอบไม่ได้ เลือกจากช่อง", "its answer is none of the list's"
        seen.add(pair)


def _missing(
    pairs: Sequence[tuple[int, Row]], drawn: Mapping[str, Row]
) -> Iterator[Fault]:
    """Yield the pairs whose row is gone: left out, they would bend the figures."""
    here = {row["pair_number"] for _, row in pairs}
    for pair in sorted(set(drawn) - here, key=int):
        yield f"pair {pair}", "แถวหายไป", "its row is gone"


def _refuse(path: Path, faults: Sequence[Fault]) -> None:
    """End with the first faults told, if there are any."""
    if not faults:
        return
    more = len(faults) - TOLD
    th = [f"{where}: {reason}" for where, reason, _ in faults[:TOLD]]
    en = [f"{where} {reason}" for where, _, reason in faults[:TOLD]]
    raise SourceError(
        "; ".join([*th, *([f"และอีก {more} แห่ง"] if more > 0 else [])]),
        "; ".join([*en, *([f"and {more} more"] if more > 0 else [])]),
        file=path.name,
        place=PAIRS_SHEET,
    )
