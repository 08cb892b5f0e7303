-- CreateIndex
CREATE INDEX "Article_categoryId_idx" ON "Article"("categoryId");

-- CreateIndex
CREATE INDEX "Article_coverId_idx" ON "Article"("coverId");

-- CreateIndex
CREATE INDEX "Article_thumbnailId_idx" ON "Article"("thumbnailId");
