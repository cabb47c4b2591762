-- One row per change of a subdistrict since an earlier night, in reading order.
with listed as (
    select
        'household' as subject_kind,
        target_households.household_id as subject_id,
        target_households.subdistrict_code,
        target_households.village_number,
        target_households.village_name,
        target_households.house_number,
        target_households.head_name
    from curated.target_households
    union all
    select
        'client',
        target_clients.client_id,
        target_clients.subdistrict_code,
        target_clients.village_number,
        target_clients.village_name,
        target_clients.house_number,
        target_clients.head_name
    from curated.target_clients
),

-- who is on no list there is told by the place alone
unlisted as (
    select
        'household' as subject_kind,
        households.household_id as subject_id,
        households.subdistrict_code,
        households.village_number,
        households.village_name,
        households.house_number
    from clean.households
    union all
    select
        'client',
        outside_survey_clients.client_id,
        outside_survey_clients.subdistrict_code,
        outside_survey_clients.village_number,
        null,
        outside_survey_clients.house_number
    from curated.outside_survey_clients
    where not outside_survey_clients.is_confidential
)

select
    changes.subdistrict_code,
    changes.baseline_code,
    changes.compared_on,
    row_number() over (
        partition by changes.subdistrict_code, changes.baseline_code
        order by
            list_position(
                ['entered', 'left', 'moved', 'reordered'], changes.change_kind
            ) asc,
            coalesce(lists_now.list_order, lists_before.list_order) asc,
            coalesce(changes.priority_rank_now, changes.priority_rank_before) asc,
            changes.subject_kind desc,
            changes.subject_id asc
    ) as change_place,
    changes.change_kind,
    changes.list_code_before,
    lists_before.name_th as list_name_before,
    changes.priority_rank_before,
    changes.list_code_now,
    lists_now.name_th as list_name_now,
    changes.priority_rank_now,
    changes.score_before,
    changes.score_now,
    coalesce(listed.village_number, unlisted.village_number) as village_number,
    coalesce(listed.village_name, unlisted.village_name) as village_name,
    coalesce(listed.house_number, unlisted.house_number) as house_number,
    listed.head_name,
    changes.change_th,
    changes.change_en,
    changes.reason_code,
    coalesce(change_words.is_by_definition, false) as is_by_definition,
    changes.is_explained,
    if(changes.subject_kind = 'household', changes.subject_id, null) as household_id,
    if(changes.subject_kind = 'client', changes.subject_id, null) as client_id
from curated.changes
left join listed
    on
        changes.subject_kind = listed.subject_kind
        and changes.subject_id = listed.subject_id
        and changes.subdistrict_code = listed.subdistrict_code
left join unlisted
    on
        changes.subject_kind = unlisted.subject_kind
        and changes.subject_id = unlisted.subject_id
        and changes.subdistrict_code = unlisted.subdistrict_code
left join reference.lists as lists_before
    on changes.list_code_before = lists_before.list_code
left join reference.lists as lists_now
    on changes.list_code_now = lists_now.list_code
left join reference.change_words
    on changes.reason_code = change_words.reason_code
