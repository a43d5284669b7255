create table import_job (
  id uuid primary key,
  -- For whom; null if the operator's rows name their holders themselves.
  organization_id uuid references organization (id),
  -- As whom: what a Caller holds. The organization is null for the operator.
  actor text not null,
  caller_organization_id uuid,
  role text not null,
  subject text not null check (subject in ('DEVICES', 'RANGES')),
  format text not null check (format in ('CSV', 'NDJSON')),
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  dry_run boolean not null,
  atomic boolean not null,
  bytes bigint not null,
  total bigint not null,
  rows_read bigint not null default 0,
  created bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  rejected bigint not null default 0,
  -- Reason to count.
  rejected_by jsonb not null default '{}',
  -- Turns in a row that did not end.
  failures integer not null default 0,
  detail text,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  -- When it last had its turn; null before the first, which comes soon.
  served_at timestamptz
);

create index import_job_by_organization on import_job (organization_id, id);
create index import_job_to_do on import_job (served_at nulls first, id) where state in ('WAITING', 'RUNNING');
create index import_job_by_end on import_job (finished_at) where finished_at is not null;

-- What an upload left to be done; a row goes in the transaction that does it. Without foreign keys,
-- which would cost more than the COPY that fills it.
create table import_row (
  job_id uuid not null,
  -- Rows are done in this order, then by line: wide ranges first; 0 for devices.
  rank bigint not null,
  line bigint not null,
  first_mac bigint,
  last_mac bigint,
  holder text,
  profile text,
  url text,
  syntax text,
  serial text,
  note text,
  claims text,
  inherit boolean,
  -- The line that has the same key before this one.
  first_line bigint,
  -- Not null: refused while it was read.
  reason text,
  value text,
  detail text,
  primary key (job_id, rank, line)
);

create table import_reject (
  job_id uuid not null,
  line bigint not null,
  value text,
  reason text not null,
  detail text not null,
  primary key (job_id, line)
);
