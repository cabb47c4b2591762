"""Each home and person held against a sample's truth: listed, and truly in need?

In need is a home of the area that truly fails a TPMAP indicator, if anybody lives
there. Of these homes each belongs on one of the first five lists:

| list | who truly belongs on it |
|---|---|
| `outside_survey` | in need, and never surveyed |
| `no_card` | surveyed; nobody who lives there truly has a verified card |
| `unserved` | somebody has one; no truly failed dimension is truly answered |
| `part_served` | some truly failed dimensions are answered |
| `follow_up` | all are |
| `vulnerable` | in need and surveyed, though the survey shows no failure |
| `need_lists` | in need: the first five together |
| `all_lists` | in need: the same with `vulnerable` |
| `tpmap_rule` | in need: survey-poor with a verified card, TPMAP's own rule |

The list `vulnerable` is not made to find failures: much leakage is its nature, and the
figure says what it finds by the way.

A person is in need who lives in a home in need. The lists of homes list all who live
there; of `outside_survey` a home is listed by any member, a person by the own request
alone. TPMAP's rule lists a home by any target poor member, a person by the own card.

Who lives there is as the run knows it: the truth tells of no deaths. A need that the
survey overlooked is true, and unanswered unless help answered the whole dimension.

`is_certain` and `is_possible` carry the matching in: what stays true, and what may come
true, however the records in review are answered. "Same" may complete dimensions of a
home and move it among the three lists of the target poor; "different" makes a client of
the record's person, who is then listed. Each home is judged by itself, and records that
complete a dimension only together are left out.
"""

import duckdb

SAMPLE_ROUND = "bmn2560"  # whose indicators the truth of every sample tells of
LISTS = (
    "no_card", "unserved", "part_served", "follow_up", "vulnerable", "outside_survey",
    "need_lists", "all_lists", "tpmap_rule",
)  # fmt: skip

# One row per person of the truth.
PEOPLE = """
create or replace temp table judged_people as
with records as (
    select
        truths.person_key,
        bool_or(clients.is_listed) as is_listed,
        min(clients.subdistrict_code) filter (clients.is_listed) as listed_in,
        bool_or(links.link_state = 'in_review') as is_in_review,
        bool_or(links.link_state = 'linked') as is_linked
    from true_service_records as truths
    inner join match.person_links as links using (service_record_id)
    left join curated.unmatched_clients using (service_record_id)
    left join curated.outside_survey_clients as clients using (client_id)
    group by truths.person_key
)

select
    persons.person_key,
    persons.household_id,
    persons.is_card_verified,
    coalesce(needs.is_present, true) as is_present,
    coalesce(needs.is_target_poor, false) as is_target_poor,
    coalesce(records.is_listed, false) as is_client_listed,
    coalesce(records.is_listed or records.is_in_review, false) as is_client_possible,
    records.listed_in,
    coalesce(records.is_in_review, false) as is_in_review,
    coalesce(records.is_linked, false) as is_linked,
    records.person_key is not null as has_come,
    list_filter([
        if(date_sub('year', persons.birth_on::date, $as_of) < 18, 'children', null),
        if(date_sub('year', persons.birth_on::date, $as_of) >= 60, 'elderly', null),
        if(persons.is_thai, null, 'no_thai_id'),
        if(needs.is_disabled, 'disabled', null),
        if(needs.is_chronically_ill, 'chronically_ill', null)
    ], lambda each: each is not null) as group_codes
from true_persons as persons
left join curated.person_needs as needs
    on
        persons.household_id = needs.household_id
        and persons.person_number::bigint = needs.person_number
left join records using (person_key)
"""

# One row per home of the truth that lies in the area or has somebody listed.
HOMES = """
create or replace temp table judged_homes as
with true_dimensions as (
    select
        homes.household_id,
        indicators.dimension_code,
        bool_or(case indicators.dimension_code
            when 'health' then homes.is_health_answered
            when 'living' then homes.is_living_answered
            when 'education' then homes.is_education_answered
            when 'income' then homes.is_income_answered
            when 'access' then homes.is_access_answered
        end) as is_answered
    from (
        select *, unnest(string_split(failed_indicators, ';')) as failed_indicator
        from true_households
        where failed_indicators != ''
    ) as homes
    inner join reference.indicators
        on
            indicators.survey_round_id = $survey_round_id
            and homes.failed_indicator::bigint = indicators.indicator_number
            and indicators.dimension_code is not null
    group by homes.household_id, indicators.dimension_code
),

true_needs as (
    select
        household_id,
        count(*) as failed_count,
        count(*) filter (is_answered) as answered_count
    from true_dimensions
    group by household_id
),

families as (
    select
        household_id,
        bool_or(is_present) as is_anybody_there,
        bool_or(is_card_verified and is_present) as has_card,
        bool_or(is_target_poor) as is_tpmap,
        bool_or(is_client_listed) as is_client_listed,
        bool_or(is_client_possible) as is_client_possible,
        bool_or(is_in_review) as is_in_review,
        bool_or(is_linked) as is_linked,
        bool_or(has_come) as has_come,
        min(listed_in) as listed_in,
        list_sort(list_distinct(flatten(list(group_codes) filter (is_present))))
            as member_group_codes
    from judged_people
    group by household_id
),

completed as (
    select household_id, count(distinct dimension_code) as dimension_count
    from curated.review_answers
    where is_completed
    group by household_id
),

family_groups as (
    select household_id, list(group_code order by group_code) as group_codes
    from curated.household_groups
    where
        group_code in ('one_parent', 'elderly_alone', 'cannot_care')
        and present_count > 0
    group by household_id
)

select
    homes.household_id,
    homes.is_surveyed,
    coalesce(fates.subdistrict_code, homes.subdistrict_code) as home_subdistrict_code,
    starts_with(home_subdistrict_code, $area_code) as is_in_area,
    if(is_in_area, home_subdistrict_code, families.listed_in) as subdistrict_code,
    is_in_area and families.is_anybody_there and true_needs.household_id is not null
        as is_needy,
    case
        when not is_needy then null
        when not homes.is_surveyed then 'outside_survey'
        when not families.has_card then 'no_card'
        when true_needs.answered_count = 0 then 'unserved'
        when true_needs.answered_count < true_needs.failed_count then 'part_served'
        else 'follow_up'
    end as true_list_code,
    coalesce(fates.fate_code, 'not_admitted') as fate_code,
    -- the lists that it may be on once the records in review are answered
    if(
        fates.fate_code in ('unserved', 'part_served', 'follow_up')
        and completed.dimension_count > 0,
        list_distinct(list_transform(
            range(
                fates.answered_dimension_count,
                least(
                    fates.answered_dimension_count + completed.dimension_count,
                    fates.failed_dimension_count
                ) + 1
            ),
            lambda answered_count: case
                when answered_count = 0 then 'unserved'
                when answered_count < fates.failed_dimension_count then 'part_served'
                else 'follow_up'
            end
        )),
        [coalesce(fates.fate_code, 'not_admitted')]
    ) as possible_codes,
    families.is_tpmap,
    families.is_client_listed,
    families.is_client_possible,
    families.is_in_review,
    families.is_linked,
    families.has_come,
    list_concat(
        coalesce(family_groups.group_codes, []),
        [if(homes.is_surveyed, 'surveyed', 'never_surveyed')]
    ) as family_group_codes,
    families.member_group_codes
from true_households as homes
inner join families using (household_id)
left join true_needs using (household_id)
left join curated.household_fates as fates using (household_id)
left join completed using (household_id)
left join family_groups using (household_id)
where
    is_in_area
    or families.is_client_possible
"""

# One row per kind of home or person alike in all that is judged, with their number;
# `is_on_need_list` and the like are of the lists as they stand tonight.
ALIKE = """
create or replace temp table judged_alike as
with units as (
    select
        'household' as unit,
        subdistrict_code,
        is_surveyed,
        is_needy,
        true_list_code,
        fate_code,
        possible_codes,
        is_tpmap,
        is_client_listed,
        is_client_possible,
        list_concat(family_group_codes, coalesce(member_group_codes, []))
            as group_codes
    from judged_homes
    union all
    select
        'person' as unit,
        homes.subdistrict_code,
        homes.is_surveyed,
        homes.is_needy and people.is_present as is_needy,
        if(people.is_present, homes.true_list_code, null) as true_list_code,
        if(people.is_present, homes.fate_code, 'gone') as fate_code,
        if(people.is_present, homes.possible_codes, ['gone']) as possible_codes,
        people.is_target_poor as is_tpmap,
        people.is_client_listed,
        people.is_client_possible,
        list_concat(homes.family_group_codes, people.group_codes) as group_codes
    from judged_people as people
    inner join judged_homes as homes using (household_id)
)

select
    *,
    fate_code in ('no_card', 'unserved', 'part_served', 'follow_up')
        as is_on_household_list,
    count(*) as unit_count
from units
where
    is_needy
    or is_tpmap
    or is_client_possible
    or fate_code in
    ('no_card', 'unserved', 'part_served', 'follow_up', 'vulnerable')
group by all
"""

# One row per unit, list and kind of unit that truly belongs on it or may be on it.
LISTINGS = """
create or replace temp table judged_listings as
with held as (
    select
        alike.*,
        lists.list_code,
        case lists.list_code
            when 'vulnerable'
                then
                    alike.is_needy
                    and alike.is_surveyed
                    and not alike.is_on_household_list
            when 'need_lists' then alike.is_needy
            when 'all_lists' then alike.is_needy
            when 'tpmap_rule' then alike.is_needy
            else coalesce(alike.true_list_code = lists.list_code, false)
        end as is_true,
        case lists.list_code
            when 'outside_survey' then alike.is_client_listed
            when 'need_lists'
                then alike.is_on_household_list or alike.is_client_listed
            when 'all_lists'
                then
                    alike.is_on_household_list
                    or alike.is_client_listed
                    or alike.fate_code = 'vulnerable'
            when 'tpmap_rule' then alike.is_tpmap
            else alike.fate_code = lists.list_code
        end as is_listed,
        case
            when lists.list_code in ('outside_survey', 'need_lists', 'all_lists')
                then is_listed or alike.is_client_possible
            when lists.list_code = 'tpmap_rule' then is_listed
            else list_contains(alike.possible_codes, lists.list_code)
        end as is_possible,
        is_listed
        and (
            lists.list_code
            in ('outside_survey', 'need_lists', 'all_lists', 'tpmap_rule')
            or len(alike.possible_codes) = 1
        ) as is_certain
    from judged_alike as alike
    cross join (select unnest($lists) as list_code) as lists
)

select * from held
where is_true or is_possible
"""


def judge_lists(con: duckdb.DuckDBPyConnection, area_code: str, as_of: object) -> None:
    """Make `judged_listings` from a run's tables and the truth, both loaded.

    Args:
        con: a warehouse with `true_*`, the run's tables and the indicators.
        area_code: the area the run made lists for.
        as_of: the day on which ages count.
    """
    con.execute(PEOPLE, {"as_of": as_of})
    con.execute(HOMES, {"area_code": area_code, "survey_round_id": SAMPLE_ROUND})
    con.execute(ALIKE)
    con.execute(LISTINGS, {"lists": list(LISTS)})
