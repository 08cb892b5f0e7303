-- CreateTable
CREATE TABLE "Attachment" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "file" TEXT,
    "baseName" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "Attachment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Attachment_file_idx" ON "Attachment"("file");

-- CreateIndex
CREATE INDEX "Attachment_baseName_idx" ON "Attachment"("baseName");
