"""Each service record held against the sample's truth: only measurements read it."""

from pathlib import Path

import duckdb

from schemas.errors import SourceError
from schemas.run import RunRequest

# What each file of truth must tell; an older sample tells less.
TRUTH = {
    "service_records": (
        "service_record_id", "person_key", "household_id", "person_number",
        "is_surveyed", "id_fault", "name_fault", "birth_fault", "has_moved",
        "is_one_word_name", "is_twin", "has_new_surname",
    ),
    "persons": ("person_key", "citizen_id", "birth_on", "subdistrict_code"),
}  # fmt: skip

# One row per admitted service record that the truth knows; the parts a measurement may
# be split by are texts, missing where a record has no share in them.
JUDGED = """
create or replace temp table judged_records as
with told as (
    select
        truths.*,
        persons.citizen_id as true_citizen_id,
        persons.birth_on as true_birth_on,
        persons.subdistrict_code as true_subdistrict_code
    from true_service_records as truths
    inner join true_persons as persons using (person_key)
),

offered as (
    select distinct candidates.service_record_id
    from match.link_candidates as candidates
    inner join true_service_records as truths using (service_record_id)
    where
        candidates.household_id = truths.household_id
        and candidates.person_number = truths.person_number::bigint
)

select
    records.service_record_id,
    told.household_id,
    told.person_number::bigint as person_number,
    coalesce(told.is_surveyed and registry.household_id is not null, false)
        as is_in_registry,
    links.link_state = 'linked' as is_linked,
    coalesce(
        links.link_state = 'linked'
        and links.household_id = told.household_id
        and links.person_number = told.person_number::bigint,
        false
    ) as is_linked_right,
    links.link_state = 'in_review' as is_in_review,
    links.link_state = 'in_review' and offered.service_record_id is not null
        as is_review_right,
    links.link_state,
    links.link_rung,
    links.link_rule,
    coalesce(records.citizen_id = told.true_citizen_id, false) as has_usable_id,
    if(records.citizen_id = told.true_citizen_id, 'usable', 'not_usable')
        as usable_id,
    nullif(told.id_fault, '') as id_fault,
    nullif(told.name_fault, '') as name_fault,
    nullif(told.birth_fault, '') as birth_fault,
    if(told.is_one_word_name, 'one_word_name', null) as name_form,
    if(told.is_twin, 'twin', null) as twin,
    if(told.has_moved, 'moved', null) as moved,
    if(told.has_new_surname, 'new_surname', null) as surname,
    if(told.true_citizen_id[1] in ('0', '6', '7', '8'), told.true_citizen_id[1], 'rest')
        as id_beginning,
    if(
        date_sub('year', told.true_birth_on::date, $as_of) >= 60,
        '60_and_over', 'under_60'
    ) as age_group,
    told.true_subdistrict_code[1:4] as district
from clean.service_records as records
inner join told using (service_record_id)
inner join match.person_links as links using (service_record_id)
left join offered using (service_record_id)
left join clean.persons as registry
    on
        told.household_id = registry.household_id
        and told.person_number::bigint = registry.person_number
"""


def judge_records(
    con: duckdb.DuckDBPyConnection, raw: Path, request: RunRequest
) -> None:
    """Make `judged_records` from the match layer and `<raw>/truth`.

    Raises:
        SourceError: the folder holds no truth, or that of an older sample.
    """
    for name, needed in TRUTH.items():
        read_truth(con, raw, name, needed)
    con.execute(JUDGED, {"as_of": request.as_of})


def read_truth(
    con: duckdb.DuckDBPyConnection, raw: Path, name: str, needed: tuple[str, ...]
) -> None:
    """Read one file of truth into `true_<name>`.

    Args:
        con: the warehouse.
        raw: the sample's folder.
        name: of the file.
        needed: columns that it must have; an older sample has fewer.

    Raises:
        SourceError: the folder holds no truth, or that of an older sample.
    """
    path = raw / "truth" / f"{name}.parquet"
    if not path.is_file():
        raise SourceError(
            "โฟลเดอร์นี้ไม่มีเฉลย มีเฉพาะในข้อมูลสมมุติ: สร้างด้วย tambon sample "
            "หรือวัดบนข้อมูลจริงด้วย tambon sample-for-review",
            "there is no truth here, only a sample has one: make it with `tambon "
            "sample`, or measure on real files with `tambon sample-for-review`",
            file=str(path),
        )
    rows = con.read_parquet(str(path))
    if lacking := [each for each in needed if each not in rows.columns]:
        raise SourceError(
            "เฉลยเป็นของข้อมูลสมมุติรุ่นก่อน: สร้างใหม่ด้วย tambon sample",
            f"the truth is of an older sample, without {', '.join(lacking)}: make the "
            "sample anew with `tambon sample`",
            file=str(path),
        )
    con.execute(f"create or replace temp table true_{name} as from rows")
