-- DropIndex
DROP INDEX "FrontMatterValue_key_value_articleId_idx";

-- DropIndex
DROP INDEX "Image_host_idx";

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "foldedSlug" TEXT COLLATE "C",
ADD COLUMN "foldedPath" TEXT COLLATE "C",
ADD COLUMN "foldedFile" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Image" ADD COLUMN "usageCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "roles" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "rolesNoAlt" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "settledAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "FrontMatterValue_key_value_articleId_number_idx" ON "FrontMatterValue"("key", "value", "articleId", "number");

-- The order of the values in this column has changed.
UPDATE "Article" SET "imageList" = NULL;

-- The new columns are computed from the files, so the next import parses all of them again.
UPDATE "Site" SET "settingsHash" = NULL;
