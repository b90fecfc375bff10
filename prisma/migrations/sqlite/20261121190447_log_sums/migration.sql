-- CreateTable
CREATE TABLE "log_sums" (
    "log" TEXT NOT NULL,
    "span" INTEGER NOT NULL,
    "bucket" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "dialect" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    "duration" BIGINT NOT NULL,
    "within_5" INTEGER NOT NULL,
    "within_10" INTEGER NOT NULL,
    "within_25" INTEGER NOT NULL,
    "within_50" INTEGER NOT NULL,
    "within_100" INTEGER NOT NULL,
    "within_250" INTEGER NOT NULL,
    "within_1000" INTEGER NOT NULL,

    PRIMARY KEY ("log", "span", "bucket", "status", "method", "dialect")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "log_values" (
    "log" TEXT NOT NULL,
    "facet" TEXT NOT NULL,
    "span" INTEGER NOT NULL,
    "bucket" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "duration" BIGINT NOT NULL,

    PRIMARY KEY ("log", "facet", "span", "bucket", "value")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "log_marks" (
    "log" TEXT NOT NULL PRIMARY KEY,
    "up_to" INTEGER NOT NULL,
    "seen" INTEGER NOT NULL,
    "seen_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "time" DATETIME NOT NULL,
    "act" TEXT NOT NULL,
    "actor_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "log" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "first_id" INTEGER,
    "last_id" INTEGER,
    "digest" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" INTEGER NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_hash_key" ON "audit_entries"("hash");

-- CreateIndex
CREATE INDEX "audit_entries_time_idx" ON "audit_entries"("time");

-- CreateIndex
CREATE INDEX "saved_views_page_shared_idx" ON "saved_views"("page", "shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_owner_id_page_name_key" ON "saved_views"("owner_id", "page", "name");

-- CreateIndex
CREATE INDEX "operation_logs_username_time_idx" ON "operation_logs"("username", "time");

-- CreateIndex
CREATE INDEX "error_logs_username_time_idx" ON "error_logs"("username", "time");

-- Nothing is counted yet: the rows that stand are caught up with after the start. The line `audit` is only a lock.
INSERT INTO "log_marks" ("log", "up_to", "seen", "seen_at") VALUES ('login', 0, 0, 0), ('op', 0, 0, 0), ('error', 0, 0, 0), ('audit', 0, 0, 0);

-- The texts of the logs in parts of three letters, without the texts themselves: a match names rows, which the search reads again.
CREATE VIRTUAL TABLE "login_logs_text" USING fts5(text, content='', contentless_delete=1, tokenize='trigram', detail=none);
CREATE VIRTUAL TABLE "operation_logs_text" USING fts5(text, content='', contentless_delete=1, tokenize='trigram', detail=none);
CREATE VIRTUAL TABLE "error_logs_text" USING fts5(text, content='', contentless_delete=1, tokenize='trigram', detail=none);
