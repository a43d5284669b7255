-- Numbers of purges are parts of cache keys, so a restored database must not give one again. From now on they
-- are the time in microseconds, or follow on each other where the clock does not.
create or replace function purges_come_in_order() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7262531);
  perform setval('purge_id_seq', greatest(last_value, (extract(epoch from clock_timestamp()) * 1000000)::bigint))
    from purge_id_seq;
  return null;
end $$;
