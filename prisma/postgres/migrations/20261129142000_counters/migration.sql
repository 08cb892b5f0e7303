-- AlterTable
ALTER TABLE "Site" ADD COLUMN "countedBy" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Counter" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "one" BIGINT NOT NULL,
    "other" BIGINT NOT NULL,
    "articles" INTEGER NOT NULL,
    "words" BIGINT NOT NULL,
    "pictures" BIGINT NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("kind","one","other")
);

-- CreateIndex
CREATE INDEX "Counter_kind_articles_one_other_idx" ON "Counter"("kind", "articles", "one", "other");
