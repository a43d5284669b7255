create extension if not exists btree_gist;

create table mac_range (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  -- Both ends are addresses that a phone could have: unicast, not all zero.
  first_mac bigint not null check (first_mac > 0 and first_mac & 1099511627776 = 0),
  last_mac bigint not null
    check (last_mac < 281474976710656 and last_mac & 1099511627776 = 0),
  span int8range not null generated always as (int8range(first_mac, last_mac, '[]')) stored,
  parent_id uuid references mac_range (id) deferrable initially deferred,
  siblings uuid not null
    generated always as (coalesce(parent_id, '00000000-0000-0000-0000-000000000000')) stored,
  profile_id uuid,
  inherit boolean not null default false,
  claims text not null default 'NONE' check (claims in ('NONE', 'DEVICES', 'RANGES')),
  note text check (char_length(note) <= 1000),
  version integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (first_mac <= last_mac),
  foreign key (profile_id, organization_id) references profile (id, organization_id),
  -- The natural key by which the API puts a range.
  constraint one_range_for_holder_and_bounds unique (organization_id, first_mac, last_mac),
  constraint siblings_are_disjoint
    exclude using gist (siblings with =, span with &&) deferrable initially deferred
);

create index mac_range_by_parent on mac_range (parent_id);
create index mac_range_by_holder on mac_range (organization_id, first_mac, id);
create index mac_range_by_first on mac_range (first_mac, id);
create index mac_range_by_profile on mac_range (profile_id);
create index mac_range_by_span on mac_range using gist (span);

-- One writer of the tree at a time: what a writer has checked stays true until it commits.
create function lock_range_tree() returns void language sql as $$
  select pg_advisory_xact_lock(7262530)
$$;

-- Many writers of devices at a time, but none beside a writer of the tree, which decides what they may claim.
create function share_range_tree() returns void language sql as $$
  select pg_advisory_xact_lock_shared(7262530)
$$;

create function range_tree_is_locked() returns trigger language plpgsql as $$
begin
  perform lock_range_tree();
  return null;
end $$;

create trigger range_tree_lock before insert or update or delete on mac_range
  for each statement execute function range_tree_is_locked();

-- Deferred, so that a transaction may pass through states that are no tree. It judges what the row has
-- become by then, not what it was when the trigger was queued.
create function range_lies_in_its_parent() returns trigger language plpgsql as $$
declare
  above uuid;
  outer_span int8range;
begin
  if tg_op = 'UPDATE' and (new.first_mac, new.last_mac) is distinct from (old.first_mac, old.last_mac) then
    raise exception 'the bounds of range % never change', new.id
      using errcode = 'check_violation', constraint = 'range_bounds_never_change';
  end if;
  select parent_id into above from mac_range where id = new.id;
  if above is null then
    return null;
  end if;
  select span into outer_span from mac_range where id = above;
  if outer_span is null or not outer_span @> new.span then
    raise exception 'range % does not lie inside its parent %', new.id, above
      using errcode = 'check_violation', constraint = 'range_lies_in_its_parent';
  end if;
  -- Equal bounds would let ranges be each other's parents. The union ends at a circle, too.
  if exists (
    with recursive outward (id) as (
      select above
      union
      select r.parent_id from mac_range r join outward o on r.id = o.id where r.parent_id is not null)
    select from outward where id = new.id)
  then
    raise exception 'range % would enclose itself', new.id
      using errcode = 'check_violation', constraint = 'range_lies_in_its_parent';
  end if;
  return null;
end $$;

create constraint trigger range_containment after insert or update on mac_range
  deferrable initially deferred
  for each row execute function range_lies_in_its_parent();
