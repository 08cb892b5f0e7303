-- DropIndex
DROP INDEX "FrontMatterValue_key_value_articleId_number_idx";

-- AlterTable
ALTER TABLE "FrontMatterValue" ADD COLUMN "isFirst" BOOLEAN NOT NULL DEFAULT false;

-- The first value of each key in an article that is not null.
UPDATE "FrontMatterValue" SET "isFirst" = true WHERE "value" <> 'null' AND NOT EXISTS (
    SELECT 1 FROM "FrontMatterValue" f WHERE f."articleId" = "FrontMatterValue"."articleId"
    AND f."position" < "FrontMatterValue"."position" AND f."key" = "FrontMatterValue"."key" AND f."value" <> 'null'
);

-- CreateIndex
CREATE INDEX "FrontMatterValue_key_value_articleId_idx" ON "FrontMatterValue"("key", "value", "articleId");

-- CreateIndex
CREATE INDEX "FrontMatterValue_key_number_value_articleId_isFirst_idx" ON "FrontMatterValue"("key", "number", "value", "articleId", "isFirst");
