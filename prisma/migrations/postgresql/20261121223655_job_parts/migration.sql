-- CreateTable
CREATE TABLE "job_parts" (
    "id" SERIAL NOT NULL,
    "job_id" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "job_parts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_parts_job_id_part_key" ON "job_parts"("job_id", "part");

-- AddForeignKey
ALTER TABLE "job_parts" ADD CONSTRAINT "job_parts_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
