-- AlterTable
ALTER TABLE "Article" ADD COLUMN "storyId" BIGINT;

-- CreateTable
CREATE TABLE "StoryMark" (
    "hash" BIGINT NOT NULL,
    "articleId" BIGINT NOT NULL,

    CONSTRAINT "StoryMark_pkey" PRIMARY KEY ("hash","articleId")
);

-- CreateIndex
CREATE INDEX "StoryMark_articleId_idx" ON "StoryMark"("articleId");

-- CreateIndex
CREATE INDEX "Article_storyId_idx" ON "Article"("storyId");

-- AddForeignKey
ALTER TABLE "StoryMark" ADD CONSTRAINT "StoryMark_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
