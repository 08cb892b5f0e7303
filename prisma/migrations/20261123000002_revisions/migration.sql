-- CreateTable
CREATE TABLE "Revision" (
    "revision" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- DropTable
DROP TABLE "Change";

-- CreateTable
CREATE TABLE "Change" (
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "nodeId" BIGINT NOT NULL,
    "at" DATETIME NOT NULL,
    "seen" TEXT NOT NULL,

    PRIMARY KEY ("revision", "position")
);

-- CreateIndex
CREATE INDEX "Change_type_nodeId_revision_idx" ON "Change"("type", "nodeId", "revision");

-- Changes said less than is asked of them now: who kept a cursor reads everything once more.
UPDATE "Site" SET "changeFloor" = "revision";
INSERT INTO "Revision" SELECT "revision", "importedAt" FROM "Site" WHERE "importedAt" IS NOT NULL;
