-- CreateTable
CREATE TABLE "LinkMeaning" (
    "fromId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "target" TEXT NOT NULL,

    PRIMARY KEY ("fromId", "position", "rank"),
    CONSTRAINT "LinkMeaning_fromId_position_fkey" FOREIGN KEY ("fromId", "position") REFERENCES "Link" ("fromId", "position") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LinkMeaning_target_idx" ON "LinkMeaning"("target");

-- What is in it comes of the files: the next import parses every one again.
UPDATE "Site" SET "settingsHash" = NULL;
