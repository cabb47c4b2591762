"""What people read of an earlier day that was made again: is it what it was?"""

from rich.console import Console

from transforms.remade import Remade

MOST_NAMED = 20


def show_remade(remade: Remade, console: Console) -> None:
    """Print whether the files are those of that night, and if not, which and why."""
    for line in told(remade):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def told(remade: Remade) -> list[str]:
    """Return the lines that say so."""
    count = remade.file_count
    if not remade.was_kept:
        return [
            f"คืนนั้นไม่ได้เก็บไว้: จัดทำจากไฟล์ปัจจุบัน และเก็บแล้ว ({count:,} ไฟล์) latest ไม่เปลี่ยน",
            f"that night was not kept: made from the files of now, and kept ({count:,} "
            "files); latest is as it was",
        ]
    if not remade.differing:
        return [
            f"เหมือนคืนนั้นทุกไบต์ {count:,} ไฟล์ · the same {count:,} files, byte for byte"
        ]
    more = len(remade.differing) - MOST_NAMED
    return [
        f"ต่างจากคืนนั้น {len(remade.differing):,} จาก {count:,} ไฟล์ · "
        f"{len(remade.differing):,} of {count:,} files differ:",
        *(f"  {name}" for name in remade.differing[:MOST_NAMED]),
        *([f"  … และอีก · and {more:,} more"] if more > 0 else []),
        *(
            f"{th} · {en}"
            for th, en in zip(remade.reasons_th, remade.reasons_en, strict=True)
        ),
    ]
