-- AlterTable
ALTER TABLE "Image" ADD COLUMN "served" TEXT;
ALTER TABLE "Image" ADD COLUMN "checkedAt" DATETIME;
ALTER TABLE "Image" ADD COLUMN "reason" TEXT;

-- The order of the values in this column has changed. The next import parses all files again, because the site has a new setting.
UPDATE "Article" SET "imageList" = NULL;
