"""Make `sample/figures/*.csv` from TPMAP's published files; run by hand.

    python -m sample.fit_figures COMMON POOR SUBDISTRICTS PATTERNS

COMMON and POOR are TPMAP's `61_57_tambol_common.csv` and `61_57_tambol_11111.csv`;
SUBDISTRICTS and PATTERNS the counts per subdistrict and per combination of failed
dimensions derived from all of TPMAP's files. `figures/README.md` tells the rest.
"""

import sys
from pathlib import Path

import pandas as pd

from sample.fit_cells import Published
from sample.fit_program import fit_subdistrict

FIGURES = Path(__file__).parent / "figures"
OLD_CODES = {"570151": "570101"}
KEYS = ["subdistrict_code", "indicator_number"]


def read_published(path: Path) -> pd.DataFrame:
    """Return one of TPMAP's files by today's subdistrict code."""
    table = pd.read_csv(path, dtype={"tumbol_ID": str})
    code = table.pop("tumbol_ID").replace(OLD_CODES)
    return table.set_index(code.rename("subdistrict_code")).sort_index()


def indicator_counts(common: pd.DataFrame, poor: pd.DataFrame) -> pd.DataFrame:
    """Return one row per subdistrict and indicator: applicable, failed, target."""
    columns = {
        "applicable_person_count": (common, "indicator{}.ALL"),
        "failed_person_count": (common, "indicator{}.CNT"),
        "target_failed_person_count": (poor, "poor.JPT.MOFval.ind{}.CNT"),
    }
    parts = [
        pd.DataFrame(
            {name: table[form.format(n)] for name, (table, form) in columns.items()}
        ).assign(indicator_number=n)
        for n in range(1, 32)
    ]
    return pd.concat(parts).reset_index().set_index(KEYS).sort_index()


def need_cells(patterns: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Return one row per subdistrict and exact set of failed indicators."""
    parts = []
    for code, group in patterns.groupby("subdistrict_code"):
        cells = fit_subdistrict(
            Published.of(group, indicators.loc[[code]].droplevel(0))
        )
        sys.stderr.write(f"{code}: {len(cells)} sets of indicators\n")
        parts.append(cells.assign(subdistrict_code=code))
    cells = pd.concat(parts).set_index("subdistrict_code").reset_index()
    return cells.sort_values(["subdistrict_code", "failed_indicators"])


def main(common: Path, poor: Path, subdistricts: Path, patterns: Path) -> None:
    """Write the three tables."""
    code = {"subdistrict_code": str}
    counts = pd.read_csv(subdistricts, dtype=code).sort_values("subdistrict_code")
    counts = counts.drop(columns=["district_name", "subdistrict_name"])
    counts.to_csv(FIGURES / "subdistricts.csv", index=False, lineterminator="\n")
    indicators = indicator_counts(read_published(common), read_published(poor))
    indicators.to_csv(FIGURES / "indicators.csv", lineterminator="\n")
    cells = need_cells(pd.read_csv(patterns, dtype=code), indicators)
    cells.to_csv(FIGURES / "need_cells.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
