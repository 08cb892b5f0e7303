-- AlterTable
ALTER TABLE "Article" ADD COLUMN "storyId" BIGINT;

-- CreateTable
CREATE TABLE "StoryMark" (
    "hash" BIGINT NOT NULL,
    "articleId" BIGINT NOT NULL,

    PRIMARY KEY ("hash", "articleId"),
    CONSTRAINT "StoryMark_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "StoryMark_articleId_idx" ON "StoryMark"("articleId");

-- CreateIndex
CREATE INDEX "Article_storyId_idx" ON "Article"("storyId");
