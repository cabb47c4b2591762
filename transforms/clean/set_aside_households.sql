-- One row per household none of whose rows was admitted: it waits to be mended.
select
    trim(written.household_id) as household_id,
    arg_min(row_fates.source_file, written.source_row) as source_file,
    min(written.source_row) as source_row
from raw.households as written
inner join clean.row_fates
    on
        row_fates.source_name = 'households'
        and row_fates.fate = 'rejected'
        and written.source_row = row_fates.source_row
left join clean.households
    on trim(written.household_id) = households.household_id
where
    nullif(trim(written.household_id), '') is not null
    and households.household_id is null
group by trim(written.household_id)
order by household_id
