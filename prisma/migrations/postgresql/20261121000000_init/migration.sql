-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "username_key" TEXT,
    "password" TEXT NOT NULL,
    "password_weak" BOOLEAN NOT NULL DEFAULT false,
    "last_login" TIMESTAMP(3),
    "is_superuser" BOOLEAN NOT NULL DEFAULT false,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "is_staff" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "gender" TEXT NOT NULL DEFAULT 'other',
    "phone" TEXT,
    "phone_key" TEXT,
    "dingding" TEXT,
    "wechat" TEXT,
    "work_id" TEXT,
    "work_id_key" TEXT,
    "icon" TEXT,
    "alias" TEXT,
    "avatar" TEXT,
    "is_grade" INTEGER NOT NULL DEFAULT 0,
    "is_super" INTEGER NOT NULL DEFAULT 0,
    "school_id" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schools" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "schools_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "groups" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "group_id" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "created_by" INTEGER,
    "valid_from" TIMESTAMP(3),
    "valid_until" TIMESTAMP(3),

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_logs" (
    "id" SERIAL NOT NULL,
    "time" TIMESTAMP(3) NOT NULL,
    "username" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "success" BOOLEAN NOT NULL,
    "status" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "user_id" INTEGER,
    "session_id" TEXT,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "login_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_logs" (
    "id" SERIAL NOT NULL,
    "time" TIMESTAMP(3) NOT NULL,
    "ip" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "content" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "repeats" INTEGER NOT NULL DEFAULT 1,
    "user_id" INTEGER,
    "username" TEXT,
    "session_id" TEXT,
    "request_id" TEXT NOT NULL,
    "decision_id" TEXT,
    "policy_version" INTEGER,
    "reason" TEXT,

    CONSTRAINT "operation_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "error_logs" (
    "id" SERIAL NOT NULL,
    "time" TIMESTAMP(3) NOT NULL,
    "ip" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "user_id" INTEGER,
    "username" TEXT,
    "session_id" TEXT,
    "request_id" TEXT NOT NULL,
    "decision_id" TEXT,
    "policy_version" INTEGER,
    "reason" TEXT,

    CONSTRAINT "error_logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backend_apis" (
    "id" SERIAL NOT NULL,
    "name" TEXT,
    "pattern" TEXT NOT NULL,
    "app_name" TEXT,
    "comment" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "backend_apis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permissions" (
    "id" SERIAL NOT NULL,
    "method" TEXT NOT NULL,
    "api_id" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_grants" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "permission_id" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "created_by" INTEGER,
    "valid_from" TIMESTAMP(3),
    "valid_until" TIMESTAMP(3),

    CONSTRAINT "user_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_grants" (
    "id" SERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "permission_id" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "created_by" INTEGER,
    "valid_from" TIMESTAMP(3),
    "valid_until" TIMESTAMP(3),

    CONSTRAINT "group_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "cookie_hash" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL,
    "last_seen_at" TIMESTAMP(3) NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "ended_at" TIMESTAMP(3),
    "end_reason" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rotated_tokens" (
    "jti_hash" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "successor_hash" TEXT NOT NULL,
    "successor_iat" INTEGER NOT NULL,
    "successor_exp" INTEGER NOT NULL,
    "rotated_at" TIMESTAMP(3) NOT NULL,
    "successor_used_at" TIMESTAMP(3),
    "expires_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "rotated_tokens_pkey" PRIMARY KEY ("jti_hash")
);

-- CreateTable
CREATE TABLE "sms_codes" (
    "phone" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP(3) NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "used_at" TIMESTAMP(3),

    CONSTRAINT "sms_codes_pkey" PRIMARY KEY ("phone")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expires_at" BIGINT NOT NULL,

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "id" SERIAL NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" INTEGER,
    "created_at" TIMESTAMP(3) NOT NULL,
    "created_by" INTEGER,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "used_at" TIMESTAMP(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "updated_by" INTEGER,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key_key" ON "users"("username_key");

-- CreateIndex
CREATE UNIQUE INDEX "users_phone_key_key" ON "users"("phone_key");

-- CreateIndex
CREATE UNIQUE INDEX "users_work_id_key_key" ON "users"("work_id_key");

-- CreateIndex
CREATE INDEX "users_deleted_at_id_idx" ON "users"("deleted_at", "id");

-- CreateIndex
CREATE INDEX "users_is_superuser_is_active_deleted_at_idx" ON "users"("is_superuser", "is_active", "deleted_at");

-- CreateIndex
CREATE INDEX "users_phone_idx" ON "users"("phone");

-- CreateIndex
CREATE INDEX "users_school_id_idx" ON "users"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "schools_name_key" ON "schools"("name");

-- CreateIndex
CREATE UNIQUE INDEX "groups_name_key" ON "groups"("name");

-- CreateIndex
CREATE INDEX "memberships_group_id_user_id_idx" ON "memberships"("group_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_user_id_group_id_key" ON "memberships"("user_id", "group_id");

-- CreateIndex
CREATE INDEX "login_logs_success_time_id_idx" ON "login_logs"("success", "time", "id");

-- CreateIndex
CREATE INDEX "login_logs_time_id_idx" ON "login_logs"("time", "id");

-- CreateIndex
CREATE INDEX "login_logs_username_time_idx" ON "login_logs"("username", "time");

-- CreateIndex
CREATE INDEX "login_logs_ip_time_idx" ON "login_logs"("ip", "time");

-- CreateIndex
CREATE INDEX "login_logs_request_id_idx" ON "login_logs"("request_id");

-- CreateIndex
CREATE INDEX "operation_logs_time_id_idx" ON "operation_logs"("time", "id");

-- CreateIndex
CREATE INDEX "operation_logs_method_time_idx" ON "operation_logs"("method", "time");

-- CreateIndex (text_pattern_ops: a prefix of the url is looked up by this index whatever the collation)
CREATE INDEX "operation_logs_url_time_idx" ON "operation_logs"("url" text_pattern_ops, "time");

-- CreateIndex
CREATE INDEX "operation_logs_ip_time_idx" ON "operation_logs"("ip", "time");

-- CreateIndex
CREATE INDEX "operation_logs_user_id_time_idx" ON "operation_logs"("user_id", "time");

-- CreateIndex
CREATE INDEX "operation_logs_request_id_idx" ON "operation_logs"("request_id");

-- CreateIndex
CREATE INDEX "error_logs_time_id_idx" ON "error_logs"("time", "id");

-- CreateIndex
CREATE INDEX "error_logs_method_time_idx" ON "error_logs"("method", "time");

-- CreateIndex (text_pattern_ops: a prefix of the url is looked up by this index whatever the collation)
CREATE INDEX "error_logs_url_time_idx" ON "error_logs"("url" text_pattern_ops, "time");

-- CreateIndex
CREATE INDEX "error_logs_ip_time_idx" ON "error_logs"("ip", "time");

-- CreateIndex
CREATE INDEX "error_logs_request_id_idx" ON "error_logs"("request_id");

-- CreateIndex
CREATE INDEX "error_logs_decision_id_idx" ON "error_logs"("decision_id");

-- CreateIndex
CREATE INDEX "backend_apis_pattern_idx" ON "backend_apis"("pattern");

-- CreateIndex
CREATE INDEX "permissions_api_id_idx" ON "permissions"("api_id");

-- CreateIndex
CREATE UNIQUE INDEX "permissions_method_api_id_key" ON "permissions"("method", "api_id");

-- CreateIndex
CREATE INDEX "user_grants_permission_id_idx" ON "user_grants"("permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_grants_user_id_permission_id_key" ON "user_grants"("user_id", "permission_id");

-- CreateIndex
CREATE INDEX "group_grants_permission_id_idx" ON "group_grants"("permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_grants_group_id_permission_id_key" ON "group_grants"("group_id", "permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_cookie_hash_key" ON "sessions"("cookie_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_ended_at_idx" ON "sessions"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "rotated_tokens_successor_hash_key" ON "rotated_tokens"("successor_hash");

-- CreateIndex
CREATE INDEX "rotated_tokens_session_id_idx" ON "rotated_tokens"("session_id");

-- CreateIndex
CREATE INDEX "rotated_tokens_expires_at_idx" ON "rotated_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "sms_codes_expires_at_idx" ON "sms_codes"("expires_at");

-- CreateIndex
CREATE INDEX "throttles_expires_at_idx" ON "throttles"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_links_expires_at_idx" ON "one_time_links"("expires_at");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "schools"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "permissions" ADD CONSTRAINT "permissions_api_id_fkey" FOREIGN KEY ("api_id") REFERENCES "backend_apis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_grants" ADD CONSTRAINT "user_grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_grants" ADD CONSTRAINT "user_grants_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_grants" ADD CONSTRAINT "group_grants_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_grants" ADD CONSTRAINT "group_grants_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotated_tokens" ADD CONSTRAINT "rotated_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The one row that every change of rights counts up.
INSERT INTO "policy" ("id", "version") VALUES (1, 1);
