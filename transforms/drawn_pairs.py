"""The pairs drawn for clerks: in words, side by side; and the strata they stand for."""

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schemas.run import RunRequest
from transforms.warehouse import read_sql

# One row per pair drawn, as a clerk sees it; `answer` is to be filled in.
SHOWN = """
with known as (
    select
        drawn_pairs.pair_number,
        unnest([
            {
                'side': 'record',
                'title_code': records.title_code,
                'first_name': records.first_name,
                'last_name': records.last_name,
                'sex_code': records.sex_code,
                'birth_on': records.birth_on,
                'birth_precision': records.birth_precision,
                'citizen_id': records.citizen_id,
                'citizen_id_status': records.citizen_id_status,
                'house_number': records.house_number,
                'village_number': records.village_number,
                'subdistrict_code': records.subdistrict_code
            },
            {
                'side': 'person',
                'title_code': persons.title_code,
                'first_name': persons.first_name,
                'last_name': persons.last_name,
                'sex_code': persons.sex_code,
                'birth_on': persons.birth_on,
                'birth_precision': persons.birth_precision,
                'citizen_id': persons.citizen_id,
                'citizen_id_status': persons.citizen_id_status,
                'house_number': households.house_number,
                'village_number': households.village_number,
                'subdistrict_code': households.subdistrict_code
            }
        ], recursive := true)
    from drawn_pairs
    inner join clean.service_records as records using (service_record_id)
    inner join clean.persons as persons using (household_id, person_number)
    inner join clean.households as households using (household_id)
),

in_words as (
    select
        known.pair_number,
        known.side,
        coalesce(
            person_label(titles.name_th, known.first_name, known.last_name), '–'
        ) as name,
        coalesce(sexes.name_th, '–') as sex,
        case
            when known.birth_on is null then '–'
            else
                printf('%d ปี (', date_sub('year', known.birth_on, $as_of))
                || birth_in_words(known.birth_on, known.birth_precision) || ')'
        end as birth,
        case
            when known.citizen_id is not null then mask_citizen_id(known.citizen_id)
            when known.citizen_id_status = 'missing' then 'ไม่มี · none'
            else 'ใช้ไม่ได้ · unusable'
        end as citizen_id,
        coalesce(
            nullif(
                concat_ws(
                    ' ',
                    known.house_number,
                    'หมู่ ' || known.village_number,
                    'ต.' || places.subdistrict_name_th,
                    'อ.' || places.district_name_th
                ),
                ''
            ),
            '–'
        ) as address
    from known
    left join reference.codes as titles
        on titles.list_name = 'title' and known.title_code = titles.code
    left join reference.codes as sexes
        on sexes.list_name = 'sex' and known.sex_code = sexes.code
    left join reference.subdistricts as places using (subdistrict_code)
)

select
    drawn_pairs.pair_number,
    null::varchar as answer,
    record.name as record_name,
    person.name as person_name,
    record.sex as record_sex,
    person.sex as person_sex,
    record.birth as record_birth,
    person.birth as person_birth,
    record.citizen_id as record_citizen_id,
    person.citizen_id as person_citizen_id,
    record.address as record_address,
    person.address as person_address,
    drawn_pairs.service_record_id,
    drawn_pairs.household_id || '/' || drawn_pairs.person_number as person_key
from drawn_pairs
inner join in_words as record
    on drawn_pairs.pair_number = record.pair_number and record.side = 'record'
inner join in_words as person
    on drawn_pairs.pair_number = person.pair_number and person.side = 'person'
order by drawn_pairs.pair_number
"""
# One row per pair drawn, and one per stratum of which none was.
STRATA = """
with sizes as (
    select stratum_code, is_linked, count(*) as pair_count
    from pairs_to_judge
    group by stratum_code, is_linked
)

select
    drawn_pairs.pair_number,
    drawn_pairs.service_record_id,
    sizes.stratum_code,
    sizes.is_linked::integer as is_linked,
    sizes.pair_count
from sizes
left join drawn_pairs using (stratum_code)
order by drawn_pairs.pair_number nulls last, sizes.stratum_code
"""


def pairs_in_words(con: DuckDBPyConnection, request: RunRequest) -> pa.Table:
    """Return `drawn_pairs` as clerks read them, in the order they were drawn for."""
    con.execute(read_sql("curated.macros"))
    return con.sql(SHOWN, params={"as_of": request.as_of}).to_arrow_table()


def strata_of_pairs(con: DuckDBPyConnection) -> pa.Table:
    """Return the stratum of each pair drawn, and how many pairs each stratum has."""
    return con.sql(STRATA).to_arrow_table()
