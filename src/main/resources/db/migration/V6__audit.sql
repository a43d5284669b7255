create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- The key that wrote, or 'operator'.
  actor text not null,
  organization_id uuid,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb
);

create index audit_by_organization on audit (organization_id, id);
create index audit_by_subject on audit (subject, id);
