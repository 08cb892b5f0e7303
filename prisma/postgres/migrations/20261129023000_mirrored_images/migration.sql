-- AlterTable
ALTER TABLE "Image" ADD COLUMN "served" TEXT COLLATE "C",
ADD COLUMN "checkedAt" TIMESTAMPTZ(3),
ADD COLUMN "reason" TEXT COLLATE "C";

-- The order of the values in this column has changed. The next import parses all files again, because the site has a new setting.
UPDATE "Article" SET "imageList" = NULL;
