-- CreateTable
CREATE TABLE "Announcement" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL,
    "cursor" TEXT COLLATE "C" NOT NULL,
    "site" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);
