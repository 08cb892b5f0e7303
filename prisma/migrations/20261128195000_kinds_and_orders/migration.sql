-- AlterTable
ALTER TABLE "Site" ADD COLUMN "description" TEXT;
ALTER TABLE "Site" ADD COLUMN "menus" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Site" ADD COLUMN "data" TEXT NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'PAGE';
ALTER TABLE "Article" ADD COLUMN "titleKey" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "FrontMatterValue" ADD COLUMN "number" REAL;

-- CreateIndex
CREATE INDEX "Article_listed_titleKey_id_idx" ON "Article"("listed", "titleKey", "id");

-- CreateIndex
CREATE INDEX "Article_kind_listed_sortAt_id_expiresAt_idx" ON "Article"("kind", "listed", "sortAt", "id", "expiresAt");

-- The new columns are computed from the files, so the next import parses all of them again.
UPDATE "Site" SET "settingsHash" = NULL;
