-- One row per changed client outside the survey and reason: came, found, waits …
with pairs as (
    select
        changed.night_on,
        changed.subject_id,
        changed.list_code_before is not null as was_listed,
        changed.list_code_now is not null as is_listed,
        changed.subdistrict_code_before as subdistrict_before,
        coalesce(changed.subdistrict_code_now, clients.subdistrict_code)
            as subdistrict_now,
        before.last_service_on as last_before,
        after.last_service_on as last_now,
        before.is_emergency as was_emergency,
        after.is_emergency,
        before.waiting_since as waiting_before,
        after.waiting_since as waiting_now,
        after.came_from,
        before.people as people_before,
        after.people as people_now,
        before.review_decision_count as decisions_before,
        after.review_decision_count as decisions_now,
        clients.client_age_years,
        date_sub('month', after.last_service_on, changed.night_on) as months_before,
        date_sub('month', after.last_service_on, $as_of) as months_now
    from curated.changed_subjects as changed
    left join earlier.subject_states as before
        on
            changed.night_on = before.night_on
            and changed.subject_id = before.subject_id
            and before.subject_kind = 'client'
    left join curated.subject_states as after
        on
            changed.subject_id = after.subject_id
            and after.subject_kind = 'client'
    left join curated.outside_survey_clients as clients
        on
            changed.subject_id = clients.client_id
            and not clients.is_confidential
    where changed.subject_kind = 'client'
),

-- records that a client has, or had; the id names the first
known as (
    select
        pairs.night_on,
        pairs.subject_id,
        clients.service_record_id
    from pairs
    inner join earlier.clients
        on pairs.subject_id = clients.client_id
    union
    select
        night_on,
        subject_id,
        regexp_extract(subject_id, '^C-(.+?)(~\d+)?$', 1) as service_record_id
    from pairs
    union
    select
        pairs.night_on,
        pairs.subject_id,
        unmatched_clients.service_record_id
    from pairs
    inner join curated.unmatched_clients
        on pairs.subject_id = unmatched_clients.client_id
),

-- as they are tonight; of a confidential one nothing is told
records as (
    select
        known.night_on,
        known.subject_id,
        service_records.service_record_id,
        service_records.service_on,
        service_records.requested_on,
        service_records.stage_code,
        service_records.recorded_at,
        service_records.recorded_at::date >= known.night_on as is_recent,
        services.service_name_th,
        services.service_name_en,
        centres.centre_name,
        person_links.link_state,
        person_links.link_rung,
        person_links.household_id,
        unmatched_clients.client_id
    from known
    inner join clean.service_records
        on
            known.service_record_id = service_records.service_record_id
            and not service_records.is_confidential
    inner join reference.services
        on service_records.service_code = services.service_code
    inner join clean.centres
        on service_records.centre_id = centres.centre_id
    inner join match.person_links
        on known.service_record_id = person_links.service_record_id
    left join curated.unmatched_clients
        on known.service_record_id = unmatched_clients.service_record_id
),

own_records as (
    select
        *,
        row_number() over (
            partition by night_on, subject_id
            order by recorded_at desc, service_record_id desc
        ) as newest_rank
    from records
    where client_id = subject_id
),

former_owners as (
    select
        night_on,
        subject_id,
        unnest(string_split(came_from, ',')) as owner
    from pairs
    where not was_listed
),

counts as (
    select unnest(range(1, 1000)) as item_count
),

points as (
    select
        score_points.item_code,
        counts.item_count,
        sum(
            score_points.points * if(score_points.is_for_each, counts.item_count, 1)
        ) as points
    from reference.score_points
    inner join counts
        on
            score_points.count_from <= counts.item_count
            and coalesce(score_points.count_to >= counts.item_count, true)
    where score_points.item_code = 'months_since_service'
    group by score_points.item_code, counts.item_count
),

age_limits as (
    select age_min as age_years
    from reference.population_groups
    union
    select age_max + 1 as age_years
    from reference.population_groups
),

other_rules as (
    select distinct night_on
    from curated.setting_changes
    where setting_kind != 'program' and what_moves = 'lists'
),

reasons as (
    -- on no list any more: where the records are now
    select
        pairs.night_on,
        pairs.subject_id,
        case
            when records.link_state = 'linked' then 'found_in_survey'
            when records.link_state = 'in_review' then 'now_in_review'
            when records.client_id != pairs.subject_id then 'client_merged'
        end as reason_code,
        case
            when records.link_state = 'linked'
                then printf('ครัวเรือน %s', records.household_id)
            when records.link_state = 'unmatched' then records.client_id
        end as detail_th,
        case
            when records.link_state = 'linked'
                then printf('household %s', records.household_id)
            when records.link_state = 'unmatched' then records.client_id
        end as detail_en
    from pairs
    inner join records
        on
            pairs.night_on = records.night_on
            and pairs.subject_id = records.subject_id
    where not pairs.is_listed
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'record_gone' as reason_code,
        null as detail_th,
        null as detail_en
    from pairs
    left join records
        on
            pairs.night_on = records.night_on
            and pairs.subject_id = records.subject_id
    where not pairs.is_listed and records.subject_id is null
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'review_decided' as reason_code,
        null as detail_th,
        null as detail_en
    from pairs
    inner join records
        on
            pairs.night_on = records.night_on
            and pairs.subject_id = records.subject_id
    left join match.settled_decisions as decisions
        on
            records.service_record_id = decisions.service_record_id
            and decisions.answer_code != 'unsure'
            and pairs.night_on <= decisions.reviewed_on
    where
        (not pairs.is_listed and records.link_rung = 'decision')
        or (not pairs.was_listed and decisions.service_record_id is not null)
        or pairs.decisions_before != pairs.decisions_now
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'came_to_centre' as reason_code,
        printf(
            '%s ยื่น %s ที่%s',
            own_records.service_name_th,
            thai_date(own_records.requested_on),
            own_records.centre_name
        ) as detail_th,
        printf(
            '%s asked for on %s at %s',
            own_records.service_name_en,
            english_date(own_records.requested_on),
            own_records.centre_name
        ) as detail_en
    from pairs
    inner join own_records
        on
            pairs.night_on = own_records.night_on
            and pairs.subject_id = own_records.subject_id
    where
        not pairs.was_listed
        and own_records.is_recent
        and own_records.newest_rank = 1
    union all
    -- its file came late, or its row had been set aside: recorded before, yet new;
    -- what was known before may as well be listed by rules that changed
    select
        pairs.night_on,
        pairs.subject_id,
        'record_arrived' as reason_code,
        printf(
            '%s ยื่น %s ที่%s',
            own_records.service_name_th,
            thai_date(own_records.requested_on),
            own_records.centre_name
        ) as detail_th,
        printf(
            '%s asked for on %s at %s',
            own_records.service_name_en,
            english_date(own_records.requested_on),
            own_records.centre_name
        ) as detail_en
    from pairs
    inner join own_records
        on
            pairs.night_on = own_records.night_on
            and pairs.subject_id = own_records.subject_id
    left join earlier.clients as former
        on own_records.service_record_id = former.service_record_id
    left join other_rules on pairs.night_on = other_rules.night_on
    where
        not pairs.was_listed
        and pairs.came_from is null
        and not own_records.is_recent
        and own_records.newest_rank = 1
        and own_records.link_rung != 'decision'
        and (former.service_record_id is null or other_rules.night_on is null)
    union all
    select
        former_owners.night_on,
        former_owners.subject_id,
        if(former_owners.owner = 'review', 'not_in_review', 'lost_in_survey')
            as reason_code,
        case
            when former_owners.owner = 'review' then null
            when set_aside.household_id is null
                then printf('ครัวเรือน %s', former_owners.owner)
            else printf('แถวของครัวเรือน %s ถูกกันไว้ให้แก้', former_owners.owner)
        end as detail_th,
        case
            when former_owners.owner = 'review' then null
            when set_aside.household_id is null
                then printf('household %s', former_owners.owner)
            else
                printf(
                    'the row of household %s was set aside to be mended',
                    former_owners.owner
                )
        end as detail_en
    from former_owners
    left join clean.set_aside_households as set_aside
        on former_owners.owner = set_aside.household_id
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'moved_area' as reason_code,
        printf(
            'ต.%s อ.%s → ต.%s อ.%s',
            former.subdistrict_name_th,
            former.district_name_th,
            new.subdistrict_name_th,
            new.district_name_th
        ) as detail_th,
        printf(
            '%s, %s → %s, %s',
            former.subdistrict_name_en,
            former.district_name_en,
            new.subdistrict_name_en,
            new.district_name_en
        ) as detail_en
    from pairs
    inner join reference.subdistricts as former
        on pairs.subdistrict_before = former.subdistrict_code
    inner join reference.subdistricts as new
        on pairs.subdistrict_now = new.subdistrict_code
    where pairs.subdistrict_before != pairs.subdistrict_now
    union all
    select
        night_on,
        subject_id,
        'request_changed' as reason_code,
        case
            when is_emergency and not was_emergency then 'เป็นกรณีฉุกเฉิน'
            when waiting_now is null then 'ไม่มีคำขอที่รอแล้ว'
            when was_emergency and not is_emergency then 'ไม่มีกรณีฉุกเฉินแล้ว'
            else 'รอตั้งแต่ ' || thai_date(waiting_now)
        end as detail_th,
        case
            when is_emergency and not was_emergency then 'an emergency'
            when waiting_now is null then 'none is open'
            when was_emergency and not is_emergency then 'no emergency any more'
            else 'waiting since ' || english_date(waiting_now)
        end as detail_en
    from pairs
    where
        was_listed
        and is_listed
        and (
            was_emergency != is_emergency
            or waiting_before is distinct from waiting_now
        )
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'service_received' as reason_code,
        printf(
            '%s %s ที่%s',
            own_records.service_name_th,
            thai_date(own_records.service_on),
            own_records.centre_name
        ) as detail_th,
        printf(
            '%s on %s at %s',
            own_records.service_name_en,
            english_date(own_records.service_on),
            own_records.centre_name
        ) as detail_en
    from pairs
    inner join own_records
        on
            pairs.night_on = own_records.night_on
            and pairs.subject_id = own_records.subject_id
    where
        pairs.last_now = own_records.service_on
        and own_records.stage_code = 'aided'
        and pairs.was_listed
        and pairs.is_listed
        and coalesce(pairs.last_now > pairs.last_before, pairs.last_before is null)
    union all
    select
        night_on,
        subject_id,
        'record_gone' as reason_code,
        'บริการ ' || thai_date(last_before) as detail_th,
        'a service of ' || english_date(last_before) as detail_en
    from pairs
    where
        was_listed
        and is_listed
        and last_before is not null
        and coalesce(last_now < last_before, true)
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        if(groups.age_years is null, 'vulnerability_changed', 'time_passed')
            as reason_code,
        coalesce(
            printf('อายุครบ %d ปี', groups.age_years), 'อายุหรือวันเกิดที่บันทึกไว้'
        ) as detail_th,
        coalesce(
            printf('is %d now', groups.age_years), 'the age or birth date on record'
        ) as detail_en
    from pairs
    left join age_limits as groups
        on pairs.client_age_years = groups.age_years
    where
        pairs.was_listed
        and pairs.is_listed
        and pairs.people_before is distinct from pairs.people_now
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'time_passed' as reason_code,
        printf('บริการล่าสุดเมื่อ %d เดือนก่อน', pairs.months_now) as detail_th,
        printf('last service %d months ago', pairs.months_now) as detail_en
    from pairs
    left join points as points_before
        on pairs.months_before = points_before.item_count
    left join points as points_now
        on pairs.months_now = points_now.item_count
    where
        pairs.was_listed
        and pairs.last_before = pairs.last_now
        and coalesce(points_before.points, 0) != coalesce(points_now.points, 0)
)

select
    night_on,
    'client' as subject_kind,
    subject_id,
    reason_code,
    string_agg(distinct detail_th, ', ' order by detail_th) as detail_th,
    string_agg(distinct detail_en, ', ' order by detail_en) as detail_en
from reasons
where reason_code is not null
group by night_on, subject_id, reason_code
