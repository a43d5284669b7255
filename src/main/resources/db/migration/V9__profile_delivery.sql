-- What the mode needs beside the URL: the files of MANIFEST, the rules of PROXY.
alter table profile add column delivery jsonb not null default '{}';
