"""Invented links of some thousand records, right and wrong, and filled-in samples."""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import xlsxwriter

from tests.transforms.invented_tables import read_sheet
from transforms.review_sample_sheets import PAIRS_SHEET, STRATA_SHEET

Answer = Callable[[Mapping[str, str]], str]

# Record number n is of the person H<n>/1. Some links, and some likeliest persons of
# records that are not linked, are of somebody else.
RECORDS = """
insert into clean.service_records by name
select
    'R' || lpad(n::varchar, 5, '0') as service_record_id,
    'สมมุติ' as first_name,
    'คน' || n as last_name,
    'male' as sex_code,
    date '1950-01-01' + n::integer as birth_on,
    'day' as birth_precision,
    'missing' as citizen_id_status,
    '570511' as subdistrict_code,
    n % 97 = 0 as is_confidential
from range($count) as numbers (n)
"""
PERSONS = """
insert into clean.persons by name
select
    'H' || substr(service_record_id, 2) as household_id,
    1 as person_number,
    * exclude (
        service_record_id, house_number, village_number, subdistrict_code
    )
from (
    select
        service_record_id, title_code, first_name, last_name, sex_code, birth_on,
        birth_precision, citizen_id, citizen_id_status, house_number, village_number,
        subdistrict_code
    from clean.service_records
)
"""
HOUSEHOLDS = """
insert into clean.households by name
select household_id, '570511' as subdistrict_code from clean.persons
"""
# The shares of right ones: links by ID 99.5 %, by weight 97 %, the likeliest of those
# in review 60 %, of the rest 20 %. Every tenth of the rest has no candidate at all.
CANDIDATES = """
insert into match.link_candidates by name
with spread as (
    select
        service_record_id,
        substr(service_record_id, 2)::bigint as n,
        hash(service_record_id, 'kind') % 1000 as kind,
        hash(service_record_id, 'right') % 1000 as luck,
        count(*) over () as record_count
    from clean.service_records
),

kinds as (
    select
        *,
        case
            when kind < 600 then 'id'
            when kind < 850 then 'weight'
            when kind < 900 then 'review'
            else 'rest'
        end as told
    from spread
)

select
    service_record_id,
    1 as candidate_rank,
    'H' || lpad(
        if(
            luck < case told
                when 'id' then 995 when 'weight' then 970 when 'review' then 600
                else 200
            end,
            n, (n + 1) % record_count
        )::varchar, 5, '0'
    ) as household_id,
    1 as person_number,
    if(told = 'id', 'id', 'weight') as link_rung,
    case told
        when 'id' then 30.0 when 'weight' then 6 + kind % 8 when 'review' then 2.0
        else -4.0 - kind % 5
    end as match_weight
from kinds
where told != 'rest' or n % 10 != 0
"""
LINKS = """
insert into match.person_links by name
select
    records.service_record_id,
    case
        when best.match_weight >= 6 then 'linked'
        when best.match_weight >= 0 then 'in_review'
        else 'unmatched'
    end as link_state,
    if(best.match_weight >= 6, best.link_rung, 'none') as link_rung,
    if(best.match_weight >= 6, best.household_id, null) as household_id,
    if(best.match_weight >= 6, best.person_number, null) as person_number,
    best.match_weight
from clean.service_records as records
left join match.link_candidates as best using (service_record_id)
"""


def invent_links(con: duckdb.DuckDBPyConnection, count: int) -> None:
    """Fill the tables that a sample is drawn from."""
    con.execute(RECORDS, {"count": count})
    for query in (PERSONS, HOUSEHOLDS, CANDIDATES, LINKS):
        con.execute(query)


def is_same(row: Mapping[str, str]) -> bool:
    """Whether a row of the sample shows the record's own person."""
    return row["person_key"] == f"H{row['service_record_id'][1:]}/1"


def truthful(row: Mapping[str, str]) -> str:
    """Answer as one who knows."""
    return "ใช่คนเดียวกัน" if is_same(row) else "คนละคน"


def fill_in(
    sample: Path, filled: Path, answer: Answer, *, dropped: tuple[int, ...] = ()
) -> None:
    """Write a sample anew with its answers, without the `dropped` rows."""
    with xlsxwriter.Workbook(str(filled)) as book:
        for name in (PAIRS_SHEET, STRATA_SHEET):
            rows = read_sheet(sample, name)
            names = next(row for row in rows if row[0] == "pair_number")
            start = rows.index(names) + 2
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                if name == PAIRS_SHEET and number >= start:
                    row[names.index("answer")] = answer(
                        dict(zip(names, row, strict=True))
                    )
                if name == STRATA_SHEET or number + 1 not in dropped:
                    sheet.write_row(number, 0, row)
