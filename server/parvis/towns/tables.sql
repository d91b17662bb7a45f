create index towns_town_hosts on towns_town using gin (hosts);
create unique index towns_district_code on towns_district (town_id, code);
create unique index towns_street_name on towns_street (town_id, name);
create index towns_street_folded on towns_street (town_id, folded);
create unique index towns_address_civic on towns_address (street_id, number, suffix);
create unique index towns_push_key_public on towns_push_key (town_id, public_key);
alter table towns_address add foreign key (street_id) references towns_street on delete cascade;
alter table towns_address add foreign key (district_id) references towns_district on delete set null;
