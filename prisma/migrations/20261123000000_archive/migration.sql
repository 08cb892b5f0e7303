-- CreateTable
CREATE TABLE "Site" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "title" TEXT,
    "url" TEXT,
    "lang" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "importedAt" DATETIME,
    "changeFloor" INTEGER NOT NULL DEFAULT 0,
    "contentDir" TEXT,
    "settingsHash" TEXT,
    "settings" TEXT NOT NULL DEFAULT '{}'
);

-- CreateTable
CREATE TABLE "File" (
    "path" TEXT NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "modifiedAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "articleId" BIGINT,
    CONSTRAINT "File_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Article" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "searchId" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "wantedKey" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "wantedPath" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "originalUrl" TEXT,
    "aliases" TEXT NOT NULL DEFAULT '[]',
    "title" TEXT NOT NULL,
    "description" TEXT,
    "lang" TEXT,
    "translationKey" TEXT,
    "publishedAt" DATETIME,
    "updatedAt" DATETIME,
    "expiresAt" DATETIME,
    "dateOrigin" TEXT NOT NULL,
    "dateRaw" TEXT,
    "draft" BOOLEAN NOT NULL DEFAULT false,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "listed" BOOLEAN NOT NULL,
    "sortAt" DATETIME NOT NULL,
    "sortUpdatedAt" DATETIME NOT NULL,
    "commentsEnabled" BOOLEAN NOT NULL DEFAULT true,
    "bodyFormat" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "cjkCharacters" INTEGER NOT NULL,
    "characters" INTEGER NOT NULL,
    "pictures" INTEGER NOT NULL,
    "readingMinutes" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "foldedTitle" TEXT NOT NULL,
    "categoryId" BIGINT,
    "coverId" BIGINT,
    "thumbnailId" BIGINT,
    CONSTRAINT "Article_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Article_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "Image" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Article_thumbnailId_fkey" FOREIGN KEY ("thumbnailId") REFERENCES "Image" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Body" (
    "articleId" BIGINT NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "toc" TEXT NOT NULL,
    "frontMatter" TEXT NOT NULL,
    CONSTRAINT "Body_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Author" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "wantedSlug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "aliases" TEXT NOT NULL DEFAULT '[]',
    "bio" TEXT,
    "url" TEXT,
    "avatarId" BIGINT,
    "fromSite" BOOLEAN NOT NULL DEFAULT false,
    "rank" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Author_avatarId_fkey" FOREIGN KEY ("avatarId") REFERENCES "Image" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Category" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "wantedSlug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "names" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "description" TEXT,
    "parentId" BIGINT,
    "rank" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Category_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Category" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "wantedSlug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "ArticleAuthor" (
    "articleId" BIGINT NOT NULL,
    "authorId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "spelling" TEXT NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "sortAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "ArticleAuthor_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ArticleCategory" (
    "articleId" BIGINT NOT NULL,
    "categoryId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "spelling" TEXT NOT NULL,
    "isEnd" BOOLEAN NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "sortAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "ArticleCategory_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleCategory_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ArticleTag" (
    "articleId" BIGINT NOT NULL,
    "tagId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "spelling" TEXT NOT NULL,
    "listed" BOOLEAN NOT NULL,
    "sortAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "ArticleTag_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Image" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "host" TEXT,
    "file" TEXT,
    "baseName" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "mimeType" TEXT,
    "bytes" INTEGER,
    "sha256" TEXT,
    "modifiedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ImageUse" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "imageId" BIGINT NOT NULL,
    "role" TEXT NOT NULL,
    "alt" TEXT,
    "title" TEXT,
    "caption" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "referrerPolicy" TEXT,
    "listed" BOOLEAN NOT NULL,
    "sortAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "ImageUse_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ImageUse_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Link" (
    "fromId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "toId" BIGINT,
    "line" INTEGER,
    "column" INTEGER,

    PRIMARY KEY ("fromId", "position"),
    CONSTRAINT "Link_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Link_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Article" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Redirect" (
    "from" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "articleId" BIGINT,
    "to" TEXT,
    "permanent" BOOLEAN NOT NULL DEFAULT true,

    PRIMARY KEY ("from", "file"),
    CONSTRAINT "Redirect_file_fkey" FOREIGN KEY ("file") REFERENCES "File" ("path") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Redirect_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FrontMatterValue" (
    "articleId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "FrontMatterValue_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Diagnostic" (
    "file" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "line" INTEGER,
    "column" INTEGER,
    "frame" TEXT,
    "hint" TEXT,
    "articleId" BIGINT,

    PRIMARY KEY ("file", "position"),
    CONSTRAINT "Diagnostic_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Change" (
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "nodeId" BIGINT NOT NULL,
    "at" DATETIME NOT NULL,
    "seen" TEXT,

    PRIMARY KEY ("revision", "position")
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
CREATE INDEX "ArticleCategory_categoryId_listed_sortAt_articleId_expiresAt_idx" ON "ArticleCategory"("categoryId", "listed", "sortAt", "articleId", "expiresAt");

-- CreateIndex
CREATE INDEX "ArticleCategory_categoryId_isEnd_listed_sortAt_articleId_expiresAt_idx" ON "ArticleCategory"("categoryId", "isEnd", "listed", "sortAt", "articleId", "expiresAt");

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
CREATE INDEX "Redirect_file_idx" ON "Redirect"("file");

-- CreateIndex
CREATE INDEX "Redirect_articleId_idx" ON "Redirect"("articleId");

-- CreateIndex
CREATE INDEX "FrontMatterValue_key_value_articleId_idx" ON "FrontMatterValue"("key", "value", "articleId");

-- CreateIndex
CREATE INDEX "Diagnostic_severity_file_position_idx" ON "Diagnostic"("severity", "file", "position");

-- CreateIndex
CREATE INDEX "Diagnostic_code_file_position_idx" ON "Diagnostic"("code", "file", "position");

-- CreateIndex
CREATE INDEX "Diagnostic_articleId_idx" ON "Diagnostic"("articleId");

-- CreateIndex
CREATE INDEX "Change_type_nodeId_idx" ON "Change"("type", "nodeId");
