-- The search indexes. `tokens`, `title` and `names` hold the same tokens as SQLite's indexes, separated by spaces, with a
-- space at both ends (packages/database/src/text/tokenizer.ts). `pieces` holds numbers for them and for pairs of
-- neighbours (text/search-pieces.ts). The GIN index finds the articles with all pieces of a query. Phrases that the
-- pieces do not decide are looked up in the tokens. "searchId" is Article."searchId".
CREATE TABLE "ArticleSearch" (
    "searchId" BIGINT NOT NULL,
    -- Names, a separator, the title and the text.
    "tokens" TEXT COLLATE "C" NOT NULL,
    "pieces" BIGINT[] NOT NULL,
    CONSTRAINT "ArticleSearch_pkey" PRIMARY KEY ("searchId")
);
CREATE INDEX "ArticleSearch_pieces_idx" ON "ArticleSearch" USING GIN ("pieces");

CREATE TABLE "HeadSearch" (
    "searchId" BIGINT NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "names" TEXT COLLATE "C" NOT NULL,
    -- Also the beginnings of words, for completion.
    "pieces" BIGINT[] NOT NULL,
    CONSTRAINT "HeadSearch_pkey" PRIMARY KEY ("searchId")
);
CREATE INDEX "HeadSearch_pieces_idx" ON "HeadSearch" USING GIN ("pieces");

-- Rows have thousands of pieces. ANALYZE counts them in a sample of the rows, and a small sample is enough.
ALTER TABLE "ArticleSearch" ALTER "searchId" SET STATISTICS 10, ALTER "tokens" SET STATISTICS 0, ALTER "pieces" SET STATISTICS 10;
