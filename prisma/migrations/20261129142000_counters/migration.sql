-- AlterTable
ALTER TABLE "Site" ADD COLUMN "countedBy" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Counter" (
    "kind" TEXT NOT NULL,
    "one" BIGINT NOT NULL,
    "other" BIGINT NOT NULL,
    "articles" INTEGER NOT NULL,
    "words" BIGINT NOT NULL,
    "pictures" BIGINT NOT NULL,

    PRIMARY KEY ("kind", "one", "other")
);

-- CreateIndex
CREATE INDEX "Counter_kind_articles_one_other_idx" ON "Counter"("kind", "articles", "one", "other");
