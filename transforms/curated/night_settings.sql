-- One row per rule table, number of policy, survey or card round, and the program.
select
    null::varchar as setting_kind,
    null::varchar as setting_name,
    null::varchar as setting_value,
    null::varchar as rule_version
from reference.lists
where false
