-- One row per source row of contacts: typed beside the rules it must pass.
select
    written_areas.subdistrict_code,
    whole_number(contacts.village_number) as village_number,
    roles.code as role_code,
    tidy(contacts.contact_name) as contact_name,
    regexp_replace(plain_digits(contacts.phone), '[^0-9+]', '', 'g') as phone,
    contacts.source_row
from raw.contacts
left join clean.written_areas
    on contacts.subdistrict_code = written_areas.area_written
left join clean.written_codes as roles
    on roles.list_name = 'contact_role' and contacts.role = roles.code_written
order by contacts.source_row
