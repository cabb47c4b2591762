-- One row per household with members whose rows were set aside.
select
    households.household_id,
    count(*)::bigint as set_aside_count
from raw.persons as written
inner join clean.row_fates
    on
        row_fates.source_name = 'persons'
        and row_fates.fate = 'rejected'
        and written.source_row = row_fates.source_row
-- of a household that is itself set aside, nobody is missing from a list
inner join clean.households
    on trim(written.household_id) = households.household_id
group by households.household_id
order by households.household_id
