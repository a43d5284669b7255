-- What was cached before is not to be served again. The largest id that touches a phone's file is a part of
-- the file's cache key.
create table purge (
  id bigint primary key generated always as identity,
  organization_id uuid not null references organization (id),
  -- One of both, or neither: everything of the organization.
  profile_id uuid,
  mac bigint check (mac between 1 and 281474976710655),
  at timestamptz not null default clock_timestamp(),
  check (profile_id is null or mac is null),
  foreign key (profile_id, organization_id) references profile (id, organization_id) on delete cascade
);

create index purge_by_organization on purge (organization_id, id);
create index purge_by_profile on purge (profile_id);
create index purge_by_time on purge (at);

-- One writer at a time, so that ids become visible in their order: a purge that committed behind a later one
-- would not be the largest, and change no key.
create function purges_come_in_order() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7262531);
  return null;
end $$;

create trigger purge_order before insert on purge
  for each statement execute function purges_come_in_order();

create function feed_new_purges() returns trigger language plpgsql as $$
begin
  perform feed_subjects('PURGES', (select array_agg(distinct organization_id) from new_rows));
  return null;
end $$;

create function feed_old_purges() returns trigger language plpgsql as $$
begin
  perform feed_subjects('PURGES', (select array_agg(distinct organization_id) from old_rows));
  return null;
end $$;

create trigger feed_insert after insert on purge
  referencing new table as new_rows for each statement execute function feed_new_purges();
create trigger feed_delete after delete on purge
  referencing old table as old_rows for each statement execute function feed_old_purges();
