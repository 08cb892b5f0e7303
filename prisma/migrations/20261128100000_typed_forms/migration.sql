-- AlterTable
ALTER TABLE "Author" ADD COLUMN "typedForms" TEXT;
ALTER TABLE "Category" ADD COLUMN "typedForms" TEXT;
ALTER TABLE "Tag" ADD COLUMN "typedForms" TEXT;

-- Search folds more (simplified and traditional characters, vowel signs) and has other tokens. The search index and the
-- folded titles are computed from the files, so the next import parses all of them again. It also folds every name that
-- has no typed forms.
UPDATE "Site" SET "settingsHash" = NULL;
