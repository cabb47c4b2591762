"""How figures are written for Thai readers."""

from transforms.sheets import thai_date

__all__ = ["change_words", "index_words", "number_words", "share_words", "thai_date"]

HIDDEN = "ปกปิด"
HIDDEN_WHY = "ปกปิดไว้เพื่อไม่ให้รู้ถึงตัวบุคคลหรือครัวเรือน"
NO_BASE = "–"


def number_words(count: int) -> str:
    """Return a count with thousands separators: 5,062."""
    return f"{count:,}"


def share_words(share: float) -> str:
    """Return a share of one in percent: ร้อยละ 17.98."""
    return f"ร้อยละ {share * 100:,.2f}"


def index_words(index: float) -> str:
    """Return an index between 0 and 1: 0.0360."""
    return f"{index:.4f}"


def change_words(difference: int) -> str:
    """Return how far a figure moved: เพิ่มขึ้น 12."""
    if not difference:
        return "เท่าเดิม"
    word = "เพิ่มขึ้น" if difference > 0 else "ลดลง"
    return f"{word} {number_words(abs(difference))}"
