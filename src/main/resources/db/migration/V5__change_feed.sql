-- What replicas must read again. Triggers write it, so no write can forget to.
create table change (
  id bigint generated always as identity primary key,
  -- Read by visibility, not by id: a late commit must not hide behind earlier ones.
  xid xid8 not null default pg_current_xact_id(),
  kind text not null check (kind in ('DEVICES', 'RANGES', 'PROFILES', 'ORGANIZATIONS')),
  macs bigint[],
  subjects uuid[],
  at timestamptz not null default clock_timestamp(),
  check ((kind = 'DEVICES') = (macs is not null)),
  check ((kind <> 'DEVICES') = (subjects is not null))
);

create index change_by_transaction on change (xid);
create index change_by_time on change (at);

-- A replica whose position is before this transaction must load everything again.
create table change_horizon (
  only_row boolean primary key default true check (only_row),
  xid xid8 not null
);
insert into change_horizon (xid) values ('0');

-- One row for up to 4096 addresses, so that a bulk write costs few rows.
create function feed_macs(macs bigint[]) returns void language sql as $$
  insert into change (kind, macs)
  select 'DEVICES', macs[n : n + 4095] from generate_series(1, cardinality(macs), 4096) n
$$;

create function feed_subjects(kind text, subjects uuid[]) returns void language sql as $$
  insert into change (kind, subjects) select kind, subjects where cardinality(subjects) > 0
$$;

create function feed_inserted_devices() returns trigger language plpgsql as $$
begin
  perform feed_macs((select array_agg(mac order by mac) from new_rows));
  return null;
end $$;

create function feed_updated_devices() returns trigger language plpgsql as $$
begin
  perform feed_macs((
    select array_agg(mac order by mac) from new_rows n full join old_rows o using (mac)
    where (n.organization_id, n.profile_id, n.own_url_id)
      is distinct from (o.organization_id, o.profile_id, o.own_url_id)));
  return null;
end $$;

create function feed_deleted_devices() returns trigger language plpgsql as $$
begin
  perform feed_macs((select array_agg(mac order by mac) from old_rows));
  return null;
end $$;

create trigger feed_insert after insert on device
  referencing new table as new_rows for each statement execute function feed_inserted_devices();
create trigger feed_update after update on device
  referencing old table as old_rows new table as new_rows
  for each statement execute function feed_updated_devices();
create trigger feed_delete after delete on device
  referencing old table as old_rows for each statement execute function feed_deleted_devices();

-- The argument is the kind of change.
create function feed_new_ids() returns trigger language plpgsql as $$
begin
  perform feed_subjects(tg_argv[0], (select array_agg(id) from new_rows));
  return null;
end $$;

create function feed_old_ids() returns trigger language plpgsql as $$
begin
  perform feed_subjects(tg_argv[0], (select array_agg(id) from old_rows));
  return null;
end $$;

-- Claims and notes route nothing. The parent does: of equal bounds the child wins.
create function feed_updated_ranges() returns trigger language plpgsql as $$
begin
  perform feed_subjects('RANGES', (
    select array_agg(id) from new_rows n full join old_rows o using (id)
    where (n.organization_id, n.parent_id, n.profile_id, n.inherit)
      is distinct from (o.organization_id, o.parent_id, o.profile_id, o.inherit)));
  return null;
end $$;

create trigger feed_insert after insert on mac_range
  referencing new table as new_rows for each statement execute function feed_new_ids('RANGES');
create trigger feed_update after update on mac_range
  referencing old table as old_rows new table as new_rows
  for each statement execute function feed_updated_ranges();
create trigger feed_delete after delete on mac_range
  referencing old table as old_rows for each statement execute function feed_old_ids('RANGES');

create trigger feed_insert after insert on profile
  referencing new table as new_rows for each statement execute function feed_new_ids('PROFILES');
create trigger feed_update after update on profile
  referencing new table as new_rows for each statement execute function feed_new_ids('PROFILES');
create trigger feed_delete after delete on profile
  referencing old table as old_rows for each statement execute function feed_old_ids('PROFILES');

create trigger feed_insert after insert on organization
  referencing new table as new_rows for each statement execute function feed_new_ids('ORGANIZATIONS');
create trigger feed_update after update on organization
  referencing new table as new_rows for each statement execute function feed_new_ids('ORGANIZATIONS');
