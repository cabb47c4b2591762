-- One row per service record that is linked to nobody and waits for no review.
select
    service_record_id,
    link_rule,
    reason_th,
    reason_en
from match.person_links
where link_state = 'unmatched'
