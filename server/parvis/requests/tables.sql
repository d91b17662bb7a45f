create unique index requests_case_submission on requests_case (town_id, submission_id);
create index requests_case_newest on requests_case (town_id, opened_at desc, id desc);
create index requests_case_state on requests_case (town_id, state, opened_at desc, id desc);
create index requests_case_receipt on requests_case (town_id, receipt);
create index requests_case_device on requests_case (town_id, device_id, opened_at desc);
create unique index requests_entry_once on requests_entry (town_id, entry_id);
create unique index requests_entry_position on requests_entry (case_id, position);
alter table requests_entry add foreign key (case_id) references requests_case on delete cascade;
