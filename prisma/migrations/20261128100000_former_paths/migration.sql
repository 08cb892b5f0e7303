-- CreateTable
CREATE TABLE "FormerPath" (
    "path" TEXT NOT NULL,
    "articleId" BIGINT NOT NULL,
    "file" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,

    PRIMARY KEY ("path", "articleId")
);

-- CreateIndex
CREATE INDEX "FormerPath_articleId_idx" ON "FormerPath"("articleId");

-- CreateIndex
CREATE INDEX "FormerPath_file_idx" ON "FormerPath"("file");
