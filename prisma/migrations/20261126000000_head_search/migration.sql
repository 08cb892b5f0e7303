-- The search index in two. FTS5 keeps one list of places a token for all columns together, so finding a word in titles
-- alone read every place of it in every text: titles and names now have a small index of their own, and the large one
-- has two columns for whatever may be found. How both are written is said in 20261123000001_search.
DROP TABLE "ArticleSearch";

CREATE VIRTUAL TABLE "ArticleSearch" USING fts5(
    names, text,
    content='', contentless_delete=1, detail='full', tokenize='ascii'
);

CREATE VIRTUAL TABLE "HeadSearch" USING fts5(
    title, names,
    content='', contentless_delete=1, detail='full', tokenize='ascii'
);

-- What is in them comes of the files: the next import parses every one again.
UPDATE "Site" SET "settingsHash" = NULL;
