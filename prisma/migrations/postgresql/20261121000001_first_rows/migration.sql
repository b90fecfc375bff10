-- The documents' examples speak of school 1 and group 1.
INSERT INTO "schools" ("id", "name", "created_at") VALUES (1, 'School 1', now() AT TIME ZONE 'UTC');
INSERT INTO "groups" ("id", "name", "created_at") VALUES (1, 'Default group', now() AT TIME ZONE 'UTC');
SELECT setval(pg_get_serial_sequence('"schools"', 'id'), 1), setval(pg_get_serial_sequence('"groups"', 'id'), 1);
