-- All tables, as the migrations for SQLite had made them by the day of this one.
--
-- Texts compare by their bytes, as in SQLite, so that lists have the same order in every database: COLLATE "C".

-- CreateTable
CREATE TABLE "Site" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT COLLATE "C",
    "url" TEXT COLLATE "C",
    "lang" TEXT COLLATE "C",
    "timeZone" TEXT COLLATE "C" NOT NULL DEFAULT 'UTC',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "importedAt" TIMESTAMPTZ(3),
    "changeFloor" INTEGER NOT NULL DEFAULT 0,
    "contentDir" TEXT COLLATE "C",
    "settingsHash" TEXT COLLATE "C",
    "settings" TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    "tokenVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "File" (
    "path" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "articleId" BIGINT,

    CONSTRAINT "File_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "Article" (
    "id" BIGINT NOT NULL,
    "searchId" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "wantedKey" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "wantedPath" TEXT COLLATE "C" NOT NULL,
    "collection" TEXT COLLATE "C" NOT NULL,
    "originalUrl" TEXT COLLATE "C",
    "aliases" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "names" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "title" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C",
    "lang" TEXT COLLATE "C",
    "translationKey" TEXT COLLATE "C",
    "publishedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "dateOrigin" TEXT COLLATE "C" NOT NULL,
    "dateRaw" TEXT COLLATE "C",
    "draft" BOOLEAN NOT NULL DEFAULT false,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "listed" BOOLEAN NOT NULL,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,
    "sortUpdatedAt" TIMESTAMPTZ(3) NOT NULL,
    "commentsEnabled" BOOLEAN NOT NULL DEFAULT true,
    "bodyFormat" TEXT COLLATE "C" NOT NULL,
    "words" INTEGER NOT NULL,
    "cjkCharacters" INTEGER NOT NULL,
    "characters" INTEGER NOT NULL,
    "pictures" INTEGER NOT NULL,
    "readingMinutes" INTEGER NOT NULL,
    "summary" TEXT COLLATE "C" NOT NULL,
    "foldedTitle" TEXT COLLATE "C" NOT NULL,
    "termIds" TEXT COLLATE "C" NOT NULL DEFAULT '[[],[],[]]',
    "imageList" TEXT COLLATE "C",
    "categoryId" BIGINT,
    "coverId" BIGINT,
    "thumbnailId" BIGINT,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Body" (
    "articleId" BIGINT NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "html" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "excerpt" TEXT COLLATE "C" NOT NULL,
    "toc" TEXT COLLATE "C" NOT NULL,
    "frontMatter" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Body_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "wantedSlug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "foldedName" TEXT COLLATE "C" NOT NULL,
    "typedForms" TEXT COLLATE "C",
    "aliases" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "bio" TEXT COLLATE "C",
    "url" TEXT COLLATE "C",
    "avatarId" BIGINT,
    "fromSite" BOOLEAN NOT NULL DEFAULT false,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "wantedSlug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "foldedName" TEXT COLLATE "C" NOT NULL,
    "typedForms" TEXT COLLATE "C",
    "names" TEXT COLLATE "C" NOT NULL,
    "depth" INTEGER NOT NULL,
    "description" TEXT COLLATE "C",
    "parentId" BIGINT,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "wantedSlug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "foldedName" TEXT COLLATE "C" NOT NULL,
    "typedForms" TEXT COLLATE "C",
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleAuthor" (
    "articleId" BIGINT NOT NULL,
    "authorId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "spelling" TEXT COLLATE "C" NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "ArticleAuthor_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "ArticleCategory" (
    "articleId" BIGINT NOT NULL,
    "categoryId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "spelling" TEXT COLLATE "C" NOT NULL,
    "isEnd" BOOLEAN NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "ArticleCategory_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "ArticleTag" (
    "articleId" BIGINT NOT NULL,
    "tagId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "spelling" TEXT COLLATE "C" NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "ArticleTag_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "Image" (
    "id" BIGINT NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "host" TEXT COLLATE "C",
    "file" TEXT COLLATE "C",
    "baseName" TEXT COLLATE "C" NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "mimeType" TEXT COLLATE "C",
    "bytes" INTEGER,
    "sha256" TEXT COLLATE "C",
    "modifiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImageUse" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "imageId" BIGINT NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "alt" TEXT COLLATE "C",
    "title" TEXT COLLATE "C",
    "caption" TEXT COLLATE "C",
    "width" INTEGER,
    "height" INTEGER,
    "referrerPolicy" TEXT COLLATE "C",
    "listed" BOOLEAN NOT NULL,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImageUse_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "Link" (
    "fromId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "target" TEXT COLLATE "C" NOT NULL,
    "toId" BIGINT,
    "line" INTEGER,
    "column" INTEGER,
    "written" TEXT COLLATE "C",
    "fragment" TEXT COLLATE "C",
    "anchor" TEXT COLLATE "C",

    CONSTRAINT "Link_pkey" PRIMARY KEY ("fromId","position")
);

-- CreateTable
CREATE TABLE "LinkMeaning" (
    "fromId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "target" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "LinkMeaning_pkey" PRIMARY KEY ("fromId","position","rank")
);

-- CreateTable
CREATE TABLE "LinkedText" (
    "articleId" BIGINT NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "excerpt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "LinkedText_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "Redirect" (
    "from" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "articleId" BIGINT,
    "to" TEXT COLLATE "C",
    "permanent" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Redirect_pkey" PRIMARY KEY ("from","file")
);

-- CreateTable
CREATE TABLE "FormerPath" (
    "path" TEXT COLLATE "C" NOT NULL,
    "articleId" BIGINT NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "FormerPath_pkey" PRIMARY KEY ("path","articleId")
);

-- CreateTable
CREATE TABLE "FrontMatterValue" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "FrontMatterValue_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "Diagnostic" (
    "file" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "severity" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER,
    "column" INTEGER,
    "frame" TEXT COLLATE "C",
    "hint" TEXT COLLATE "C",
    "cause" TEXT COLLATE "C",
    "articleId" BIGINT,

    CONSTRAINT "Diagnostic_pkey" PRIMARY KEY ("file","position")
);

-- CreateTable
CREATE TABLE "Revision" (
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("revision")
);

-- CreateTable
CREATE TABLE "Change" (
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "nodeId" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("revision","position")
);

-- CreateIndex
CREATE INDEX "File_articleId_idx" ON "File"("articleId");

-- CreateIndex
CREATE INDEX "File_sha256_idx" ON "File"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Article_searchId_key" ON "Article"("searchId");

-- CreateIndex
CREATE UNIQUE INDEX "Article_key_key" ON "Article"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Article_file_key" ON "Article"("file");

-- CreateIndex
CREATE UNIQUE INDEX "Article_path_key" ON "Article"("path");

-- CreateIndex
CREATE INDEX "Article_listed_sortAt_id_expiresAt_idx" ON "Article"("listed", "sortAt", "id", "expiresAt");

-- CreateIndex
CREATE INDEX "Article_sortAt_id_idx" ON "Article"("sortAt", "id");

-- CreateIndex
CREATE INDEX "Article_listed_sortUpdatedAt_id_idx" ON "Article"("listed", "sortUpdatedAt", "id");

-- CreateIndex
CREATE INDEX "Article_listed_words_id_idx" ON "Article"("listed", "words", "id");

-- CreateIndex
CREATE INDEX "Article_slug_idx" ON "Article"("slug");

-- CreateIndex
CREATE INDEX "Article_wantedKey_idx" ON "Article"("wantedKey");

-- CreateIndex
CREATE INDEX "Article_wantedPath_idx" ON "Article"("wantedPath");

-- CreateIndex
CREATE INDEX "Article_translationKey_idx" ON "Article"("translationKey");

-- CreateIndex
CREATE INDEX "Article_expiresAt_idx" ON "Article"("expiresAt");

-- CreateIndex
CREATE INDEX "Article_lang_listed_sortAt_id_expiresAt_idx" ON "Article"("lang", "listed", "sortAt", "id", "expiresAt");

-- CreateIndex
CREATE INDEX "Article_categoryId_idx" ON "Article"("categoryId");

-- CreateIndex
CREATE INDEX "Article_coverId_idx" ON "Article"("coverId");

-- CreateIndex
CREATE INDEX "Article_thumbnailId_idx" ON "Article"("thumbnailId");

-- CreateIndex
CREATE UNIQUE INDEX "Author_key_key" ON "Author"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Author_slug_key" ON "Author"("slug");

-- CreateIndex
CREATE INDEX "Author_rank_id_idx" ON "Author"("rank", "id");

-- CreateIndex
CREATE INDEX "Author_avatarId_idx" ON "Author"("avatarId");

-- CreateIndex
CREATE INDEX "Author_name_idx" ON "Author"("name");

-- CreateIndex
CREATE INDEX "Author_wantedSlug_idx" ON "Author"("wantedSlug");

-- CreateIndex
CREATE UNIQUE INDEX "Category_key_key" ON "Category"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Category_slug_key" ON "Category"("slug");

-- CreateIndex
CREATE INDEX "Category_rank_id_idx" ON "Category"("rank", "id");

-- CreateIndex
CREATE INDEX "Category_parentId_rank_id_idx" ON "Category"("parentId", "rank", "id");

-- CreateIndex
CREATE INDEX "Category_name_idx" ON "Category"("name");

-- CreateIndex
CREATE INDEX "Category_wantedSlug_idx" ON "Category"("wantedSlug");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_key_key" ON "Tag"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_slug_key" ON "Tag"("slug");

-- CreateIndex
CREATE INDEX "Tag_rank_id_idx" ON "Tag"("rank", "id");

-- CreateIndex
CREATE INDEX "Tag_name_idx" ON "Tag"("name");

-- CreateIndex
CREATE INDEX "Tag_wantedSlug_idx" ON "Tag"("wantedSlug");

-- CreateIndex
CREATE INDEX "ArticleAuthor_authorId_listed_sortAt_articleId_expiresAt_idx" ON "ArticleAuthor"("authorId", "listed", "sortAt", "articleId", "expiresAt");

-- CreateIndex
CREATE INDEX "ArticleAuthor_authorId_sortAt_articleId_idx" ON "ArticleAuthor"("authorId", "sortAt", "articleId");

-- CreateIndex
CREATE INDEX "ArticleCategory_categoryId_listed_sortAt_articleId_expiresA_idx" ON "ArticleCategory"("categoryId", "listed", "sortAt", "articleId", "expiresAt");

-- CreateIndex
CREATE INDEX "ArticleCategory_categoryId_isEnd_listed_sortAt_articleId_ex_idx" ON "ArticleCategory"("categoryId", "isEnd", "listed", "sortAt", "articleId", "expiresAt");

-- CreateIndex
CREATE INDEX "ArticleCategory_categoryId_sortAt_articleId_idx" ON "ArticleCategory"("categoryId", "sortAt", "articleId");

-- CreateIndex
CREATE INDEX "ArticleTag_tagId_listed_sortAt_articleId_expiresAt_idx" ON "ArticleTag"("tagId", "listed", "sortAt", "articleId", "expiresAt");

-- CreateIndex
CREATE INDEX "ArticleTag_tagId_sortAt_articleId_idx" ON "ArticleTag"("tagId", "sortAt", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Image_url_key" ON "Image"("url");

-- CreateIndex
CREATE INDEX "Image_sha256_idx" ON "Image"("sha256");

-- CreateIndex
CREATE INDEX "Image_status_idx" ON "Image"("status");

-- CreateIndex
CREATE INDEX "Image_host_idx" ON "Image"("host");

-- CreateIndex
CREATE INDEX "Image_file_idx" ON "Image"("file");

-- CreateIndex
CREATE INDEX "Image_baseName_idx" ON "Image"("baseName");

-- CreateIndex
CREATE INDEX "ImageUse_imageId_listed_sortAt_articleId_position_expiresAt_idx" ON "ImageUse"("imageId", "listed", "sortAt", "articleId", "position", "expiresAt");

-- CreateIndex
CREATE INDEX "Link_toId_fromId_idx" ON "Link"("toId", "fromId");

-- CreateIndex
CREATE INDEX "Link_target_idx" ON "Link"("target");

-- CreateIndex
CREATE INDEX "LinkMeaning_target_idx" ON "LinkMeaning"("target");

-- CreateIndex
CREATE INDEX "Redirect_file_idx" ON "Redirect"("file");

-- CreateIndex
CREATE INDEX "Redirect_articleId_idx" ON "Redirect"("articleId");

-- CreateIndex
CREATE INDEX "FormerPath_articleId_idx" ON "FormerPath"("articleId");

-- CreateIndex
CREATE INDEX "FormerPath_file_idx" ON "FormerPath"("file");

-- CreateIndex
CREATE INDEX "FrontMatterValue_key_value_articleId_idx" ON "FrontMatterValue"("key", "value", "articleId");

-- CreateIndex
CREATE INDEX "Diagnostic_severity_file_position_idx" ON "Diagnostic"("severity", "file", "position");

-- CreateIndex
CREATE INDEX "Diagnostic_code_file_position_idx" ON "Diagnostic"("code", "file", "position");

-- CreateIndex
CREATE INDEX "Diagnostic_cause_code_file_position_idx" ON "Diagnostic"("cause", "code", "file", "position");

-- CreateIndex
CREATE INDEX "Diagnostic_articleId_idx" ON "Diagnostic"("articleId");

-- CreateIndex
CREATE INDEX "Change_type_nodeId_revision_idx" ON "Change"("type", "nodeId", "revision");

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "Image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_thumbnailId_fkey" FOREIGN KEY ("thumbnailId") REFERENCES "Image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Body" ADD CONSTRAINT "Body_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Author" ADD CONSTRAINT "Author_avatarId_fkey" FOREIGN KEY ("avatarId") REFERENCES "Image"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAuthor" ADD CONSTRAINT "ArticleAuthor_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAuthor" ADD CONSTRAINT "ArticleAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleCategory" ADD CONSTRAINT "ArticleCategory_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleCategory" ADD CONSTRAINT "ArticleCategory_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleTag" ADD CONSTRAINT "ArticleTag_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleTag" ADD CONSTRAINT "ArticleTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageUse" ADD CONSTRAINT "ImageUse_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageUse" ADD CONSTRAINT "ImageUse_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkMeaning" ADD CONSTRAINT "LinkMeaning_fromId_position_fkey" FOREIGN KEY ("fromId", "position") REFERENCES "Link"("fromId", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedText" ADD CONSTRAINT "LinkedText_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_file_fkey" FOREIGN KEY ("file") REFERENCES "File"("path") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrontMatterValue" ADD CONSTRAINT "FrontMatterValue_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Diagnostic" ADD CONSTRAINT "Diagnostic_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

