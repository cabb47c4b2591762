"""Whether a night made again is the one that was: file by file, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.nights import hashes

DEFECT = (
    "ไม่พบสาเหตุ: ข้อมูลนำเข้า โปรแกรม และไลบรารีเหมือนเดิม โปรดแจ้งผู้ดูแล",
    "no cause is known: inputs, program and libraries are the same; please report it",
)


@dataclass(frozen=True)
class Remade:
    """A night that was made again, in `rebuilt/`, and how it compares.

    Attributes:
        was_kept: whether the night was kept; else it was made from the files of now.
        file_count: files that it published then; of now, if it was not kept.
        differing: those that differ, or are there on one side alone.
        reasons_th: why they may differ.
        reasons_en: the same in English.
    """

    was_kept: bool
    file_count: int
    differing: tuple[str, ...] = ()
    reasons_th: tuple[str, ...] = ()
    reasons_en: tuple[str, ...] = ()


def compare(
    then: Mapping[str, Any], now: Mapping[str, Any], erased_on: Sequence[str]
) -> Remade:
    """Compare a night's manifest with that of the same night made again.

    Args:
        then: the manifest that was kept.
        now: the manifest of now.
        erased_on: days on which somebody was erased from the night's inputs.
    """
    was, is_ = hashes(then), hashes(now)
    differing = [name for name in sorted(was | is_) if was.get(name) != is_.get(name)]
    told = list(_reasons(then, now, erased_on)) if differing else []
    if differing and not told:
        told = [DEFECT]
    return Remade(
        was_kept=True,
        file_count=len(was),
        differing=tuple(differing),
        reasons_th=tuple(th for th, _ in told),
        reasons_en=tuple(en for _, en in told),
    )


def _reasons(
    then: Mapping[str, Any], now: Mapping[str, Any], erased_on: Sequence[str]
) -> list[tuple[str, str]]:
    """Return why a night may differ from itself, in Thai and English."""
    told = []
    if erased_on:
        days = ", ".join(erased_on)
        told.append(
            (
                f"ลบข้อมูลบุคคลออกจากข้อมูลนำเข้าตามคำขอเมื่อ {days}",
                f"an input was erased on request on {days}",
            )
        )
    code_then, code_now = then["code"], now["code"]
    if code_then != code_now:
        versions = f"{_short(code_then)} → {_short(code_now)}"
        told.append(
            (
                f"โปรแกรมคนละรุ่น: {versions}",
                f"another version of the program: {versions}",
            )
        )
    libraries = _changed(then["libraries"], now["libraries"])
    if libraries:
        told.append(
            (f"ไลบรารีคนละรุ่น: {libraries}", f"other versions of libraries: {libraries}")
        )
    return told


def _short(code: Mapping[str, str]) -> str:
    return f"{code['version']} ({code['sha256'][:12]})"


def _changed(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return which libraries changed, from which version to which."""
    return ", ".join(
        f"{name} {then.get(name, '-')} → {now.get(name, '-')}"
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    )
