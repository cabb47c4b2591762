-- One row per village with a contact: whom a visitor calls first.
select
    contacts.subdistrict_code,
    contacts.village_number,
    string_agg(
        concat_ws(' ', roles.name_th, contacts.contact_name, contacts.phone),
        '; '
        order by contacts.role_code desc, contacts.contact_name asc
    ) as contact_th
from clean.contacts
inner join reference.codes as roles
    on roles.list_name = 'contact_role' and contacts.role_code = roles.code
group by contacts.subdistrict_code, contacts.village_number
order by contacts.subdistrict_code, contacts.village_number
