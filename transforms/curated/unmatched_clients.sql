-- One row per unmatched service record: the client it belongs to.
-- A client keeps the id of an earlier night, and no other client ever gets it. A new
-- one is named after its first request, so that its id tells nothing of the person.
-- Where a client has an open request, the confidential ones have no say in the id; a
-- client who has no other is never shown.
with keyed as (
    select
        service_records.service_record_id,
        service_records.requested_on,
        service_records.is_confidential,
        client_key(
            service_records.service_record_id,
            service_records.citizen_id,
            service_records.first_name_folded,
            service_records.last_name_folded,
            service_records.birth_on,
            service_records.subdistrict_code
        ) as client_key
    from match.unmatched_service_records
    inner join clean.service_records
        on
            unmatched_service_records.service_record_id
            = service_records.service_record_id
),

naming_records as (
    select
        service_record_id,
        requested_on,
        client_key,
        'C-' || service_record_id as own_id
    from keyed
    qualify
        is_confidential = bool_and(is_confidential) over (partition by client_key)
),

-- of clients that parted, the one with the request that the id is named after keeps it
holders as (
    select distinct on (clients.client_id)
        clients.client_id,
        naming_records.client_key,
        naming_records.requested_on,
        naming_records.service_record_id
    from earlier.clients
    inner join naming_records
        on clients.service_record_id = naming_records.service_record_id
    order by
        clients.client_id asc,
        clients.client_id = naming_records.own_id desc,
        naming_records.requested_on asc,
        naming_records.service_record_id asc
),

-- of clients that became one, the id of the first request stays
kept_ids as (
    select distinct on (client_key)
        client_key,
        client_id
    from holders
    order by client_key, requested_on, service_record_id, client_id
),

-- a record that parted from the client named after it has that name, numbered
names_taken as (
    select
        string_split(client_id, '~')[1] as own_id,
        count(distinct client_id) as id_count
    from earlier.clients
    group by own_id
),

new_ids as (
    select distinct on (naming_records.client_key)
        naming_records.client_key,
        naming_records.own_id
        || coalesce('~' || (names_taken.id_count + 1), '') as client_id
    from naming_records
    left join names_taken on naming_records.own_id = names_taken.own_id
    order by
        naming_records.client_key asc,
        coalesce(names_taken.id_count, 0) asc,
        naming_records.requested_on asc,
        naming_records.service_record_id asc
)

select
    keyed.service_record_id,
    coalesce(kept_ids.client_id, new_ids.client_id) as client_id
from keyed
left join kept_ids on keyed.client_key = kept_ids.client_key
left join new_ids on keyed.client_key = new_ids.client_key
