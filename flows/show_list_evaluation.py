"""What people read of an evaluation of the lists: each list, district, group, cause."""

from collections.abc import Iterable, Mapping

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from flows.list_evaluation_words import CAUSES, ERRORS, GROUPS, LISTS, UNITS
from transforms.areas import subdistricts
from transforms.evaluate_lists import ErrorCount, ListEvaluation, ListPart
from transforms.list_quality import SMALL_GROUP, Bounds, ListCounts

COMPARED = ("need_lists", "tpmap_rule")
ABOUT = f"""\
รั่วไหล = ในบัญชี ไม่ได้เดือดร้อนจริงหรือควรอยู่บัญชีอื่น · leakage: of those listed, the share \
who do not truly belong there
ตกหล่น = ควรอยู่ในบัญชีแต่ไม่อยู่ · undercoverage: of those who truly belong there, the share \
not listed
ช่วง = ถ้าคำขอที่รอตรวจถูกตอบไปทางดีที่สุด–แย่ที่สุด · bounds: should the records in review be \
answered best, and worst, for the list
95 % = ช่วงเชื่อมั่น · Wilson's interval; ? = น้อยกว่า {SMALL_GROUP} ไม่แน่นอน · \
fewer than {SMALL_GROUP}: uncertain
บัญชีเปราะบางไม่ได้มีไว้หาตัวชี้วัดที่ตก · the list vulnerable is not made to find failures"""
KNOWN_OF_THE_SURVEYED = (
    "* รู้เฉพาะผู้ที่ถูกสำรวจ · known of the surveyed only; ครัวเรือน = มีคนกลุ่มนี้อยู่ด้วย · "
    "a household counts where any such person lives"
)


def show_list_evaluation(said: ListEvaluation, out: Console) -> None:
    """Print the figures; subdistricts are told as JSON only, and nobody is named."""
    out.print(ABOUT, highlight=False)
    for unit in UNITS:
        out.print(_list_table(unit, said.parts_by(unit, "all")))
    for unit in UNITS:
        title = f"ตามกลุ่ม · by group ({UNITS[unit]})"
        groups = _compared_table(title, said.parts_by(unit, "group"), GROUPS)
        groups.caption = KNOWN_OF_THE_SURVEYED
        out.print(groups)
    title = f"ตามอำเภอ · by district ({UNITS['household']})"
    names = _district_names()
    out.print(_compared_table(title, said.parts_by("household", "district"), names))
    out.print(_error_table(said.errors))


def _list_table(unit: str, parts: Iterable[ListPart]) -> Table:
    """Return every list as a table."""
    table = _table(f"ทุกบัญชี · every list ({UNITS[unit]})", "บัญชี · list")
    _add_columns(
        table, "ควรอยู่\ntruly", "ในบัญชี\nlisted", "รั่วไหล\nleakage", "ช่วง\nbounds",
        "95 %", "ตกหล่น\nunder-\ncoverage", "ช่วง\nbounds", "95 %",
    )  # fmt: skip
    for part in parts:
        counts = part.counts
        table.add_row(
            LISTS[part.list_code],
            f"{counts.true_count:,}",
            f"{counts.listed_count:,}",
            _leakage(counts),
            _range(counts.leakage_bounds),
            _range(counts.leakage_interval),
            _undercoverage(counts),
            _range(counts.undercoverage_bounds),
            _range(counts.undercoverage_interval),
        )
    return table


def _compared_table(
    title: str, parts: Iterable[ListPart], names: Mapping[str, str]
) -> Table:
    """Return the lists of need beside TPMAP's rule, for each part."""
    table = _table(title, "")
    _add_columns(
        table, "เดือดร้อนจริง\ntruly in need", "บัญชี: รั่วไหล\nlists: leakage",
        "ตกหล่น\nundercoverage", "95 %", "TPMAP: รั่วไหล\nleakage", "ตกหล่น\nundercoverage",
    )  # fmt: skip
    counted = {(part.value, part.list_code): part.counts for part in parts}
    told = {value for value, _ in counted}
    nobody = ListCounts(*[0] * 9)
    for value in [*(each for each in names if each in told), *sorted(told - {*names})]:
        ours, theirs = (counted.get((value, code), nobody) for code in COMPARED)
        table.add_row(
            names.get(value, value),
            f"{ours.true_count:,}",
            _leakage(ours),
            _undercoverage(ours),
            _range(ours.undercoverage_interval),
            _leakage(theirs),
            _undercoverage(theirs),
        )
    return table


def _error_table(errors: Iterable[ErrorCount]) -> Table:
    """Return why households are missed or wrongly listed."""
    table = _table("เพราะเหตุใด · why (ครัวเรือน · households)", "เหตุ · cause")
    _add_columns(table, "ครัวเรือน\nhouseholds")
    told = ""
    for each in errors:
        if each.error != told:
            table.add_row(ERRORS[each.error], "", style="bold")
            told = each.error
        table.add_row(f"  {CAUSES[each.cause]}", f"{each.household_count:,}")
    return table


def _table(title: str, first: str) -> Table:
    """Return an empty table with its first column."""
    table = Table(title=title, title_justify="left", box=SIMPLE, pad_edge=False)
    table.add_column(first)
    return table


def _add_columns(table: Table, *headings: str) -> None:
    """Add columns of figures."""
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)


def _leakage(counts: ListCounts) -> str:
    """Return leakage, marked where too few are listed."""
    return _percent(counts.leakage, is_uncertain=counts.is_leakage_uncertain)


def _undercoverage(counts: ListCounts) -> str:
    """Return undercoverage, marked where too few belong there."""
    return _percent(
        counts.undercoverage, is_uncertain=counts.is_undercoverage_uncertain
    )


def _percent(value: float | None, *, is_uncertain: bool = False) -> str:
    """Return a share in percent; a dash where there is nobody."""
    return "–" if value is None else f"{100 * value:.1f}" + "?" * is_uncertain


def _range(bounds: Bounds | None) -> str:
    """Return two shares, once where they are alike."""
    if bounds is None:
        return ""
    low, high = map(_percent, bounds)
    return low if low == high else f"{low}–{high}"


def _district_names() -> dict[str, str]:
    """Return the Thai name of each district, in the order of codes."""
    areas = subdistricts()
    codes = areas["subdistrict_code"].str[:4]
    return {
        str(code): f"{code} {name}"
        for code, name in zip(codes, areas["district_name_th"], strict=True)
    }
