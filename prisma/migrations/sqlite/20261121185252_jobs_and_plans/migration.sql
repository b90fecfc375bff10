-- AlterTable
ALTER TABLE "error_logs" ADD COLUMN "trail" TEXT;

-- CreateTable
CREATE TABLE "jobs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "owner_id" INTEGER,
    "owner_name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "wish" TEXT,
    "input" TEXT NOT NULL,
    "cursor" TEXT,
    "total" INTEGER,
    "finished" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "problem" TEXT,
    "created_at" DATETIME NOT NULL,
    "starts_at" DATETIME NOT NULL,
    "started_at" DATETIME,
    "changed_at" DATETIME NOT NULL,
    "ended_at" DATETIME,
    "lease_owner" TEXT,
    "lease_until" DATETIME
);

-- CreateTable
CREATE TABLE "job_rows" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "job_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "data" TEXT,
    "verdict" TEXT,
    CONSTRAINT "job_rows_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "policy_drafts" (
    "user_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "changes" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "policy_drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "policy_changes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "time" DATETIME NOT NULL,
    "user_id" INTEGER,
    "username" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changes" TEXT NOT NULL,
    "inverse" TEXT NOT NULL,
    "override" TEXT,
    "undone_at" DATETIME
);

-- CreateTable
CREATE TABLE "assertions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "subject" TEXT NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "note" TEXT,
    "created_at" DATETIME NOT NULL,
    "created_by" INTEGER
);

-- CreateIndex
CREATE INDEX "jobs_state_starts_at_idx" ON "jobs"("state", "starts_at");

-- CreateIndex
CREATE INDEX "jobs_owner_id_id_idx" ON "jobs"("owner_id", "id");

-- CreateIndex
CREATE INDEX "jobs_ended_at_idx" ON "jobs"("ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_rows_job_id_position_key" ON "job_rows"("job_id", "position");

-- CreateIndex
CREATE INDEX "policy_changes_time_idx" ON "policy_changes"("time");

-- CreateIndex
CREATE UNIQUE INDEX "assertions_subject_method_path_key" ON "assertions"("subject", "method", "path");
