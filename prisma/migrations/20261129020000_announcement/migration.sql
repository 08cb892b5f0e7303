-- CreateTable
CREATE TABLE "Announcement" (
    "id" INTEGER NOT NULL PRIMARY KEY DEFAULT 1,
    "revision" INTEGER NOT NULL,
    "cursor" TEXT NOT NULL,
    "site" TEXT NOT NULL
);
