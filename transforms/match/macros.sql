-- What the tables of matching share.

-- A birth date as clerks type it, in the Buddhist era: a digit mistyped there may be
-- two in the other era.
create or replace macro birth_digits(born_on) as
(year(born_on) + 543)::varchar || strftime(born_on, '%m%d');

-- Seven digits of an ID from one on: a slip in one half leaves the other as it is. What
-- is left of an ID in a spreadsheet has no halves.
create or replace macro half_of_id(digits, first) as
case when length(digits) >= 12 then digits[first:first + 6] end;

-- What changes when anything that was compared changes, and tells nothing by itself.
create or replace macro evidence_hash(told) as md5(told)[:16];
