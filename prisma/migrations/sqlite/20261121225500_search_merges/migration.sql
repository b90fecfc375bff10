-- By itself FTS5 merges its pieces while rows are written or deleted, and what was deleted for any length of time. Whoever indexes rows
-- (lib/db/log-fold.ts) merges a few pages at a time instead.
INSERT INTO "login_logs_text" ("login_logs_text", rank) VALUES ('automerge', 0);
INSERT INTO "login_logs_text" ("login_logs_text", rank) VALUES ('deletemerge', 0);
INSERT INTO "login_logs_text" ("login_logs_text", rank) VALUES ('crisismerge', 1999);
INSERT INTO "operation_logs_text" ("operation_logs_text", rank) VALUES ('automerge', 0);
INSERT INTO "operation_logs_text" ("operation_logs_text", rank) VALUES ('deletemerge', 0);
INSERT INTO "operation_logs_text" ("operation_logs_text", rank) VALUES ('crisismerge', 1999);
INSERT INTO "error_logs_text" ("error_logs_text", rank) VALUES ('automerge', 0);
INSERT INTO "error_logs_text" ("error_logs_text", rank) VALUES ('deletemerge', 0);
INSERT INTO "error_logs_text" ("error_logs_text", rank) VALUES ('crisismerge', 1999);
