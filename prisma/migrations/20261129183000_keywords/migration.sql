-- CreateTable
CREATE TABLE "ArticleWords" (
    "articleId" BIGINT NOT NULL PRIMARY KEY,
    "words" TEXT NOT NULL,
    CONSTRAINT "ArticleWords_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Word" (
    "word" TEXT NOT NULL PRIMARY KEY,
    "articles" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ArticleKeyword" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "keyword" TEXT NOT NULL,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "ArticleKeyword_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ArticleKeyword_keyword_articleId_idx" ON "ArticleKeyword"("keyword", "articleId");
