-- AlterTable
ALTER TABLE "error_logs" ADD COLUMN     "trail" TEXT;

-- CreateTable
CREATE TABLE "jobs" (
    "id" SERIAL NOT NULL,
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
    "created_at" TIMESTAMP(3) NOT NULL,
    "starts_at" TIMESTAMP(3) NOT NULL,
    "started_at" TIMESTAMP(3),
    "changed_at" TIMESTAMP(3) NOT NULL,
    "ended_at" TIMESTAMP(3),
    "lease_owner" TEXT,
    "lease_until" TIMESTAMP(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_rows" (
    "id" SERIAL NOT NULL,
    "job_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "data" TEXT,
    "verdict" TEXT,

    CONSTRAINT "job_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_drafts" (
    "user_id" INTEGER NOT NULL,
    "changes" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "policy_drafts_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "policy_changes" (
    "id" SERIAL NOT NULL,
    "time" TIMESTAMP(3) NOT NULL,
    "user_id" INTEGER,
    "username" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changes" TEXT NOT NULL,
    "inverse" TEXT NOT NULL,
    "override" TEXT,
    "undone_at" TIMESTAMP(3),

    CONSTRAINT "policy_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assertions" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL,
    "created_by" INTEGER,

    CONSTRAINT "assertions_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "job_rows" ADD CONSTRAINT "job_rows_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_drafts" ADD CONSTRAINT "policy_drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
