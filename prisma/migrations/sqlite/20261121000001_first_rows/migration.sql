-- The documents' examples speak of school 1 and group 1.
INSERT INTO "schools" ("id", "name", "created_at") VALUES (1, 'School 1', CAST(strftime('%s', 'now') AS INTEGER) * 1000);
INSERT INTO "groups" ("id", "name", "created_at") VALUES (1, 'Default group', CAST(strftime('%s', 'now') AS INTEGER) * 1000);
