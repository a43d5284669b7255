create table profile (
  id uuid primary key,
  number integer not null generated always as identity unique,
  organization_id uuid not null references organization (id),
  name text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'),
  mode text not null check (mode in ('REDIRECT', 'MANIFEST', 'PROXY')),
  template text not null check (char_length(template) between 1 and 1024),
  syntax text not null,
  status smallint not null check (status in (302, 307)),
  -- Vendor to {template, syntax, status}, for makers whose phones need another answer.
  overrides jsonb not null default '{}',
  -- Whether its URLs may carry user-info to phones that have not proved who they are.
  expose_credentials boolean not null default false,
  version integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (organization_id, name),
  -- For the foreign keys that hold a profile and its users in one organization.
  unique (id, organization_id)
);

-- Rows never change and ids are never used again, so caches of them are never stale.
create table own_url (
  -- Taken from a hash of the content: a restored backup cannot give it to another one.
  id bigint primary key check (id > 0),
  organization_id uuid not null references organization (id),
  syntax text not null,
  template text not null check (char_length(template) between 1 and 1024),
  created_at timestamptz not null default now(),
  unique (organization_id, syntax, template),
  unique (id, organization_id)
);

create function own_url_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'rows of own_url never change';
end $$;

create trigger own_url_never_changes before update on own_url
  for each row execute function own_url_is_immutable();
