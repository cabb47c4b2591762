-- One row per village, and per subdistrict, with located households: its middle.
select
    subdistrict_code,
    village_number,
    median(latitude) as latitude,
    median(longitude) as longitude,
    count(*) as located_count
from clean.households
where latitude is not null and longitude is not null
group by grouping sets ((subdistrict_code), (subdistrict_code, village_number))
having grouping(village_number) = 1 or village_number is not null
