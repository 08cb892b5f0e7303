-- CreateTable
CREATE TABLE "Attachment" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "file" TEXT COLLATE "C",
    "baseName" TEXT COLLATE "C" NOT NULL,
    "mimeType" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateIndex
CREATE INDEX "Attachment_file_idx" ON "Attachment"("file");

-- CreateIndex
CREATE INDEX "Attachment_baseName_idx" ON "Attachment"("baseName");

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
