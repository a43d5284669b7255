-- Every device has a profile or a URL, and each of those foreign keys says whose it is: this one
-- proved the same once more, at a fifth of what an insert costs.
alter table device drop constraint device_organization_id_fkey;
