-- CreateTable
CREATE TABLE "ArticleWords" (
    "articleId" BIGINT NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ArticleWords_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "Word" (
    "word" TEXT COLLATE "C" NOT NULL,
    "articles" INTEGER NOT NULL,

    CONSTRAINT "Word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "ArticleKeyword" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "keyword" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ArticleKeyword_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateIndex
CREATE INDEX "ArticleKeyword_keyword_articleId_idx" ON "ArticleKeyword"("keyword", "articleId");

-- AddForeignKey
ALTER TABLE "ArticleWords" ADD CONSTRAINT "ArticleWords_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleKeyword" ADD CONSTRAINT "ArticleKeyword_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
