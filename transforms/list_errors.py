"""Why the lists of need miss homes in need, and hold others: one cause each."""

# One row per kind of error and cause, from `judged_homes`: what bounds the figures.
ERRORS = """
with errors as (
    select
        case
            when is_needy and not is_listed then 'missed'
            when is_listed and not is_needy then 'leaked'
        end as error,
        case
            when error = 'missed' then case
                when not is_surveyed then case
                    when not has_come then 'never_came'
                    when is_in_review then 'in_review'
                    when is_linked then 'linked_wrongly'
                    else 'client_not_listed'
                end
                when fate_code = 'vulnerable' then 'on_vulnerable_list'
                when fate_code = 'need_unknown' then 'need_unknown'
                when fate_code = 'no_need_recorded' then 'need_overlooked'
                else 'not_admitted'
            end
            when error = 'leaked' then case
                when not is_in_area then 'lives_elsewhere'
                when is_on_household_list then 'need_overstated'
                when is_surveyed then 'client_surveyed_not_needy'
                else 'client_unsurveyed_not_needy'
            end
        end as cause
    from (
        select
            *,
            fate_code in ('no_card', 'unserved', 'part_served', 'follow_up')
                as is_on_household_list,
            is_on_household_list or is_client_listed as is_listed
        from judged_homes
    ) as homes
)

select error, cause, count(*)
from errors
where error is not null
group by error, cause
order by error desc, count(*) desc, cause
"""
