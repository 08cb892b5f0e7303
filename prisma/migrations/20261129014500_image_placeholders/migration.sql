-- AlterTable
ALTER TABLE "Image" ADD COLUMN "color" TEXT;
ALTER TABLE "Image" ADD COLUMN "preview" TEXT;
