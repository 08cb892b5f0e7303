-- AlterTable
ALTER TABLE "Article" ADD COLUMN "imageList" TEXT;
ALTER TABLE "Article" ADD COLUMN "termIds" TEXT NOT NULL DEFAULT '[[],[],[]]';

UPDATE "Article" SET "termIds" = json_array(
    json((SELECT json_group_array("authorId") FROM (SELECT "authorId" FROM "ArticleAuthor" WHERE "articleId" = "Article"."id" ORDER BY "position"))),
    json((SELECT json_group_array("categoryId") FROM (SELECT "categoryId" FROM "ArticleCategory" WHERE "articleId" = "Article"."id" ORDER BY "position"))),
    json((SELECT json_group_array("tagId") FROM (SELECT "tagId" FROM "ArticleTag" WHERE "articleId" = "Article"."id" ORDER BY "position")))
);

-- Images are encoded by the program, so the next import writes every article again.
UPDATE "Site" SET "settingsHash" = NULL;
