-- CreateIndex
CREATE INDEX "memberships_valid_until_idx" ON "memberships"("valid_until");

-- CreateIndex
CREATE INDEX "memberships_valid_from_idx" ON "memberships"("valid_from");

-- CreateIndex
CREATE INDEX "user_grants_valid_until_idx" ON "user_grants"("valid_until");

-- CreateIndex
CREATE INDEX "user_grants_valid_from_idx" ON "user_grants"("valid_from");

-- CreateIndex
CREATE INDEX "group_grants_valid_until_idx" ON "group_grants"("valid_until");

-- CreateIndex
CREATE INDEX "group_grants_valid_from_idx" ON "group_grants"("valid_from");
