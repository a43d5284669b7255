-- Files of an organization. A content never changes and its id is never used again, so caches of it are
-- never stale: other content under the same name is another row, and the one before it is superseded.
create table upload (
  id bigint primary key generated always as identity,
  organization_id uuid not null references organization (id),
  -- The first character keeps '.' and '..' out of paths.
  name text not null check (name ~ '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$'),
  media_type text not null check (char_length(media_type) between 1 and 255),
  content bytea not null check (octet_length(content) between 1 and 1048576),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size = octet_length(content)),
  -- What phones compare: when it was uploaded, in UTC, and later than the one before it.
  version text not null check (version ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{2}:[0-9]{2}:[0-9]{2}$'),
  created_at timestamptz not null default now(),
  -- Null while it is the current one of its name; afterwards replicas may want it for a while.
  superseded_at timestamptz
);

create unique index upload_current on upload (organization_id, name) where superseded_at is null;
create index upload_by_name on upload (organization_id, name, id);
create index upload_by_end on upload (superseded_at) where superseded_at is not null;

create function upload_is_immutable() returns trigger language plpgsql as $$
begin
  if (new.id, new.organization_id, new.name, new.media_type, new.content, new.sha256, new.size, new.version)
    is distinct from
    (old.id, old.organization_id, old.name, old.media_type, old.content, old.sha256, old.size, old.version)
  then
    raise exception 'contents of upload never change';
  end if;
  return new;
end $$;

create trigger upload_never_changes before update on upload
  for each row execute function upload_is_immutable();
