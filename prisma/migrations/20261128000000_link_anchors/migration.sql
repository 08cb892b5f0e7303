-- AlterTable
ALTER TABLE "Link" ADD COLUMN "anchor" TEXT;
ALTER TABLE "Link" ADD COLUMN "fragment" TEXT;
ALTER TABLE "Link" ADD COLUMN "written" TEXT;

-- CreateTable
CREATE TABLE "LinkedText" (
    "articleId" BIGINT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    CONSTRAINT "LinkedText_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Links are parsed from the files, so the next import parses all of them again.
UPDATE "Site" SET "settingsHash" = NULL;
