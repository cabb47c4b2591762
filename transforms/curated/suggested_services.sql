-- One row per listed household and unanswered dimension: the services to ask about, and
-- of those asked for already or used up, that they are. A suggestion is no promise.
with told as (
    select
        service_options.household_id,
        service_options.dimension_code,
        service_options.option_rank,
        coalesce(service_options.member_ages, '') as member_ages,
        service_options.option_state = 'open' as is_open,
        services.service_name_th,
        if(departments.is_ministry, '', 'ส่งต่อ ')
        || departments.department_short_th as given_by,
        case service_options.option_state
            when 'waiting' then 'ยื่นคำขอแล้ว รอผล'
            when 'used_up'
                then
                    printf(
                        'ใช้ครบ %d/%d ครั้งในปีงบประมาณ %d แล้ว ขอได้อีกตั้งแต่ %s',
                        service_options.used_count,
                        service_options.limit_count,
                        year(fiscal_year_start($as_of)) + 544,
                        thai_date(fiscal_year_start($as_of) + to_years(1))
                    )
            else
                case
                    when service_options.used_count > 0
                        then
                            printf(
                                'ใช้แล้ว %d/%d ครั้งในปีงบประมาณ %d',
                                service_options.used_count,
                                service_options.limit_count,
                                year(fiscal_year_start($as_of)) + 544
                            )
                end
        end as state_th,
        case
            when service_options.last_given_on is not null
                then 'เคยได้รับ ' || thai_date(service_options.last_given_on)
        end as given_th
    from curated.service_options
    inner join reference.services
        on service_options.service_code = services.service_code
    inner join reference.departments
        on services.department_code = departments.department_code
    where
        service_options.option_state != 'open'
        or service_options.option_rank <= $max_suggested_services
),

dimensions as (
    select
        told.*,
        -- an age that holds for all that is suggested is told once
        min(told.member_ages) over one_dimension
        = max(told.member_ages) over one_dimension as is_one_age
    from told
    window one_dimension as (partition by told.household_id, told.dimension_code)
)

select
    household_id,
    dimension_code,
    if(
        bool_and(is_one_age) and any_value(member_ages) != '',
        printf('สมาชิกอายุ %s ปี – ', any_value(member_ages)),
        ''
    )
    || string_agg(
        printf(
            '%s (%s)',
            service_name_th,
            concat_ws(
                ' · ',
                given_by,
                case
                    when member_ages != '' and not is_one_age
                        then printf('อายุ %s ปี', member_ages)
                end,
                state_th,
                given_th
            )
        ),
        ', '
        order by option_rank
    ) as suggested_services_th
from dimensions
group by household_id, dimension_code
