-- AlterTable
ALTER TABLE "Image" ADD COLUMN "longUrl" TEXT COLLATE "C";
