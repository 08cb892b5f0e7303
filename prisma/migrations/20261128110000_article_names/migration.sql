-- AlterTable
ALTER TABLE "Article" ADD COLUMN "names" TEXT NOT NULL DEFAULT '[]';

-- Names are parsed from the files, so the next import parses all of them again.
UPDATE "Site" SET "settingsHash" = NULL;
