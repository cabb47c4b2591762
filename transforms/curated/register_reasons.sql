-- One row per changed household and reason in the register: new, moved, gone.
-- Of a row whose fields are not as many as the heading's nobody knows whose it is.
with unreadable as (
    select count(*) as row_count
    from clean.row_faults
    where
        source_name = 'households'
        and rule_name = 'field_count'
        and outcome = 'set_aside'
),

pairs as (
    select
        changed.night_on,
        changed.subject_id,
        before.standing_code as standing_before,
        after.standing_code as standing_now,
        after.merged_into,
        before.survey_year as survey_year_before,
        after.survey_year as survey_year_now,
        before.subdistrict_code as subdistrict_before,
        -- of who left the area: where the survey has it now
        coalesce(after.subdistrict_code, households.subdistrict_code)
            as subdistrict_now,
        (select unreadable.row_count from unreadable) as unreadable_count
    from curated.changed_subjects as changed
    left join earlier.subject_states as before
        on
            changed.night_on = before.night_on
            and changed.subject_id = before.subject_id
            and before.subject_kind = 'household'
    left join curated.subject_states as after
        on
            changed.subject_id = after.subject_id
            and after.subject_kind = 'household'
    left join clean.households
        on changed.subject_id = households.household_id
    where changed.subject_kind = 'household'
),

-- whom tonight's households took in: the other side of a merger
taken_in as (
    select
        before.night_on,
        gone.merged_into as subject_id,
        string_agg(gone.subject_id, ', ' order by gone.subject_id) as subject_ids
    from curated.subject_states as gone
    inner join earlier.subject_states as before
        on
            gone.subject_kind = before.subject_kind
            and gone.subject_id = before.subject_id
            and before.standing_code != 'gone'
    where gone.merged_into is not null
    group by before.night_on, gone.merged_into
),

successors as (
    select subdistrict_code from reference.area_aliases
    union
    select subdistrict_code from reference.abolished_subdistricts
),

-- A code changed, and nobody moved, if the former is no code any more, or if the tables
-- of area codes differ from that night's and now lead from some code to the new one.
recoded as (
    select distinct
        pairs.night_on,
        pairs.subject_id
    from pairs
    left join reference.subdistricts as former
        on pairs.subdistrict_before = former.subdistrict_code
    left join curated.setting_changes as changes
        on
            pairs.night_on = changes.night_on
            and changes.setting_name in (
                'reference.area_aliases',
                'reference.abolished_subdistricts',
                'reference.subdistricts'
            )
    left join successors
        on pairs.subdistrict_now = successors.subdistrict_code
    where
        pairs.subdistrict_before != pairs.subdistrict_now
        and (
            former.subdistrict_code is null
            or (
                changes.setting_name is not null
                and successors.subdistrict_code is not null
            )
        )
),

reasons as (
    select
        night_on,
        subject_id,
        case
            when standing_now = 'set_aside' then 'row_set_aside'
            when standing_now = 'gone' and merged_into is not null then 'merged'
            when coalesce(standing_now, 'gone') = 'gone' and unreadable_count > 0
                then 'maybe_unreadable'
            when coalesce(standing_now, 'gone') = 'gone' then 'left_register'
            when standing_before = 'set_aside' then 'row_mended'
            when standing_before = 'gone' then 'returned'
            when standing_before is null or survey_year_before < survey_year_now
                then 'newly_surveyed'
            when survey_year_before > survey_year_now then 'survey_replaced'
        end as reason_code,
        case
            when reason_code = 'merged' then merged_into
            when reason_code = 'maybe_unreadable' then unreadable_count::varchar
            when reason_code = 'newly_surveyed' and survey_year_before is null
                then printf('ข้อมูลปี %d', survey_year_now)
            when reason_code in ('newly_surveyed', 'survey_replaced')
                then printf('ปี %d → %d', survey_year_before, survey_year_now)
        end as detail_th,
        case
            when reason_code = 'merged' then merged_into
            when reason_code = 'maybe_unreadable' then unreadable_count::varchar
            when reason_code = 'newly_surveyed' and survey_year_before is null
                then printf('survey of %d', survey_year_now)
            when reason_code in ('newly_surveyed', 'survey_replaced')
                then printf('%d → %d', survey_year_before, survey_year_now)
        end as detail_en
    from pairs
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        'merged' as reason_code,
        taken_in.subject_ids as detail_th,
        taken_in.subject_ids as detail_en
    from pairs
    inner join taken_in
        on
            pairs.night_on = taken_in.night_on
            and pairs.subject_id = taken_in.subject_id
    union all
    select
        pairs.night_on,
        pairs.subject_id,
        if(recoded.subject_id is null, 'moved_area', 'area_code_changed')
            as reason_code,
        printf(
            '%s → %s',
            coalesce(
                'ต.' || former.subdistrict_name_th || ' อ.' || former.district_name_th,
                pairs.subdistrict_before
            ),
            'ต.' || new.subdistrict_name_th || ' อ.' || new.district_name_th
        ) as detail_th,
        printf(
            '%s → %s',
            coalesce(
                former.subdistrict_name_en || ', ' || former.district_name_en,
                pairs.subdistrict_before
            ),
            new.subdistrict_name_en || ', ' || new.district_name_en
        ) as detail_en
    from pairs
    inner join reference.subdistricts as new
        on pairs.subdistrict_now = new.subdistrict_code
    left join reference.subdistricts as former
        on pairs.subdistrict_before = former.subdistrict_code
    left join recoded
        on
            pairs.night_on = recoded.night_on
            and pairs.subject_id = recoded.subject_id
    where pairs.subdistrict_before != pairs.subdistrict_now
    union all
    -- another form: its indicators cannot be held against the former ones
    select
        pairs.night_on,
        pairs.subject_id,
        'survey_round_changed' as reason_code,
        rounds_before.survey_round_id || ' → ' || rounds_now.survey_round_id
            as detail_th,
        rounds_before.survey_round_id || ' → ' || rounds_now.survey_round_id
            as detail_en
    from pairs
    inner join reference.survey_rounds as rounds_before
        on
            pairs.survey_year_before
            between rounds_before.survey_year_from and rounds_before.survey_year_to
    inner join reference.survey_rounds as rounds_now
        on
            pairs.survey_year_now
            between rounds_now.survey_year_from and rounds_now.survey_year_to
    where rounds_before.survey_round_id != rounds_now.survey_round_id
)

select
    night_on,
    'household' as subject_kind,
    subject_id,
    reason_code,
    string_agg(detail_th, ', ' order by detail_th) as detail_th,
    string_agg(detail_en, ', ' order by detail_en) as detail_en
from reasons
where reason_code is not null
group by night_on, subject_id, reason_code
