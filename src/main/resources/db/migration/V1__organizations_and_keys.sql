create table organization (
  id uuid primary key,
  -- The short name replicas use in memory; never used again.
  number integer not null generated always as identity unique,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 100),
  kind text not null check (kind in ('VENDOR', 'PROVIDER')),
  allow_private_targets boolean not null default false,
  target_hosts text[] not null default '{}',
  -- How many addresses one range claim may span; null: as configured.
  claim_limit bigint check (claim_limit > 0),
  -- Null while the organization is not suspended.
  suspension text check (suspension in ('PHONES_CONTINUE', 'PHONES_STOP')),
  version integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create unique index organization_by_name on organization (lower(name));

create table api_key (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  name text not null check (char_length(name) between 1 and 100),
  role text not null check (role in ('ADMIN', 'EDITOR', 'READER')),
  hash bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

create index api_key_by_organization on api_key (organization_id, id);
