create table device (
  mac bigint primary key
    check (mac between 1 and 281474976710655 and mac & 1099511627776 = 0),
  organization_id uuid not null references organization (id),
  profile_id uuid,
  own_url_id bigint,
  serial text check (char_length(serial) <= 64),
  note text check (char_length(note) <= 1000),
  -- What the phone can prove about itself, once it can.
  proof jsonb,
  version integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (profile_id is not null or own_url_id is not null),
  foreign key (profile_id, organization_id) references profile (id, organization_id),
  foreign key (own_url_id, organization_id) references own_url (id, organization_id)
);

create index device_by_holder on device (organization_id, mac);
create index device_by_profile on device (profile_id, mac);
create index device_by_own_url on device (own_url_id);

-- A released address rests: until then only its last holder may take it again.
create table released_mac (
  mac bigint primary key,
  organization_id uuid not null references organization (id),
  rests_until timestamptz not null
);

create index released_mac_by_end on released_mac (rests_until);
