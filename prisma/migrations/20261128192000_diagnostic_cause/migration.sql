-- AlterTable
ALTER TABLE "Diagnostic" ADD COLUMN "cause" TEXT;

-- CreateIndex
CREATE INDEX "Diagnostic_cause_code_file_position_idx" ON "Diagnostic"("cause", "code", "file", "position");
