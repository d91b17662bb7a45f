create unique index notices_version_of_notice on notices_version (notice_id, version);
create index notices_notice_list on notices_notice (town_id, saved_at desc, id);
create unique index notices_subscription_endpoint on notices_subscription (town_id, endpoint) where endpoint <> '';
create index notices_subscription_topics on notices_subscription using gin (topics) where state = 'active';
create unique index notices_delivery_once on notices_delivery (notice_id, version, subscription_id);
create index notices_delivery_waiting on notices_delivery (notice_id, version, batch)
    where state in ('targeted', 'sending', 'retry');
create index notices_delivery_history on notices_delivery (subscription_id);
create unique index notices_receipt_once on notices_receipt (delivery_id, event);
create unique index notices_message_once on notices_message (subscription_id, key);
create index notices_message_waiting on notices_message (town_id, queued_at)
    where state in ('queued', 'sending', 'retry');
create index notices_message_history on notices_message (subscription_id, settled_at desc);
create index notices_message_age on notices_message (town_id, queued_at);
