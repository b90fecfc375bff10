-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "vanished" INTEGER NOT NULL DEFAULT 0;
