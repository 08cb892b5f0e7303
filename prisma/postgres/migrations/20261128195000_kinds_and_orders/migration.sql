-- AlterTable
ALTER TABLE "Site" ADD COLUMN "description" TEXT COLLATE "C",
ADD COLUMN "menus" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
ADD COLUMN "data" TEXT COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "kind" TEXT COLLATE "C" NOT NULL DEFAULT 'PAGE',
ADD COLUMN "titleKey" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "FrontMatterValue" ADD COLUMN "number" DOUBLE PRECISION;

-- CreateIndex
CREATE INDEX "Article_listed_titleKey_id_idx" ON "Article"("listed", "titleKey", "id");

-- CreateIndex
CREATE INDEX "Article_kind_listed_sortAt_id_expiresAt_idx" ON "Article"("kind", "listed", "sortAt", "id", "expiresAt");

-- The new columns are computed from the files, so the next import parses all of them again.
UPDATE "Site" SET "settingsHash" = NULL;
