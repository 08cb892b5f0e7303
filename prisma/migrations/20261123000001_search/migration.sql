-- The search index. Prisma's schema cannot say a virtual table, so it stands here alone.
--
-- Its text is not kept (`content=''`): articles have it in Body. It is handed over folded and cut into tokens
-- (packages/database/src/search-text.ts), so the tokenizer has only to split at spaces: `ascii` takes every character
-- beyond ASCII as part of a token, whatever Unicode version SQLite knows. Row numbers are Article.searchId.
CREATE VIRTUAL TABLE "ArticleSearch" USING fts5(
    title, names, text,
    content='', contentless_delete=1, detail='full', tokenize='ascii'
);
