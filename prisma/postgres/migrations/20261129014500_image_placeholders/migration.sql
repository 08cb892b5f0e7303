-- AlterTable
ALTER TABLE "Image" ADD COLUMN "color" TEXT COLLATE "C",
ADD COLUMN "preview" TEXT COLLATE "C";
